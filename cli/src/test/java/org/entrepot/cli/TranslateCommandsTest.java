package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranslateCommandsTest {
    private static final String READ_BY_ALL = """
        {"Statement": {"Effect": "Allow", "Principal": "*", "Action": ["s3:GetObject", "s3:GetObjectVersion"],
         "Resource": "arn:aws:s3:::box/dir/*"}}\
        """;

    @TempDir
    Path folder;

    @Test
    void an_exact_translation_is_the_only_thing_on_standard_output() throws IOException {
        CommandRun run = policy(READ_BY_ALL, "s3", "cos", "--cos-appid", "1250000000");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().strip()).isEqualTo("""
            {"version":"2.0","statement":[{"principal":{"qcs":["qcs::cam::anyone:anyone"]},"effect":"allow",\
            "action":["name/cos:GetObject","name/cos:HeadObject"],\
            "resource":["qcs::cos::uid/1250000000:box-1250000000/dir/*"]}]}\
            """);
    }

    @Test
    void what_cannot_be_said_is_named_on_standard_error_and_no_policy_is_printed() throws IOException {
        CommandRun run = policy("""
            {"Statement": {"Effect": "Deny", "Principal": "*", "Action": "s3:DeleteObject",
             "Resource": "arn:aws:s3:::box/*"}}\
            """, "s3", "cos", "--cos-appid", "1250000000");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("lost: statement 0: the principal everybody has no form in cos");
    }

    @Test
    void a_translation_that_is_exact_but_for_some_operations_names_them() throws IOException {
        CommandRun run = policy("""
            {"Statement": {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
             "Resource": "arn:aws:s3:::box/*"}}\
            """, "s3", "qingstor");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("get_object", "box/*");
        assertThat(run.err()).contains("lost: version.read may be decided differently");
    }

    @Test
    void text_and_losses_are_one_object_with_json() throws IOException {
        CommandRun run = policy(READ_BY_ALL, "s3", "mediastore", "--account", "111122223333", "--json");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("{\"exact\":false,\"text\":null,\"losses\":[\"statement 0: the operation version.read")
                .endsWith("]}" + System.lineSeparator());
    }

    @Test
    void users_keep_their_names_when_the_list_of_users_is_given() throws IOException {
        Path users = Files.writeString(folder.resolve("users.jsonl"), """
            {"name":"alice","account":"111122223333","arn":"x","cosUin":"100000000011","cosAppid":"1250000000",\
            "cosPrincipal":"qcs::cam::uin/100000000001:uin/100000000011","qingstorUserId":"usr-alice","canonicalId":"aa"}
            """);
        String alice = READ_BY_ALL.replace("\"*\"", "{\"AWS\": \"arn:aws:iam::111122223333:user/alice\"}");
        assertThat(policy(alice, "s3", "cos", "--users", users.toString()).out())
                .contains("qcs::cam::uin/100000000001:uin/100000000011", "box-1250000000/dir/*");
        CommandRun unknown = policy(alice, "s3", "cos", "--cos-appid", "1250000000");
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err()).contains("user alice of account 111122223333 has no form in cos");
    }

    @Test
    void a_bucket_is_read_from_the_resources_of_every_dialect() throws IOException {
        assertThat(policy("""
            {"version": "2.0", "statement": [{"principal": {"qcs": ["qcs::cam::anyone:anyone"]}, "effect": "allow",
             "action": ["name/cos:GetObject", "name/cos:HeadObject"],
             "resource": ["qcs::cos:ap-x:uid/1250000000:box-1250000000/a/*"]}]}\
            """, "cos", "s3").out()).contains("arn:aws:s3:::box/a/*");
        assertThat(policy("""
            {"Statement": {"Effect": "Allow", "Principal": "*",
             "Action": ["mediastore:GetObject", "mediastore:DescribeObject"],
             "Resource": "arn:aws:mediastore:r:111122223333:container/box/a/*"}}\
            """, "mediastore", "s3").out()).contains("arn:aws:s3:::box/a/*");
        assertThat(policy("""
            {"statement": [{"id": "1", "user": "*", "action": ["get_object", "head_object"], "effect": "allow",
             "resource": ["box/a/*"]}]}\
            """, "qingstor", "s3").out()).contains("arn:aws:s3:::box/a/*");
    }

    @Test
    void what_is_missing_or_unreadable_is_told_with_exit_code_2() throws IOException {
        CommandRun noAppid = policy(READ_BY_ALL, "s3", "cos");
        assertThat(noAppid.code()).isEqualTo(2);
        assertThat(noAppid.err()).contains("--cos-appid");
        CommandRun broken = policy("{\n \"Statement\": [{\"Effect\": \"Alow\"}]}", "s3", "qingstor", "--bucket", "box");
        assertThat(broken.code()).isEqualTo(2);
        assertThat(broken.out()).isEmpty();
        assertThat(broken.err()).contains("policy.json, line 2");
        CommandRun absent = CommandRun.of("policy", "translate", "nowhere.json", "--from", "s3", "--to", "cos");
        assertThat(absent.code()).isEqualTo(2);
        assertThat(absent.err()).contains("nowhere.json: there is no such file");
        CommandRun swift = policy(READ_BY_ALL, "s3", "swift");
        assertThat(swift.code()).isEqualTo(2);
        assertThat(swift.err()).contains("`swift` is no dialect, use one of s3, cos, qingstor, mediastore");
    }

    @Test
    void cross_origin_rules_are_printed_even_where_something_is_lost() throws IOException {
        String rules = """
            <CORSConfiguration><CORSRule><ID>app</ID><AllowedOrigin>https://a.example</AllowedOrigin>
            <AllowedMethod>GET</AllowedMethod><AllowedMethod>POST</AllowedMethod></CORSRule></CORSConfiguration>\
            """;
        CommandRun exact = cors(rules, "s3", "cos");
        assertThat(exact.code()).isZero();
        assertThat(exact.err()).isEmpty();
        assertThat(exact.out()).contains("<ID>app</ID>");
        CommandRun partial = cors(rules, "s3", "mediastore");
        assertThat(partial.code()).isEqualTo(1);
        assertThat(partial.out()).contains("\"AllowedMethods\":[\"GET\"]");
        assertThat(partial.err()).contains("lost: id of rule 0", "lost: method POST of rule 0");
    }

    @Test
    void rules_of_which_nothing_is_left_are_not_printed() throws IOException {
        CommandRun run = cors("""
            {"cors_rules": [{"allowed_origin": "https://a.example", "allowed_methods": ["POST"]}]}\
            """, "qingstor", "mediastore", "--json");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("\"text\":null", "all (POST only) of rule 0");
    }

    @Test
    void the_answer_of_mediastores_read_call_will_do_for_its_rules() throws IOException {
        assertThat(cors("""
            {"CorsPolicy": [{"AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowedHeaders": []}]}\
            """, "mediastore", "s3").out()).contains("<AllowedOrigin>*</AllowedOrigin>");
    }

    private CommandRun policy(String text, String from, String to, String... more) throws IOException {
        return translate("policy", text, from, to, more);
    }

    private CommandRun cors(String text, String from, String to, String... more) throws IOException {
        return translate("cors", text, from, to, more);
    }

    private CommandRun translate(String what, String text, String from, String to, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve(what + ".json"), text);
        String[] arguments = new String[7 + more.length];
        System.arraycopy(
                new String[] {what, "translate", file.toString(), "--from", from, "--to", to}, 0, arguments, 0, 7);
        System.arraycopy(more, 0, arguments, 7, more.length);
        return CommandRun.of(arguments);
    }
}
