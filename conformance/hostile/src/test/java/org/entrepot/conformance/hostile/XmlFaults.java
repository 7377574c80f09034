package org.entrepot.conformance.hostile;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What can be wrong with an XML body whatever it says. */
final class XmlFaults {
    private static final int DEEP = 10_000;

    private XmlFaults() {}

    /**
     * Bodies by what is wrong with them.
     *
     * @param root the root element's name
     * @param inside what stands in it when all is well
     */
    static Map<String, byte[]> of(String root, String inside) {
        String open = "<" + root + ">";
        String close = "</" + root + ">";
        Map<String, String> faults = new LinkedHashMap<>();
        faults.put("no XML at all", "hello");
        faults.put("broken XML: a tag left open", open + inside);
        faults.put("broken XML: text behind the end", open + inside + close + "more");
        faults.put("a DTD", "<!DOCTYPE " + root + ">" + open + inside + close);
        faults.put("an entity bomb", bomb(root) + open + "&lol9;" + inside + close);
        faults.put(
                "an external entity",
                "<!DOCTYPE " + root + " [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + open + "&x;" + inside + close);
        faults.put(
                "an external DTD",
                "<!DOCTYPE " + root + " SYSTEM \"http://127.0.0.1:9/none.dtd\">" + open + inside + close);
        // Never closed, because closed it would be longer than some documents may be.
        faults.put("10,000 elements deep", "<a>".repeat(DEEP));
        faults.put("an entity nobody declared", open + "&nothing;" + inside + close);
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        faults.forEach((fault, text) -> bodies.put(fault, text.getBytes(StandardCharsets.UTF_8)));
        bodies.put("invalid UTF-8", (open + inside + "\u00c3\u0028" + close).getBytes(StandardCharsets.ISO_8859_1));
        return bodies;
    }

    private static String bomb(String root) {
        StringBuilder text = new StringBuilder("<!DOCTYPE " + root + " [<!ENTITY lol0 \"lol\">");
        for (int level = 1; level < 10; level++) {
            text.append("<!ENTITY lol%d \"%s\">".formatted(level, ("&lol" + (level - 1) + ";").repeat(10)));
        }
        return text.append("]>").toString();
    }
}
