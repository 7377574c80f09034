package org.entrepot.mediastore;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.StoredObject;
import org.jspecify.annotations.Nullable;

/** The call ListItems ({@code mediastore.md} section 11). */
final class ListItems {
    /** Query keys, spelled exactly so. */
    static final String PATH = "Path";

    static final String MAX_RESULTS = "MaxResults";
    static final String NEXT_TOKEN = "NextToken";

    /** Most items of one page, and how many it has when the caller names no number. */
    static final int PAGE_MAX = 1000;

    /** How long a token is good for. */
    static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

    private ListItems() {}

    /** What a token says: it is good for one folder of one bucket, for a while. */
    private record Bookmark(long issuedAtSeconds, String bucketId, String prefix, ItemPages.Name last) {
        private static final String SEPARATOR = "\n";
        private static final int FIELDS = 5;

        String text() {
            String kind = last.isFolder() ? "F" : "O";
            return String.join(SEPARATOR, Long.toString(issuedAtSeconds), bucketId, prefix, kind, last.text());
        }

        static Optional<Bookmark> read(String text) {
            String[] fields = text.split(SEPARATOR, FIELDS);
            if (fields.length < FIELDS || !fields[0].matches("[0-9]{1,18}")) {
                return Optional.empty();
            }
            ItemPages.Name last = new ItemPages.Name(fields[4], fields[3].equals("F"));
            return Optional.of(new Bookmark(Long.parseLong(fields[0]), fields[1], fields[2], last));
        }
    }

    static Answer handle(Work work) throws IOException {
        int limit = limit(work);
        String prefix = work.call().listPrefix() == null ? "" : work.call().listPrefix();
        Instant now = work.clock().instant();
        ItemPages.Page page = new ItemPages(query -> work.store().list(work.bucket(), query), prefix)
                .page(after(work, prefix, now), limit);
        JsonWriter json = new JsonWriter().openObject().name("Items").openList();
        page.items().forEach(item -> write(json, item));
        json.closeList();
        if (page.more()) {
            Bookmark bookmark = new Bookmark(
                    now.getEpochSecond(),
                    work.bucket().id(),
                    prefix,
                    page.items().getLast().name());
            json.member(NEXT_TOKEN, PageToken.of(bookmark.text()));
        }
        return Answer.document(200, Plane.DATA.contentType(), json.closeObject().toBytes());
    }

    private static int limit(Work work) throws RefusedException {
        Optional<String> asked = work.query().first(MAX_RESULTS);
        if (asked.isEmpty()) {
            return PAGE_MAX;
        }
        int limit = asked.get().matches("[0-9]{1,9}") ? Integer.parseInt(asked.get()) : 0;
        if (limit < 1 || limit > PAGE_MAX) {
            throw ControlInput.outside(MAX_RESULTS, asked.get(), "it must be a whole number from 1 to " + PAGE_MAX);
        }
        return limit;
    }

    private static ItemPages.@Nullable Name after(Work work, String prefix, Instant now) throws RefusedException {
        String token = work.query().first(NEXT_TOKEN).orElse("");
        if (token.isEmpty()) {
            return null;
        }
        Bookmark bookmark = PageToken.read(token)
                .flatMap(Bookmark::read)
                .filter(read -> read.bucketId().equals(work.bucket().id())
                        && read.prefix().equals(prefix))
                .orElseThrow(() -> ControlInput.outside(NEXT_TOKEN, token, "no answer about this folder held it"));
        if (now.getEpochSecond() - bookmark.issuedAtSeconds() > TOKEN_LIFE.toSeconds()) {
            throw ControlInput.outside(NEXT_TOKEN, token, "it is older than " + TOKEN_LIFE.toMinutes() + " minutes");
        }
        return bookmark.last();
    }

    private static void write(JsonWriter json, ItemPages.Item item) {
        json.openObject().member("Name", item.name().text());
        StoredObject object = item.object();
        if (object == null) {
            json.member("Type", "FOLDER").closeObject();
            return;
        }
        json.member("Type", "OBJECT");
        ObjectCalls.etag(object).ifPresent(etag -> json.member("ETag", etag));
        json.name("LastModified")
                .raw(ControlAnswers.epochSeconds(object.lastModified()))
                .member("ContentType", ObjectCalls.contentType(object))
                .member("ContentLength", object.size())
                .closeObject();
    }
}
