package org.entrepot.access.cors.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsMethods;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.Xml;
import org.entrepot.access.text.XmlElement;
import org.jspecify.annotations.Nullable;

/** Reads the XML of S3 and COS. Elements of a rule may come in any order; what the dialect does not know is refused. */
final class XmlCorsReader {
    private final Dialect dialect;
    private final List<CorsRule> rules = new ArrayList<>();
    private @Nullable Boolean responseVary;

    XmlCorsReader(Dialect dialect) {
        this.dialect = dialect;
    }

    CorsConfiguration read(byte[] document) throws CorsRefusal {
        CorsChecks.bytes(document);
        XmlElement root = switch (Xml.read(document)) {
            case Parsed.Ok<XmlElement>(XmlElement element) -> element;
            case Parsed.Failed<XmlElement>(var problem) ->
                throw new CorsRefusal(
                        new CorsProblem.Unreadable(problem.message(), new CorsSpot("", problem.position())));
        };
        CorsSpot spot = CorsSpot.DOCUMENT.below(root.name(), root.position());
        if (!root.name().equals("CORSConfiguration")) {
            throw wrong("the root is not `CORSConfiguration`", spot);
        }
        noText(root, spot);
        for (XmlElement child : root.children()) {
            CorsSpot below = spot.below(child.name(), child.position());
            if (child.name().equals("CORSRule")) {
                rules.add(rule(child, below));
            } else if (child.name().equals("ResponseVary") && dialect == Dialect.COS) {
                responseVary = vary(child, below);
            } else {
                throw wrong("the element `" + child.name() + "` is not known here", below);
            }
        }
        CorsChecks.notEmpty(CorsField.RULE, rules, spot);
        CorsChecks.count(CorsField.RULE, rules.size(), CorsLimits.RULES_MAX, spot);
        return new CorsConfiguration(rules, responseVary);
    }

    private CorsRule rule(XmlElement element, CorsSpot spot) throws CorsRefusal {
        noText(element, spot);
        List<String> origins = new ArrayList<>();
        List<String> methods = new ArrayList<>();
        List<String> headers = new ArrayList<>();
        List<String> exposed = new ArrayList<>();
        String id = null;
        Integer age = null;
        for (XmlElement child : element.children()) {
            CorsSpot below = spot.below(child.name(), child.position());
            String text = text(child, below);
            switch (child.name()) {
                case "ID" -> {
                    once(id, child, below);
                    CorsChecks.atMost(CorsField.ID, text, CorsLimits.ID_CHARACTERS_MAX, below);
                    id = text;
                }
                case "AllowedOrigin" -> {
                    CorsChecks.oneAsterisk(CorsField.ORIGIN, text, below);
                    origins.add(text);
                }
                case "AllowedMethod" -> {
                    CorsChecks.method(text, CorsMethods.ALL, below);
                    methods.add(text);
                }
                case "AllowedHeader" -> {
                    CorsChecks.headerName(CorsField.ALLOWED_HEADER, text, below);
                    CorsChecks.oneAsterisk(CorsField.ALLOWED_HEADER, text, below);
                    headers.add(text);
                }
                case "ExposeHeader" -> exposed.add(exposed(text, below));
                case "MaxAgeSeconds" -> {
                    once(age, child, below);
                    age = age(text, below);
                }
                default -> throw wrong("the element `" + child.name() + "` is not known here", below);
            }
        }
        CorsChecks.notEmpty(CorsField.ORIGIN, origins, spot);
        CorsChecks.notEmpty(CorsField.METHOD, methods, spot);
        return new CorsRule(id, origins, methods, absentIfEmpty(headers), absentIfEmpty(exposed), age, null);
    }

    private static String exposed(String text, CorsSpot spot) throws CorsRefusal {
        CorsChecks.headerName(CorsField.EXPOSED_HEADER, text, spot);
        if (text.indexOf('*') >= 0) {
            throw new CorsRefusal(new CorsProblem.AsteriskExposed(text, spot));
        }
        return text;
    }

    private int age(String text, CorsSpot spot) throws CorsRefusal {
        int age;
        try {
            age = Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            throw new CorsRefusal(new CorsProblem.NotInteger(text, spot));
        }
        if (dialect == Dialect.COS) {
            CorsChecks.notNegative(age, spot);
        }
        return age;
    }

    private boolean vary(XmlElement element, CorsSpot spot) throws CorsRefusal {
        once(responseVary, element, spot);
        String text = text(element, spot);
        return switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new CorsRefusal(new CorsProblem.NotSwitch(text, "true, false", spot));
        };
    }

    private static @Nullable List<String> absentIfEmpty(List<String> list) {
        return list.isEmpty() ? null : list;
    }

    private static void once(@Nullable Object earlier, XmlElement element, CorsSpot spot) throws CorsRefusal {
        if (earlier != null) {
            throw wrong("the element `" + element.name() + "` is written twice", spot);
        }
    }

    private static String text(XmlElement element, CorsSpot spot) throws CorsRefusal {
        if (!element.children().isEmpty()) {
            throw wrong("the element `" + element.name() + "` holds elements instead of text", spot);
        }
        return element.text();
    }

    private static void noText(XmlElement element, CorsSpot spot) throws CorsRefusal {
        if (!element.text().isBlank()) {
            throw wrong("the element `" + element.name() + "` holds text instead of elements", spot);
        }
    }

    private static CorsRefusal wrong(String message, CorsSpot spot) {
        return new CorsRefusal(new CorsProblem.WrongShape(message, spot));
    }
}
