package org.entrepot.qingstor;

import java.io.IOException;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.cors.notation.CorsLimits;
import org.entrepot.access.policy.notation.QingstorPolicyText;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.BucketDocuments;
import org.entrepot.gateway.CallHandler;
import org.entrepot.gateway.Callers;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.Refusal.NotConfigured.Setting;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.StoreException;

/** The settings of a bucket that are documents, and truthful answers for those nobody could have set ({@code qingstor.md} section 6). */
final class SettingCalls {
    private SettingCalls() {}

    /** {@code PUT ?cors}. */
    static Answer putCors(Work work) throws IOException, StoreException {
        byte[] document = Bodies.readDocument(work.body(), CorsLimits.DOCUMENT_BYTES_MAX);
        return Answer.empty(200).with(BucketDocuments.putCors(work, Dialect.QINGSTOR, document));
    }

    /** {@code GET ?cors}. */
    static Answer getCors(Work work) throws IOException {
        BucketDocuments.Reading reading = BucketDocuments.cors(work.bucket(), Dialect.QINGSTOR);
        return JsonAnswers.ok(reading.bytes()).with(reading.headers());
    }

    /** {@code DELETE ?cors}. */
    static Answer deleteCors(Work work) throws IOException, StoreException {
        BucketDocuments.deleteCors(work);
        return Answer.empty(204);
    }

    /** {@code PUT ?policy}. */
    static Answer putPolicy(Work work) throws IOException, StoreException {
        Callers.requireOwnersAccount(work, Operation.BUCKET_POLICY_PUT);
        byte[] document = Bodies.readDocument(work.body(), BucketDocuments.POLICY_BYTES_MAX);
        BucketDocuments.putPolicy(work, Dialect.QINGSTOR, document, false);
        return Answer.empty(200);
    }

    /** {@code GET ?policy}. */
    static Answer getPolicy(Work work) throws IOException {
        Callers.requireOwnersAccount(work, Operation.BUCKET_POLICY_GET);
        BucketDocuments.Reading reading = BucketDocuments.policy(work, Dialect.QINGSTOR);
        return JsonAnswers.ok(QingstorPolicyText.normalised(reading.bytes())).with(reading.headers());
    }

    /** {@code DELETE ?policy}. */
    static Answer deletePolicy(Work work) throws IOException, StoreException {
        Callers.requireOwnersAccount(work, Operation.BUCKET_POLICY_DELETE);
        BucketDocuments.deletePolicy(work);
        return Answer.empty(204);
    }

    /** Reads a setting that cannot be set here. */
    static CallHandler neverSet(Setting setting) {
        return work -> {
            throw new RefusedException(new Refusal.NotConfigured(setting));
        };
    }

    /** Removes a setting that cannot be set here: there is nothing to remove. */
    static Answer nothingToDelete(Work work) {
        return Answer.empty(204);
    }

    /** {@code GET ?cname}: no host name was ever bound by this call. */
    static Answer noCnames(Work work) {
        JsonWriter json = new JsonWriter().openObject();
        json.name("cname_records").openList().closeList();
        return JsonAnswers.ok(json.member("count", 0).closeObject());
    }

    /** {@code GET ?versioning}: nothing keeps versions. */
    static Answer noVersioning(Work work) {
        return JsonAnswers.ok(
                new JsonWriter().openObject().member("status", "SUSPENDED").closeObject());
    }
}
