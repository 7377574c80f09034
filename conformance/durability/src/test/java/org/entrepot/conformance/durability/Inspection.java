package org.entrepot.conformance.durability;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.access.Dialect;
import org.entrepot.conformance.durability.DialectClient.Answer;

/**
 * Everything that clients can see of the places that were written, read from a running server.
 *
 * @param found the state of each place, with the id of the answer that showed it
 * @param problems where listing and reads disagree
 */
record Inspection(Map<Place, Found> found, List<String> problems) {
    private static final Pattern LISTED = Pattern.compile("<Key>([^<]*)</Key>.*?<Size>([0-9]+)</Size>", Pattern.DOTALL);
    private static final byte[] NO_BODY = {};

    record Found(String state, String requestId) {}

    /** Reads all places and lists all buckets. */
    static Inspection of(DialectClient client, Set<Place> places) throws IOException {
        Map<Place, Found> found = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (Dialect dialect : Dialect.values()) {
            WriteCalls calls = new WriteCalls(client, dialect);
            Map<String, Long> read = new TreeMap<>();
            for (Place place : places) {
                if (place.dialect() != dialect) {
                    continue;
                }
                switch (place) {
                    case Place.Key(Dialect own, String name) -> {
                        Answer answer = calls.get(name);
                        found.put(place, new Found(answer.state(), answer.requestId()));
                        if (answer.status() == 200) {
                            read.put(name, (long) answer.whole().body().length);
                        }
                    }
                    case Place.Document(Dialect own, Place.Kind kind) -> {
                        Answer answer = calls.document(kind);
                        found.put(place, new Found(WriteCalls.documentState(answer), answer.requestId()));
                    }
                    case Place.Bucket bucket -> {}
                }
            }
            Answer listing = client.send(Dialect.S3, "GET", "/" + Place.bucket(dialect), "list-type=2", NO_BODY);
            String bucket = listing.status() == 200 ? Place.Bucket.MADE : AcknowledgedWrites.NOTHING;
            found.put(new Place.Bucket(dialect), new Found(bucket, listing.requestId()));
            Map<String, Long> listed = listed(listing);
            if (!listed.equals(read)) {
                problems.add("%s lists %s and gives %s".formatted(dialect, listed, read));
            }
        }
        return new Inspection(found, problems);
    }

    private static Map<String, Long> listed(Answer listing) {
        Map<String, Long> keys = new TreeMap<>();
        if (listing.require(200, 404).status() == 200) {
            Matcher matcher = LISTED.matcher(listing.text());
            while (matcher.find()) {
                keys.put(matcher.group(1), Long.parseLong(matcher.group(2)));
            }
        }
        return keys;
    }

    /** What may not be as it is, one line each; empty when all is well. */
    List<String> against(AcknowledgedWrites writes, Predicate<AcknowledgedWrites.Write> counts) {
        List<String> all = new ArrayList<>(problems);
        found.forEach((place, is) -> {
            Set<String> allowed = writes.allowed(place, counts);
            if (!allowed.contains(is.state())) {
                all.add("%s is %s, may be %s".formatted(place, is.state(), String.join(" or ", allowed)));
            }
        });
        return all;
    }

    /** Goes on from here: what was found is what is there. */
    void settle(AcknowledgedWrites writes) {
        found.forEach((place, is) -> writes.found(place, is.state(), is.requestId()));
    }
}
