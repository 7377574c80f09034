package org.entrepot.access.policy.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.AccessControl;
import org.entrepot.access.policy.BucketRules;
import org.entrepot.access.policy.CompiledPolicy;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.Facts;
import org.entrepot.access.policy.Ownership;
import org.entrepot.access.policy.People;
import org.entrepot.access.policy.PublicAccessBlock;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.notation.PolicyNotation;
import org.entrepot.access.policy.notation.PolicyReading;
import org.entrepot.access.policy.notation.PolicyScope;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonPointer;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.Position;
import org.entrepot.access.text.Screen;
import org.junit.jupiter.api.Test;

class PolicyExplanationTest {
    private static final Caller ANONYMOUS = new Caller.Anonymous();
    private static final Caller ALICE = new Caller.OfUser(People.OWNER, People.ALICE);
    private static final String OFFICE = """
            {"Version":"2012-10-17","Statement":[
              {"Sid":"office","Effect":"Allow","Principal":"*","Action":["s3:PutObject","s3:Get*"],
               "Resource":"arn:aws:s3:::box/*",
               "Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}},
              {"Sid":"no","Effect":"Deny","Principal":"*","Action":"s3:DeleteObject","Resource":"arn:aws:s3:::box/*"},
              {"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111122223333:user/alice","444455556666"]},
               "Action":"s3:GetObject","Resource":["arn:aws:s3:::box/a/*","arn:aws:s3:::box/b/*"]}]}""";
    private static final Facts ELSEWHERE =
            new Facts.Builder().add(Fact.NET_SOURCE_IP, "192.0.2.1").build();

    @Test
    void a_near_miss_names_the_part_that_failed_what_it_wanted_what_it_got_and_where_it_stands() {
        PolicyExplanation explanation = explain(Dialect.S3, OFFICE, ANONYMOUS, Operation.OBJECT_READ, "k", ELSEWHERE);
        assertThat(explanation.deciding()).isEmpty();
        JsonValue record = json(explanation);
        assertThat(text(record, "/nearest/0/ruleId")).isEqualTo("office");
        assertThat(text(record, "/nearest/0/failedAt")).isEqualTo("atom");
        assertThat(text(record, "/nearest/0/key")).isEqualTo("aws:SourceIp");
        assertThat(text(record, "/nearest/0/wanted")).isEqualTo("IpAddress 10.0.0.0/8");
        assertThat(text(record, "/nearest/0/got")).isEqualTo("192.0.2.1");
        ExplainedPart failure = explanation.nearest().getFirst().failures().getFirst();
        assertThat(failure.place()).isEqualTo(new Place("/Statement/0/Condition/IpAddress/aws:SourceIp", at(4, 45)));
    }

    @Test
    void a_missing_key_is_told_as_missing() {
        PolicyExplanation explanation = explain(Dialect.S3, OFFICE, ANONYMOUS, Operation.OBJECT_READ, "k", Facts.NONE);
        JsonValue record = json(explanation);
        assertThat(JsonPointer.find(record, "/nearest/0/got").orElseThrow()).isInstanceOf(JsonValue.Null.class);
        assertThat(text(record, "/nearest/0/missing")).isEqualTo("true");
        assertThat(explanation.toText()).contains("must be in `10.0.0.0/8`, but the request has none");
    }

    @Test
    void the_deciding_statement_has_its_pointer_its_line_and_what_matched() {
        PolicyExplanation explanation = explain(Dialect.S3, OFFICE, ALICE, Operation.OBJECT_READ, "b/k", ELSEWHERE);
        JsonValue record = json(explanation);
        assertThat(text(record, "/decision")).isEqualTo("allow");
        assertThat(text(record, "/ruleIndex")).isEqualTo("2");
        assertThat(text(record, "/pointer")).isEqualTo("/Statement/2");
        assertThat(text(record, "/line")).isEqualTo("6");
        assertThat(text(record, "/column")).isEqualTo("3");
        assertThat(text(record, "/matched/who")).isEqualTo("user alice of account 111122223333");
        assertThat(text(record, "/matched/op")).isEqualTo("s3:GetObject");
        assertThat(text(record, "/matched/where")).isEqualTo("box/b/*");
        List<ExplainedPart> parts = explanation.deciding().orElseThrow().parts();
        assertThat(parts)
                .extracting(part -> part.place().pointer())
                .containsExactly("/Statement/2/Action", "/Statement/2/Principal/AWS/0", "/Statement/2/Resource/1");
        assertThat(parts.getLast().place().position()).isEqualTo(at(7, 63));
    }

    @Test
    void an_action_that_matched_by_a_wildcard_is_the_one_named() {
        Facts office = new Facts.Builder().add(Fact.NET_SOURCE_IP, "10.1.2.3").build();
        PolicyExplanation explanation = explain(Dialect.S3, OFFICE, ANONYMOUS, Operation.OBJECT_READ, "k", office);
        ExplainedPart action = explanation.deciding().orElseThrow().parts().getFirst();
        assertThat(action.covering()).isEqualTo("s3:Get*");
        assertThat(action.place().pointer()).isEqualTo("/Statement/0/Action/1");
    }

