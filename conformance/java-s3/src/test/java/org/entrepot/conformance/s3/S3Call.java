package org.entrepot.conformance.s3;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Request;
import software.amazon.awssdk.services.s3.model.S3Response;

/** Calls an operation by its name on either client, so that one table of operations serves both. */
final class S3Call {
    private static final String MODEL = "software.amazon.awssdk.services.s3.model.";

    private S3Call() {}

    /** Calls the synchronous client; its exceptions come out as they are. */
    static S3Response sync(S3Client client, String operation, Map<String, Object> members) throws Exception {
        return (S3Response) invoke(S3Client.class, client, operation, members);
    }

    /** Calls the asynchronous client and waits; the exception is the future's cause. */
    static S3Response async(S3AsyncClient client, String operation, Map<String, Object> members) throws Exception {
        try {
            return (S3Response) ((CompletableFuture<?>) invoke(S3AsyncClient.class, client, operation, members)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static Object invoke(Class<?> type, Object client, String operation, Map<String, Object> members)
            throws Exception {
        S3Request request = request(operation, members);
        String method = Character.toLowerCase(operation.charAt(0)) + operation.substring(1);
        try {
            return type.getMethod(method, request.getClass()).invoke(client, request);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static S3Request request(String operation, Map<String, Object> members) throws Exception {
        Class<?> type = Class.forName(MODEL + operation + "Request");
        S3Request.Builder builder =
                (S3Request.Builder) type.getMethod("builder").invoke(null);
        for (SdkField<?> field : ((SdkPojo) builder).sdkFields()) {
            if (members.containsKey(field.memberName())) {
                field.set(builder, members.get(field.memberName()));
            }
        }
        return builder.build();
    }
}
