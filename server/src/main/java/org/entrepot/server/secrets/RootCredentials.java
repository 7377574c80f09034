package org.entrepot.server.secrets;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** The root's account and key as they are kept in the data folder, for the operator and the command line. */
public record RootCredentials(String accountId, String accessKey, String secretKey) {
    /** The file's name in the data folder. */
    public static final String FILE = "root-credentials";

    private static final String ACCOUNT = "account-id";
    private static final String ACCESS_KEY = "access-key";
    private static final String SECRET_KEY = "secret-key";

    /**
     * Reads the file of a data folder; empty when there is none.
     *
     * @throws IOException when it cannot be read, or others may read it
     */
    public static Optional<RootCredentials> read(Path data) throws IOException {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties members = new Properties();
        members.load(new StringReader(OwnerOnlyFiles.read(file)));
        return Optional.of(new RootCredentials(
                member(file, members, ACCOUNT), member(file, members, ACCESS_KEY), member(file, members, SECRET_KEY)));
    }

    private static String member(Path file, Properties members, String name) throws IOException {
        String value = members.getProperty(name);
        if (value == null) {
            throw new IOException(file + " lacks " + name);
        }
        return value;
    }

    /** Writes the file, readable by its owner only. */
    void write(Path data) throws IOException {
        OwnerOnlyFiles.write(
                data.resolve(FILE),
                "# The root of this Entrepot. Keep it to yourself.\n"
                        + ACCOUNT + "=" + accountId + "\n"
                        + ACCESS_KEY + "=" + accessKey + "\n"
                        + SECRET_KEY + "=" + secretKey + "\n");
    }

    @Override
    public String toString() {
        return "RootCredentials[" + accessKey + "]";
    }
}
