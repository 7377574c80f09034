package org.entrepot.server.secrets;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code ENTREPOT_ROOT_...} variables say; null where one is absent or empty ({@code design.md} section 6).
 *
 * @param accountId 12 digits
 * @param cosAppid digits
 * @param cosUin digits
 */
public record RootVariables(
        @Nullable String accessKey,
        @Nullable String secretKey,
        @Nullable String accountId,
        @Nullable String cosAppid,
        @Nullable String cosUin,
        @Nullable String qingstorUserId) {
    /** None of them. */
    public static final RootVariables NONE = new RootVariables(null, null, null, null, null, null);

    public RootVariables {
        require("ENTREPOT_ROOT_ACCESS_KEY", accessKey, "[A-Za-z0-9_-]{1,128}", "1 to 128 of A-Za-z0-9_-");
        require("ENTREPOT_ROOT_SECRET_KEY", secretKey, "[\\x21-\\x7e]{8,256}", "8 to 256 visible ASCII characters");
        require("ENTREPOT_ROOT_ACCOUNT_ID", accountId, "[0-9]{12}", "12 digits");
        require("ENTREPOT_ROOT_COS_APPID", cosAppid, "[0-9]{1,20}", "digits");
        require("ENTREPOT_ROOT_COS_UIN", cosUin, "[0-9]{1,20}", "digits");
        require("ENTREPOT_ROOT_QINGSTOR_USER_ID", qingstorUserId, "[A-Za-z0-9_-]{1,64}", "1 to 64 of A-Za-z0-9_-");
        if (accessKey != null && secretKey == null) {
            throw new IllegalArgumentException("ENTREPOT_ROOT_ACCESS_KEY needs ENTREPOT_ROOT_SECRET_KEY beside it");
        }
    }

    /** Reads them from an environment. */
    public static RootVariables of(Map<String, String> environment) {
        return new RootVariables(
                value(environment, "ENTREPOT_ROOT_ACCESS_KEY"),
                value(environment, "ENTREPOT_ROOT_SECRET_KEY"),
                value(environment, "ENTREPOT_ROOT_ACCOUNT_ID"),
                value(environment, "ENTREPOT_ROOT_COS_APPID"),
                value(environment, "ENTREPOT_ROOT_COS_UIN"),
                value(environment, "ENTREPOT_ROOT_QINGSTOR_USER_ID"));
    }

    private static @Nullable String value(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private static void require(String name, @Nullable String value, String form, String words) {
        if (value != null && !value.matches(form)) {
            throw new IllegalArgumentException(name + " must be " + words);
        }
    }

    @Override
    public String toString() {
        return "RootVariables[" + accessKey + "]";
    }
}
