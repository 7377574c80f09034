package org.entrepot.qingstor;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.entrepot.access.identity.Account;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Header;

/** Answers with a JSON document and the few values that several of them show. */
final class JsonAnswers {
    /** Exactly this: the Python client skips bodies of any other spelling ({@code qingstor.md} section 3). */
    static final String CONTENT_TYPE = "application/json";

    private JsonAnswers() {}

    /** A success with a document. */
    static Answer ok(JsonWriter document, Header... more) {
        return Answer.document(200, CONTENT_TYPE, document.toBytes(), more);
    }

    /** A success with a document that is written already. */
    static Answer ok(byte[] document, Header... more) {
        return Answer.document(200, CONTENT_TYPE, document, more);
    }

    /** The member {@code owner}: id and name. An account has no name of its own but its number. */
    static void owner(JsonWriter json, Account account) {
        json.name("owner")
                .openObject()
                .member("id", account.qingstorUserId())
                .member("name", account.number())
                .closeObject();
    }

    /** A bucket's time, to the second, such as {@code 2015-07-11T04:45:57Z}. */
    static String seconds(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
    }
}
