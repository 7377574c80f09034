package org.entrepot.server.admin;

import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.text.JsonValue;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.AnswerBody;
import org.entrepot.gateway.Header;
import org.entrepot.server.maintenance.MaintenanceRunner;
import org.entrepot.server.maintenance.MaintenanceTask;
import org.entrepot.store.local.BackupOptions;
import org.entrepot.store.verify.Depth;
import org.jspecify.annotations.Nullable;

/**
 * {@code verify} and {@code backups}: work on the whole store while it serves, told in lines as it goes on. For the root of the
 * installation only: a backup is written wherever the server may write, and holds everything.
 */
final class MaintenanceCalls {
    private static final String DEPTH = "depth";
    private static final String REPAIR = "repair";
    private static final String RATE = "bytesPerSecondMax";
    private static final String FOLDER = "folder";
    private static final String KEEP = "keep";
    private static final String SECRETS = "secrets";

    private final @Nullable MaintenanceRunner runner;
    private final Authority authority;

    /**
     * Calls on one store.
     *
     * @param runner null for a store in memory
     */
    MaintenanceCalls(@Nullable MaintenanceRunner runner, Authority authority) {
        this.runner = runner;
        this.authority = authority;
    }

    Answer handle(ApiRequest request) throws ApiException {
        if (!request.is("POST", 1)) {
            throw AdminApi.unknown(request);
        }
        if (!authority.isInstallationRoot(request.caller())) {
            throw ApiException.denied("only the root of the installation may do this");
        }
        JsonValue.Obj body = request.object();
        MaintenanceTask task = request.path().getFirst().equals("verify") ? verify(body) : backUp(body);
        if (runner == null) {
            throw ApiException.notFound("a store in memory is neither verified nor backed up");
        }
        Optional<InputStream> lines = runner.begin(task);
        if (lines.isEmpty()) {
            throw new ApiException(409, "conflict", "another verification or backup is running; wait for its end");
        }
        return new Answer(
                200,
                List.of(new Header("Content-Type", "application/x-ndjson")),
                new AnswerBody.Stream(lines.get(), -1),
                "");
    }

    private static MaintenanceTask verify(JsonValue.Obj body) throws ApiException {
        checkMembers(body, Set.of(DEPTH, REPAIR, RATE));
        String depth = ApiRequest.text(body, DEPTH).orElse("checksums");
        for (Depth known : Depth.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(depth)) {
                return new MaintenanceTask.Verify(known, flag(body, REPAIR, false), number(body, RATE));
            }
        }
        throw ApiException.invalid("`" + depth + "` is no depth; there are records, checksums, digests");
    }

    private static MaintenanceTask backUp(JsonValue.Obj body) throws ApiException {
        checkMembers(body, Set.of(FOLDER, KEEP, SECRETS, RATE));
        String text =
                ApiRequest.text(body, FOLDER).orElseThrow(() -> ApiException.invalid("the member `folder` is missing"));
        Path folder;
        try {
            folder = Path.of(text);
        } catch (InvalidPathException e) {
            throw ApiException.invalid("`" + text + "` is no path on the server");
        }
        if (!folder.isAbsolute()) {
            throw ApiException.invalid("`" + text + "` is no absolute path on the server");
        }
        BackupOptions options =
                new BackupOptions(flag(body, SECRETS, true), (int) Math.min(number(body, KEEP), Integer.MAX_VALUE));
        return new MaintenanceTask.BackUp(folder, options, number(body, RATE));
    }

    private static void checkMembers(JsonValue.Obj body, Set<String> known) throws ApiException {
        for (JsonValue.Member member : body.members()) {
            if (!known.contains(member.name())) {
                throw ApiException.invalid("`" + member.name() + "` is no member; there are "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    private static boolean flag(JsonValue.Obj body, String name, boolean otherwise) throws ApiException {
        return switch (body.get(name).orElse(null)) {
            case null -> otherwise;
            case JsonValue.Bool bool -> bool.value();
            case JsonValue other ->
                throw ApiException.invalid(
                        "the member `" + name + "` is a " + other.kind() + ", but must be a boolean");
        };
    }

    /** A whole number, 0 or more; 0 when it is not there. */
    private static long number(JsonValue.Obj body, String name) throws ApiException {
        JsonValue value = body.get(name).orElse(null);
        if (value == null) {
            return 0;
        }
        if (value instanceof JsonValue.Num number && number.literal().matches("[0-9]{1,18}")) {
            return Long.parseLong(number.literal());
        }
        throw ApiException.invalid("the member `" + name + "` must be a whole number, 0 or more");
    }
}
