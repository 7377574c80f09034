package org.entrepot.store.core;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.entrepot.store.spi.Snapshot;
import org.entrepot.store.verify.Finding;
import org.jspecify.annotations.Nullable;

/** Whether accounts, users and keys can be read, have their aliases and lists, and no list speaks of what is not there. */
final class IdentityCheck {
    /** An account number has so many digits; a user's name follows it in keys. */
    private static final int ACCOUNT_DIGITS = 12;

    private final Snapshot snapshot;
    private final RecordScan scan;
    private final CheckReport report;

    IdentityCheck(Snapshot snapshot, RecordScan scan, CheckReport report) {
        this.snapshot = snapshot;
        this.scan = scan;
        this.report = report;
    }

    void run() throws IOException {
        scan.each(Keys.ACCOUNT, (key, value) -> {
            String number = text(key);
            checkAliases(Alias.of(IdentityCodec.account(number, value)), new Alias.Holder(number, ""));
        });
        scan.each(Keys.USER, (key, value) -> {
            Alias.Holder holder = userOf(text(key));
            checkAliases(Alias.of(IdentityCodec.user(holder.user(), value)), holder);
            requireIdentity("user `" + holder.user() + "`", new Alias.Holder(holder.account(), ""));
        });
        scan.each(Keys.ALIAS, this::alias);
        scan.each(Keys.ACCESS_KEY, this::accessKey);
        scan.each(Keys.KEY_OF_ACCOUNT, this::listedKey);
    }

    private static String text(byte[] key) {
        return Keys.textAfter(new byte[] {key[0]}, key);
    }

    private static Alias.Holder userOf(String text) {
        return new Alias.Holder(text.substring(0, ACCOUNT_DIGITS), text.substring(ACCOUNT_DIGITS));
    }

    private void checkAliases(List<Alias> aliases, Alias.Holder holder) throws IOException {
        for (Alias alias : aliases) {
            byte[] right = Alias.record(holder);
            byte[] seen = snapshot.get(alias.key());
            if (!Arrays.equals(seen, right)) {
                report.found(new Finding.IndexWrong(RecordNames.of(alias.key()), alias.key(), seen, right));
            }
        }
    }

    private void alias(byte[] key, byte[] value) throws IOException {
        byte[] record = identity(Alias.holder(value));
        boolean isTheirs = false;
        if (record != null) {
            Alias.Holder holder = Alias.holder(value);
            List<Alias> theirs = holder.user().isEmpty()
                    ? Alias.of(IdentityCodec.account(holder.account(), record))
                    : Alias.of(IdentityCodec.user(holder.user(), record));
            isTheirs = theirs.stream().anyMatch(alias -> Arrays.equals(alias.key(), key));
        }
        if (!isTheirs) {
            report.found(new Finding.IndexWrong(RecordNames.of(key), key, value, null));
        }
    }

    private byte @Nullable [] identity(Alias.Holder holder) throws IOException {
        return snapshot.get(
                holder.user().isEmpty()
                        ? Keys.named(Keys.ACCOUNT, holder.account())
                        : Keys.named(Keys.USER, holder.account(), holder.user()));
    }

    private void requireIdentity(String whose, Alias.Holder holder) throws IOException {
        if (identity(holder) == null) {
            report.found(new Finding.ReferenceDangling(
                    whose, holder.user().isEmpty() ? "account " + holder.account() : "user `" + holder.user() + "`"));
        }
    }

    private void accessKey(byte[] key, byte[] value) throws IOException {
        IdentityCodec.KeyRecord record = IdentityCodec.key(value);
        String user = record.user();
        requireIdentity(RecordNames.of(key), new Alias.Holder(record.account(), user == null ? "" : user));
        byte[] listed = AccessKeyRecords.indexKey(text(key), record);
        if (snapshot.get(listed) == null) {
            report.found(new Finding.IndexWrong(RecordNames.of(listed), listed, null, new RecordWriter(0).record()));
        }
    }

    private void listedKey(byte[] key, byte[] value) throws IOException {
        byte[] record = snapshot.get(Keys.named(Keys.ACCESS_KEY, AccessKeyRecords.listedId(key)));
        if (record == null
                || !Arrays.equals(
                        AccessKeyRecords.indexKey(AccessKeyRecords.listedId(key), IdentityCodec.key(record)), key)) {
            report.found(new Finding.IndexWrong(RecordNames.of(key), key, value, null));
        }
    }
}
