package org.entrepot.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SvgPlotTest {
    private static SvgPlot plot(SvgPlot.Spread across) {
        return new SvgPlot(
                "Cost <of> \"PUT\" & GET",
                new SvgPlot.Scale("objects", across),
                new SvgPlot.Scale("us", SvgPlot.Spread.LINEAR));
    }

    private static Document read(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void it_is_well_formed_whatever_its_texts_hold() throws Exception {
        Document document = read(plot(SvgPlot.Spread.LOGARITHMIC)
                .with("a < b & c", List.of(new SvgPlot.Point(10, 1), new SvgPlot.Point(1000, 5)))
                .svg());
        assertThat(document.getDocumentElement().getAttribute("aria-label")).isEqualTo("Cost <of> \"PUT\" & GET");
        assertThat(texts(document)).contains("a < b & c", "objects", "us", "10", "100", "1000");
    }

    @Test
    void powers_of_ten_stand_equally_far_apart_on_a_logarithmic_axis() throws Exception {
        List<Double> places = places(plot(SvgPlot.Spread.LOGARITHMIC)
                .with(
                        "line",
                        List.of(
                                new SvgPlot.Point(1e4, 1),
                                new SvgPlot.Point(1e5, 1),
                                new SvgPlot.Point(1e6, 1),
                                new SvgPlot.Point(1e7, 1)))
                .svg());
        assertThat(places.get(1) - places.get(0)).isCloseTo(places.get(2) - places.get(1), within());
        assertThat(places.get(3) - places.get(2)).isCloseTo(places.get(2) - places.get(1), within());
    }

    @Test
    void a_linear_axis_begins_at_0_and_holds_every_value() throws Exception {
        List<Double> places = places(plot(SvgPlot.Spread.LINEAR)
                .with("line", List.of(new SvgPlot.Point(0, 0), new SvgPlot.Point(50, 3), new SvgPlot.Point(100, 7)))
                .svg());
        assertThat(places.get(1) - places.get(0)).isCloseTo(places.get(2) - places.get(1), within());
        assertThat(places).isSorted().allMatch(x -> x > 0 && x < 720);
    }

    @Test
    void what_is_no_number_is_left_out() throws Exception {
        assertThat(places(plot(SvgPlot.Spread.LINEAR)
                        .with("line", List.of(new SvgPlot.Point(1, 1), new SvgPlot.Point(2, Double.NaN)))
                        .svg()))
                .hasSize(1);
        SvgPlot empty = plot(SvgPlot.Spread.LINEAR).with("line", List.of());
        assertThatThrownBy(empty::svg).hasMessageContaining("nothing to draw");
    }

    @Test
    void numbers_are_written_as_people_write_them() {
        assertThat(List.of(0.0, 0.25, 1500.0, 20_000.0, 1_500_000.0))
                .extracting(SvgPlot::number)
                .containsExactly("0", "0.25", "1500", "20 k", "1.5 M");
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(0.11);
    }

    private static List<String> texts(Document document) {
        var found = document.getElementsByTagName("text");
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }

    /** How far right the points of the line stand. */
    private static List<Double> places(String svg) throws Exception {
        Element line = (Element) read(svg).getElementsByTagName("polyline").item(0);
        return List.of(line.getAttribute("points").split(" ")).stream()
                .map(point -> Double.valueOf(point.split(",", 2)[0]))
                .toList();
    }
}