    @Test
    void a_person_reads_what_decided_and_what_would_have_to_change() {
        assertThat(explain(Dialect.S3, OFFICE, ANONYMOUS, Operation.OBJECT_READ, "k", ELSEWHERE)
                        .toText())
                .isEqualTo("""
                        DENIED: anonymous asks for s3:GetObject on box/k
                        because nothing allows it
                        would allow it but for one thing:
                          statement 0 `office` at line 2, column 3: the condition on aws:SourceIp at line 4, column 45: it
                            must be in `10.0.0.0/8`, but is `192.0.2.1`
                        to allow it, one of these:
                          let statement 0 `office` match: the condition on aws:SourceIp
                          add a statement that allows `s3:GetObject` on `box/k` to everybody
                        the policy is written in s3, revision 7, its statements:
                          0 `office` allow: does not match: the condition on aws:SourceIp
                          1 `no` deny: does not match: the action
                          2 allow: does not match: the principal
                        """);
        assertThat(explain(Dialect.S3, OFFICE, ANONYMOUS, Operation.OBJECT_DELETE, "k", ELSEWHERE)
                        .toText())
                .startsWith("""
                        DENIED: anonymous asks for s3:DeleteObject on box/k
                        because statement 1 `no` at line 5, column 3 denies it
                          its action `s3:DeleteObject`, principal everybody, resource `box/*`, no condition
                        """)
                .contains("statement 1 `no` at line 5, column 3 must no longer deny it");
    }

    @Test
    void when_no_statement_missed_by_one_part_the_closest_tells_all_that_it_lacks() {
        PolicyExplanation explanation = explain(Dialect.S3, """
                {"Statement":[
                  {"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:PutObject",
                   "Resource":"arn:aws:s3:::box/a"},
                  {"Effect":"Allow","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::box/a"}]}""", ANONYMOUS, Operation.OBJECT_READ, "k", Facts.NONE);
        assertThat(explanation.nearest()).extracting(ExplainedStatement::index).containsExactly(1);
        assertThat(JsonPointer.find(json(explanation), "/nearest/0")).isEmpty();
        assertThat(explanation.toText())
                .contains("statement 1 at line 4, column 3 lacks:")
                .contains("the action at line 4, column 46: it names `s3:PutObject`, the request is `s3:GetObject`")
                .contains("it names `box/a`, the request is for `box/k`");
    }

    @Test
    void a_denial_that_hides_another_refusal_tells_both() {
        PolicyExplanation explanation = explain(Dialect.S3, """
                {"Statement":[
                  {"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::box/*"},
                  {"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::box/k"}]}""", ALICE, Operation.OBJECT_READ, "k", Facts.NONE);
        assertThat(explanation.toAllow().needed())
                .singleElement()
                .satisfies(change -> assertThat(((PolicyChange.StopDenying) change).statements())
                        .extracting(ExplainedStatement::index)
                        .containsExactly(0, 1));
        assertThat(explanation.toAllow().alternatives())
                .containsExactly(new PolicyChange.AddStatement(
                        "user alice of account 111122223333", List.of("s3:GetObject"), "box/k"));
    }

    @Test
    void the_owners_root_needs_only_the_denials_gone() {
        PolicyExplanation explanation =
                explain(Dialect.S3, """
                {"Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::box/*"}}""", new Caller.Root(People.OWNER), Operation.OBJECT_READ, "k", Facts.NONE);
        assertThat(explanation.toAllow().needed()).hasSize(1);
        assertThat(explanation.toAllow().alternatives()).isEmpty();
    }

    @Test
    void a_restricted_public_policy_is_told_to_be_the_reason() {
        BucketRules bucket = new BucketRules(
                People.OWNER,
                policy(Dialect.S3, """
                        {"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject",
                         "Resource":"arn:aws:s3:::box/*"}}"""),
                false,
                null,
                Ownership.OBJECT_WRITER,
                new PublicAccessBlock(false, false, false, true),
                null);
        PolicyExplanation explanation = PolicyExplanation.of(AccessControl.decide(
                new Question(ANONYMOUS, Operation.OBJECT_READ, "box", "k", Facts.NONE), bucket, null));
        assertThat(explanation.toAllow().needed()).containsExactly(new PolicyChange.LiftRestriction());
        assertThat(explanation.toText()).contains("RestrictPublicBuckets");
    }

    @Test
    void a_cos_principal_at_the_top_of_the_document_is_found_there() {
        PolicyExplanation explanation = explain(Dialect.COS, """
                {"version":"2.0","Principal":{"qcs":["qcs::cam::uin/100000000001:uin/100000000011"]},
                 "statement":[{"effect":"allow","action":["name/cos:GetObject"],
                  "resource":["qcs::cos:ap:uid/1250000000:box-1250000000/*"]}]}""", ALICE, Operation.OBJECT_READ, "k", Facts.NONE);
        assertThat(explanation.deciding().orElseThrow().parts().get(1).place())
                .isEqualTo(new Place("/Principal/qcs/0", at(1, 38)));
    }

