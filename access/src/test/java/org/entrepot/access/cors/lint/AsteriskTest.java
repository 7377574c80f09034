package org.entrepot.access.cors.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsteriskTest {
    @ParameterizedTest
    @CsvSource({
        "https://a.example.com, HARMLESS",
        "https://*.example.com, HARMLESS",
        "https://a*.example.com, HARMLESS",
        "https://a*b.example.com, HARMLESS",
        "https://dev-*.app.example.co.uk, HARMLESS",
        "https://example.com:*, HARMLESS",
        "http*://example.com, HARMLESS",
        "https://example.com/*, HARMLESS",
        "http://*.internal, HARMLESS",
        "https://*.city.kobe.jp, HARMLESS",
        "https://*example.com, LOOSE",
        "https://*ample.com, LOOSE",
        "https://my*example.co.uk, LOOSE",
        "https://example.com*, LOOSE",
        "https://example.*, LOOSE",
        "http://10.0.0.*, LOOSE",
        "https://*, LOOSE",
        "https://*com, LOOSE",
        "*example.com, LOOSE",
        "https://*.com, BEFORE_PUBLIC_SUFFIX",
        "https://app.*.co.uk, BEFORE_PUBLIC_SUFFIX",
        "https://*.GitHub.io, BEFORE_PUBLIC_SUFFIX",
        "https://*.x.kobe.jp:8443, BEFORE_PUBLIC_SUFFIX",
        "https://*.公司.cn, BEFORE_PUBLIC_SUFFIX",
        "https://*.xn--55qx5d.cn, BEFORE_PUBLIC_SUFFIX"
    })
    void what_stays_fixed_behind_the_asterisk_tells_whose_hosts_match(String origin, Asterisk expected) {
        assertThat(Asterisk.in(OriginText.of(origin))).isEqualTo(expected);
    }
}
