package org.entrepot.access.cors.lint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsRule;
import org.jspecify.annotations.Nullable;

/**
 * Rules written as lines of a table: {@code origins | methods | headers | exposed | age | id}. Values of a column are
 * separated by semicolons; columns at the end may be left out, and one that holds a hyphen is absent.
 */
final class CorsTable {
    private CorsTable() {}

    static CorsConfiguration of(String... lines) {
        return new CorsConfiguration(Arrays.stream(lines).map(CorsTable::rule).toList(), null);
    }

    static CorsConfiguration withVary(@Nullable Boolean vary, String... lines) {
        return new CorsConfiguration(of(lines).rules(), vary);
    }

    private static CorsRule rule(String line) {
        List<String> columns = new ArrayList<>(Arrays.asList(line.split("\\|", -1)));
        String age = column(columns, 4);
        return new CorsRule(
                column(columns, 5),
                List.of(columns.getFirst().strip().split(";", -1)),
                List.of(columns.get(1).strip().split(";")),
                values(columns, 2),
                values(columns, 3),
                age == null ? null : Integer.valueOf(age),
                null);
    }

    private static @Nullable List<String> values(List<String> columns, int index) {
        String column = column(columns, index);
        return column == null ? null : List.of(column.split(";"));
    }

    private static @Nullable String column(List<String> columns, int index) {
        String text = index < columns.size() ? columns.get(index).strip() : "-";
        return text.equals("-") ? null : text;
    }
}