    @Test
    void a_statement_of_two_rules_is_one_statement() {
        PolicyExplanation explanation =
                explain(Dialect.MEDIASTORE, """
                {"Statement":{"Effect":"Allow","Principal":"*","Action":"mediastore:*",
                 "Resource":["arn:aws:mediastore:r:111122223333:container/box",
                             "arn:aws:mediastore:r:111122223333:container/box/*"],
                 "Condition":{"Bool":{"aws:SecureTransport":"true"}}}}""", ANONYMOUS, Operation.OBJECT_READ, "k", Facts.NONE);
        assertThat(explanation.statements()).hasSize(1);
        assertThat(explanation.nearest().getFirst().failures())
                .extracting(part -> part.outcome().label())
                .containsExactly("atom");
    }

    @Test
    void attributes_refused_for_want_of_the_read_are_explained_by_the_read() {
        PolicyExplanation explanation =
                explain(Dialect.S3, """
                {"Statement":[
                  {"Effect":"Allow","Principal":"*","Action":"s3:GetObjectAttributes","Resource":"arn:aws:s3:::box/*"},
                  {"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::box/*"}]}""", ANONYMOUS, Operation.OBJECT_ATTRIBUTES, "k", Facts.NONE);
        assertThat(explanation.deciding().orElseThrow().matched()).isTrue();
        assertThat(explanation.deciding().orElseThrow().index()).isEqualTo(1);
        assertThat(explanation.toAllow().alternatives())
                .contains(new PolicyChange.AddStatement(
                        "everybody", List.of("s3:GetObjectAttributes", "s3:GetObject"), "box/k"));
    }

    @Test
    void what_no_statement_can_give_is_told_as_such() {
        PolicyExplanation explanation =
                explain(Dialect.QINGSTOR, """
                {"statement":[{"id":"a","user":"*","effect":"deny","action":["get_object"],"resource":["box/*"]}]}""", ALICE, Operation.BUCKET_POLICY_GET, null, Facts.NONE);
        assertThat(explanation.toAllow().alternatives())
                .containsExactly(new PolicyChange.AskAs("the root of the owner's account"));
    }

    @Test
    void the_text_of_a_thousand_statements_is_one_screen() {
        String statements = IntStream.range(0, 1_000)
                .mapToObj(i -> "{\"id\":\"" + "name ".repeat(10) + i
                        + "\",\"user\":\"*\",\"effect\":\"allow\",\"action\":[\"get_object\",\"head_object\"],"
                        + "\"resource\":[\"box/" + "long/".repeat(40) + i
                        + "*\"],\"condition\":{\"string_like\":{\"Referer\":\"http://x*\"}}}")
                .collect(Collectors.joining(","));
        String policy = "{\"statement\":[" + statements + "]}";
        for (String key : List.of("k", "long/".repeat(40) + 7, "\n\n\n".repeat(200))) {
            String text = explain(Dialect.QINGSTOR, policy, ANONYMOUS, Operation.OBJECT_READ, key, Facts.NONE)
                    .toText();
            assertThat(text.lines().count()).isLessThanOrEqualTo(Screen.LINES_MAX);
            assertThat(text.lines()).allMatch(line -> line.length() <= Screen.COLUMNS_MAX);
        }
    }

    private static Position at(int line, int column) {
        return new Position(line, column);
    }

    private static PolicyExplanation explain(
            Dialect dialect, String policy, Caller caller, Operation operation, String key, Facts facts) {
        return PolicyExplanation.of(AccessControl.decide(
                new Question(caller, operation, "box", key, facts),
                BucketRules.of(People.OWNER).with(policy(dialect, policy)),
                null));
    }

    private static CompiledPolicy policy(Dialect dialect, String text) {
        PolicyScope scope = new PolicyScope("box", People.OWNER, false, new People());
        PolicyReading reading = PolicyNotation.of(dialect).read(text.getBytes(UTF_8), scope);
        assertThat(reading).isInstanceOf(PolicyReading.Stored.class);
        return CompiledPolicy.of(((PolicyReading.Stored) reading).policy(), "7");
    }

    private static JsonValue json(PolicyExplanation explanation) {
        return ((Parsed.Ok<JsonValue>) Json.read(explanation.toJson())).value();
    }

    private static String text(JsonValue document, String pointer) {
        return switch (JsonPointer.find(document, pointer).orElseThrow()) {
            case JsonValue.Text text -> text.value();
            case JsonValue.Num number -> number.literal();
            case JsonValue.Bool bool -> String.valueOf(bool.value());
            case JsonValue other -> other.kind();
        };
    }
}
