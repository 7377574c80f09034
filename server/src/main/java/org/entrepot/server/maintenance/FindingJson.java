package org.entrepot.server.maintenance;

import org.entrepot.access.text.JsonWriter;
import org.entrepot.store.verify.Finding;
import org.entrepot.store.verify.Owner;
import org.jspecify.annotations.Nullable;

/** A finding of a verification as one line of JSON. */
final class FindingJson {
    private FindingJson() {}

    static String line(Finding finding, boolean isRepaired) {
        JsonWriter json = new JsonWriter()
                .openObject()
                .member("type", "finding")
                .member("code", finding.code())
                .member("text", finding.text())
                .member("repairable", finding.isRepairable())
                .member("repaired", isRepaired);
        switch (owner(finding)) {
            case Owner.OfObject object ->
                json.member("bucket", object.bucket())
                        .member("key", object.key().value())
                        .member("revision", object.revision());
            case Owner.OfPart part -> json.member("upload", part.uploadId()).member("part", part.number());
            case null -> {
                // Records that nobody outside of the store has a name for.
            }
        }
        return json.closeObject().toString();
    }

    private static @Nullable Owner owner(Finding finding) {
        return switch (finding) {
            case Finding.BytesMissing missing -> missing.owner();
            case Finding.BytesDamaged damaged -> damaged.owner();
            default -> null;
        };
    }
}
