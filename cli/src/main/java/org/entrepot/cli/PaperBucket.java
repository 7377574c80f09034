package org.entrepot.cli;

import java.util.Objects;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.MadeUp;
import org.entrepot.access.policy.notation.WrittenBucket;
import org.entrepot.access.policy.notation.WrittenResource;
import org.jspecify.annotations.Nullable;

/**
 * A bucket that is on paper only, for questions without a server.
 *
 * @param name inside name, without COS's APPID
 */
record PaperBucket(String name, Account owner) {
    /**
     * The bucket that is meant; empty for a COS bucket without APPID.
     *
     * @param named the bucket as the dialect writes it; null for the one of the resource
     * @param resource what is asked for, as the dialect writes it
     * @param ownerId null for the account that a MediaStore resource names, else one made up
     */
    static Optional<PaperBucket> of(
            Dialect dialect, @Nullable String named, String resource, @Nullable String ownerId) {
        WrittenResource asked = WrittenResource.of(dialect, resource);
        String account = Objects.requireNonNullElse(asked.account(), MadeUp.ownerOf(dialect));
        String written = named == null ? Objects.requireNonNullElse(asked.bucket(), "") : named;
        return WrittenBucket.of(dialect, written)
                .map(bucket -> new PaperBucket(
                        bucket.name(),
                        MadeUp.account(
                                Objects.requireNonNullElse(ownerId, account),
                                dialect == Dialect.COS ? bucket.appid() : MadeUp.APPID)));
    }
}
