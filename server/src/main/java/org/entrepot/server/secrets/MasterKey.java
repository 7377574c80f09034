package org.entrepot.server.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.entrepot.store.SecretSealer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the secrets of access keys with AES-256-GCM under a key in a file: {@code master-key} in the data folder, or one
 * given from outside. The file is a Tink keyset, so that keys can be rotated with Tink's own tools.
 */
public final class MasterKey implements SecretSealer {
    /** The file's name in the data folder. */
    public static final String FILE = "master-key";

    private static final Logger LOG = LoggerFactory.getLogger(MasterKey.class);

    private final Aead aead;

    private MasterKey(Aead aead) {
        this.aead = aead;
    }

    /**
     * Reads the key, or makes one where there is none and nothing was sealed yet.
     *
     * @param file where it is kept
     * @param isNewStore whether nothing was ever sealed with it
     * @throws IOException when it cannot be read, or is missing though secrets are sealed with it
     */
    public static MasterKey open(Path file, boolean isNewStore) throws IOException {
        try {
            AeadConfig.register();
            KeysetHandle keys;
            if (Files.exists(file)) {
                keys = TinkJsonProtoKeysetFormat.parseKeyset(OwnerOnlyFiles.read(file), InsecureSecretKeyAccess.get());
            } else if (isNewStore) {
                keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
                OwnerOnlyFiles.write(
                        file, TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
                LOG.info("made a master key in {}; without it the secrets in the store cannot be read", file);
            } else {
                throw new IOException("the master key " + file + " is missing; the secrets in the store need it");
            }
            return new MasterKey(keys.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException e) {
            throw new IOException("the master key " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public byte[] seal(byte[] clear, byte[] context) throws IOException {
        try {
            return aead.encrypt(clear, context);
        } catch (GeneralSecurityException e) {
            throw new IOException("a secret cannot be sealed", e);
        }
    }

    @Override
    public byte[] unseal(byte[] sealed, byte[] context) throws IOException {
        try {
            return aead.decrypt(sealed, context);
        } catch (GeneralSecurityException e) {
            throw new IOException("a secret was sealed with another master key, or is damaged", e);
        }
    }
}
