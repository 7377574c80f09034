package org.entrepot.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * A line chart as an SVG document by itself: no scripts, no fonts of its own, legible on light and on dark pages. The colours are
 * those of Okabe and Ito, which people with any colour vision tell apart; each series has a mark of its own besides.
 */
final class SvgPlot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 400;
    private static final int LEFT = 76;
    private static final int RIGHT = 24;
    private static final int TOP = 48;
    private static final int BOTTOM = 56;

    private static final int LEGEND_LINE = 18;
    private static final int MARK = 4;
    /** How many lines a scale has, at the most and about. */
    private static final int TICKS = 6;

    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9");

    private final String title;
    private final Scale across;
    private final Scale up;
    private final List<Series> series = new ArrayList<>();

    /** How values are spread over an axis. */
    enum Spread {
        /** From 0, in equal steps. */
        LINEAR {
            @Override
            DoubleUnaryOperator place(double least, double most) {
                return value -> value / most;
            }

            @Override
            List<Double> ticks(double least, double most) {
                double rough = most / TICKS;
                double power = Math.pow(10, Math.floor(Math.log10(rough)));
                double step = DoubleStream.of(1, 2, 5, 10)
                        .map(factor -> factor * power)
                        .filter(one -> one >= rough)
                        .findFirst()
                        .orElse(10 * power);
                List<Double> ticks = new ArrayList<>();
                for (int i = 0; i * step <= most * 1.0001; i++) {
                    ticks.add(i * step);
                }
                return ticks;
            }
        },
        /** Each power of ten as wide as the next. */
        LOGARITHMIC {
            @Override
            DoubleUnaryOperator place(double least, double most) {
                double from = Math.log10(least);
                double width = Math.max(Math.log10(most) - from, Double.MIN_NORMAL);
                return value -> (Math.log10(value) - from) / width;
            }

            @Override
            List<Double> ticks(double least, double most) {
                List<Double> ticks = new ArrayList<>();
                for (double power = Math.pow(10, Math.ceil(Math.log10(least) - 1e-9));
                        power <= most * 1.0001;
                        power *= 10) {
                    ticks.add(power);
                }
                return ticks;
            }
        };

        /** Where a value stands, 0 at the beginning of the axis and 1 at its end. */
        abstract DoubleUnaryOperator place(double least, double most);

        /** The values that the axis names. */
        abstract List<Double> ticks(double least, double most);
    }

    /**
     * An axis.
     *
     * @param title with the unit
     */
    record Scale(String title, Spread spread) {}

    /** A point; values that are no numbers are left out. */
    record Point(double across, double up) {
        private boolean isKnown() {
            return Double.isFinite(across) && Double.isFinite(up);
        }
    }

    private record Series(String name, List<Point> points) {}

    /** A chart without lines yet. */
    SvgPlot(String title, Scale across, Scale up) {
        this.title = title;
        this.across = across;
        this.up = up;
    }

    /** Adds a line, unless it has no points. On a logarithmic axis all its values are above 0. */
    SvgPlot with(String name, List<Point> points) {
        List<Point> known = points.stream().filter(Point::isKnown).toList();
        if (!known.isEmpty()) {
            series.add(new Series(name, known));
        }
        return this;
    }

    /** Whether there is no point to draw. */
    boolean isEmpty() {
        return series.isEmpty();
    }

    /** The document. */
    String svg() {
        if (isEmpty()) {
            throw new IllegalStateException("nothing to draw in `" + title + "`");
        }
        Axis horizontal = new Axis(across, values(true), LEFT, WIDTH - RIGHT);
        Axis vertical = new Axis(up, values(false), HEIGHT - BOTTOM, top());
        StringBuilder svg = new StringBuilder(8192);
        svg.append("""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s">
            <style>
            text { font: 13px system-ui, sans-serif; fill: #1f2328 }
            .title { font-size: 15px; font-weight: 600 }
            .grid { stroke: #d1d9e0 } .axis { stroke: #59636e }
            .page { fill: #ffffff }
            polyline { fill: none; stroke-width: 2 }
            @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3 } .grid { stroke: #3d444d } .axis { stroke: #9198a1 } .page { fill: #0d1117 }
            }
            </style>
            <rect class="page" width="100%%" height="100%%"/>
            """.formatted(WIDTH, HEIGHT, escaped(title)));
        text(svg, WIDTH / 2.0, 24, "middle", "class=\"title\"", title);
        drawAcross(svg, horizontal, vertical);
        drawUp(svg, horizontal, vertical);
        for (int i = 0; i < series.size(); i++) {
            drawSeries(svg, i, horizontal, vertical);
        }
        return svg.append("</svg>\n").toString();
    }

    /** Below the title and a legend of as many lines as there are series. */
    private int top() {
        return TOP + LEGEND_LINE * series.size();
    }

    private double[] values(boolean isAcross) {
        return series.stream()
                .flatMap(one -> one.points().stream())
                .mapToDouble(point -> isAcross ? point.across() : point.up())
                .toArray();
    }

    /** An axis with its place in the picture. */
    private static final class Axis {
        private final Scale scale;
        private final double least;
        private final double most;
        private final double from;
        private final double to;

        Axis(Scale scale, double[] values, double from, double to) {
            this.scale = scale;
            this.from = from;
            this.to = to;
            double smallest = DoubleStream.of(values).min().orElseThrow();
            double largest = DoubleStream.of(values).max().orElseThrow();
            if (scale.spread() == Spread.LOGARITHMIC && smallest <= 0) {
                throw new IllegalArgumentException("`" + scale.title() + "` has values that have no logarithm");
            }
            least = smallest;
            most = scale.spread() == Spread.LINEAR ? Math.max(largest * 1.05, Double.MIN_NORMAL) : largest;
        }

        double at(double value) {
            return from + scale.spread().place(least, most).applyAsDouble(value) * (to - from);
        }

        List<Double> ticks() {
            return scale.spread().ticks(least, most);
        }
    }

    private static void drawAcross(StringBuilder svg, Axis horizontal, Axis vertical) {
        for (double tick : horizontal.ticks()) {
            double x = horizontal.at(tick);
            line(svg, "grid", x, vertical.from, x, vertical.to);
            text(svg, x, vertical.from + 18, "middle", "", number(tick));
        }
        line(svg, "axis", horizontal.from, vertical.from, horizontal.to, vertical.from);
        text(svg, (horizontal.from + horizontal.to) / 2, HEIGHT - 14.0, "middle", "", horizontal.scale.title());
    }

    private static void drawUp(StringBuilder svg, Axis horizontal, Axis vertical) {
        for (double tick : vertical.ticks()) {
            double y = vertical.at(tick);
            line(svg, "grid", horizontal.from, y, horizontal.to, y);
            text(svg, horizontal.from - 8, y + 4, "end", "", number(tick));
        }
        line(svg, "axis", horizontal.from, vertical.from, horizontal.from, vertical.to);
        double middle = (vertical.from + vertical.to) / 2;
        String turned = "transform=\"rotate(-90 16 %s)\"".formatted(place(middle));
        text(svg, 16, middle, "middle", turned, vertical.scale.title());
    }

    private void drawSeries(StringBuilder svg, int index, Axis horizontal, Axis vertical) {
        Series one = series.get(index);
        String colour = COLOURS.get(index % COLOURS.size());
        StringBuilder points = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        for (Point point : one.points()) {
            double x = horizontal.at(point.across());
            double y = vertical.at(point.up());
            points.append(place(x)).append(',').append(place(y)).append(' ');
            marks.append(mark(index, x, y, colour));
        }
        svg.append("<polyline stroke=\"%s\" points=\"%s\"/>%n"
                .formatted(colour, points.toString().strip()));
        double legend = TOP - 6.0 + LEGEND_LINE * index;
        svg.append(marks).append(mark(index, LEFT + 8, legend, colour));
        text(svg, LEFT + 20, legend + 4, "start", "", one.name());
    }

    /** A circle, a square, a diamond or a triangle. */
    private static String mark(int index, double x, double y, String colour) {
        return switch (index % 4) {
            case 0 ->
                "<circle cx=\"%s\" cy=\"%s\" r=\"%d\" fill=\"%s\"/>%n".formatted(place(x), place(y), MARK, colour);
            case 1 -> polygon(colour, x - MARK, y - MARK, x + MARK, y - MARK, x + MARK, y + MARK, x - MARK, y + MARK);
            case 2 -> polygon(colour, x, y - MARK - 1, x + MARK + 1, y, x, y + MARK + 1, x - MARK - 1, y);
            default -> polygon(colour, x, y - MARK - 1, x + MARK + 1, y + MARK, x - MARK - 1, y + MARK);
        };
    }

    private static String polygon(String colour, double... places) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < places.length; i += 2) {
            points.append(place(places[i]))
                    .append(',')
                    .append(place(places[i + 1]))
                    .append(' ');
        }
        return "<polygon points=\"%s\" fill=\"%s\"/>%n"
                .formatted(points.toString().strip(), colour);
    }

    private static void line(StringBuilder svg, String kind, double x1, double y1, double x2, double y2) {
        svg.append("<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>%n"
                .formatted(kind, place(x1), place(y1), place(x2), place(y2)));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String more, String text) {
        svg.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\"%s>%s</text>%n"
                .formatted(place(x), place(y), anchor, more.isEmpty() ? "" : " " + more, escaped(text)));
    }

    private static String place(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** As people write it: 10,000,000 is 10 M. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size >= 1e6) {
            return shortest(value / 1e6) + " M";
        }
        return size >= 1e4 ? shortest(value / 1e3) + " k" : shortest(value);
    }

    private static String shortest(double value) {
        return new java.math.BigDecimal(String.format(Locale.ROOT, "%.3f", value))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
