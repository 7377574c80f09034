package org.entrepot.server.admin;

/** A refusal of the internal API on its way to the client. */
final class ApiException extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    ApiException(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    static ApiException invalid(String message) {
        return new ApiException(400, "invalid", message);
    }

    static ApiException denied(String message) {
        return new ApiException(403, "denied", message);
    }

    static ApiException notFound(String message) {
        return new ApiException(404, "not-found", message);
    }
}
