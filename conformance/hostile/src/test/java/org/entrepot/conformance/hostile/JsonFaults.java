package org.entrepot.conformance.hostile;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What can be wrong with a JSON body whatever it says. */
final class JsonFaults {
    private static final int DEEP = 10_000;

    private JsonFaults() {}

    /**
     * Bodies by what is wrong with them.
     *
     * @param good an object as it should be
     */
    static Map<String, byte[]> of(String good) {
        String members = good.substring(1, good.length() - 1);
        String firstName = members.substring(0, members.indexOf(':'));
        Map<String, String> faults = new LinkedHashMap<>();
        faults.put("no JSON at all", "hello");
        faults.put("broken JSON: cut off", good.substring(0, good.length() - 2));
        faults.put("broken JSON: a comma too many", "{" + members + ",}");
        faults.put("broken JSON: text behind the end", good + "more");
        faults.put("10,000 lists deep", "{" + firstName + ":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}");
        // No deeper, because it would be longer than some documents may be.
        faults.put("3,000 objects deep", "{\"a\":".repeat(3_000) + "1" + "}".repeat(3_000));
        faults.put("a member twice", "{" + members + "," + members + "}");
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        faults.forEach((fault, text) -> bodies.put(fault, text.getBytes(StandardCharsets.UTF_8)));
        bodies.put("invalid UTF-8", ("{\"\u00c3\u0028\":1," + members + "}").getBytes(StandardCharsets.ISO_8859_1));
        return bodies;
    }
}
