package org.entrepot.store.core;

import java.io.IOException;
import java.time.Instant;
import org.entrepot.access.Dialect;
import org.entrepot.access.acl.Acl;
import org.entrepot.access.acl.Grant;
import org.entrepot.access.acl.Grantee;
import org.entrepot.access.acl.Permission;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.store.CorsDocument;
import org.entrepot.store.StoredDocument;

/** Writes and reads the members that speak of access. */
final class AccessCodec {
    private AccessCodec() {}

    static void dialect(RecordWriter to, Dialect dialect) {
        to.text(dialect.label());
    }

    static Dialect dialect(RecordReader from) throws IOException {
        String label = from.text();
        return Dialect.of(label).orElseThrow(() -> new IOException("a record names the unknown dialect " + label));
    }

    /** Milliseconds are as fine as any dialect shows. */
    static void instant(RecordWriter to, Instant instant) {
        to.number(instant.toEpochMilli());
    }

    static Instant instant(RecordReader from) throws IOException {
        return Instant.ofEpochMilli(from.number());
    }

    static void acl(RecordWriter to, Acl acl) {
        dialect(to, acl.writtenIn());
        to.list(acl.grants(), AccessCodec::grant);
    }

    static Acl acl(RecordReader from) throws IOException {
        return new Acl(dialect(from), from.list(AccessCodec::grant));
    }

    private static void grant(RecordWriter to, Grant grant) {
        to.text(
                switch (grant.grantee()) {
                    case Grantee.AllUsers all -> "*";
                    case Grantee.AuthenticatedUsers authenticated -> "authenticated";
                    case Grantee.LogDelivery logs -> "logs";
                    case Grantee.Identity identity -> "=" + identity.canonicalId();
                });
        to.text(grant.permission().name());
    }

    private static Grant grant(RecordReader from) throws IOException {
        String grantee = from.text();
        String permission = from.text();
        try {
            return new Grant(
                    switch (grantee) {
                        case "*" -> new Grantee.AllUsers();
                        case "authenticated" -> new Grantee.AuthenticatedUsers();
                        case "logs" -> new Grantee.LogDelivery();
                        default -> new Grantee.Identity(grantee.substring(1));
                    },
                    Permission.valueOf(permission));
        } catch (IllegalArgumentException unknown) {
            throw new IOException("a record names the unknown permission " + permission, unknown);
        }
    }

    static void document(RecordWriter to, StoredDocument document) {
        dialect(to, document.notation());
        to.bytes(document.source()).number(document.revision()).text(document.changedBy());
        instant(to, document.changedAt());
    }

    static StoredDocument document(RecordReader from) throws IOException {
        return new StoredDocument(dialect(from), from.bytes(), from.number(), from.text(), instant(from));
    }

    static void cors(RecordWriter to, CorsDocument cors) {
        document(to, cors.document());
        to.list(cors.configuration().rules(), AccessCodec::corsRule);
        to.optional(cors.configuration().responseVary(), RecordWriter::flag);
    }

    static CorsDocument cors(RecordReader from) throws IOException {
        return new CorsDocument(
                document(from),
                new CorsConfiguration(from.list(AccessCodec::corsRule), from.optional(RecordReader::flag)));
    }

    private static void corsRule(RecordWriter to, CorsRule rule) {
        to.optional(rule.id(), RecordWriter::text)
                .texts(rule.origins())
                .texts(rule.methods())
                .optional(rule.headers(), RecordWriter::texts)
                .optional(rule.exposeHeaders(), RecordWriter::texts)
                .optional(rule.maxAgeSeconds(), (writer, seconds) -> writer.number(seconds))
                .optional(rule.group(), RecordWriter::text);
    }

    private static CorsRule corsRule(RecordReader from) throws IOException {
        return new CorsRule(
                from.optional(RecordReader::text),
                from.texts(),
                from.texts(),
                from.optional(RecordReader::texts),
                from.optional(RecordReader::texts),
                from.optional(reader -> (int) reader.number()),
                from.optional(RecordReader::text));
    }
}
