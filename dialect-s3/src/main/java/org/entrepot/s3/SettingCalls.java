package org.entrepot.s3;

import java.io.IOException;
import java.util.List;
import org.entrepot.access.policy.Ownership;
import org.entrepot.access.text.XmlElement;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.CallHandler;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.Refusal.NotConfigured.Setting;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;

/** Settings that nobody can have made yet, told truthfully ({@code s3.md} section 19). */
final class SettingCalls {
    private static final String PAYMENT = "RequestPaymentConfiguration";

    private SettingCalls() {}

    /** A read that finds nothing. */
    static CallHandler unset(Setting setting) {
        return work -> {
            throw new RefusedException(new Refusal.NotConfigured(setting));
        };
    }

    /** A read whose empty answer is a document. */
    static CallHandler empty(String root) {
        return work -> S3Xml.emptyRoot(root);
    }

    /** A read of a list that is empty. */
    static CallHandler emptyList(String root) {
        return work -> S3Xml.answer(S3Xml.root(root).text("IsTruncated", false).close(root));
    }

    /** A removal of what is not there. */
    static Answer removed(Work work) {
        return Answer.empty(204);
    }

    /** GetBucketRequestPayment. */
    static Answer payer(Work work) {
        return S3Xml.answer(S3Xml.root(PAYMENT).text("Payer", "BucketOwner").close(PAYMENT));
    }

    /** PutBucketRequestPayment: what is the case anyway is accepted. */
    static Answer putPayer(Work work) throws IOException {
        XmlElement document = S3Xml.read(work, PAYMENT, S3Limits.XML_BYTES_MAX);
        String payer = S3Xml.required(document, "Payer");
        return switch (payer) {
            case "BucketOwner" -> Answer.empty(200);
            case "Requester" -> throw new RefusedException(new Refusal.NotImplemented("requester pays"));
            default -> throw S3Xml.malformed("`Payer` has to be `BucketOwner` or `Requester`", document.position());
        };
    }

    /** PutBucketAccelerateConfiguration: what is the case anyway is accepted. */
    static Answer putAccelerate(Work work) throws IOException {
        XmlElement document = S3Xml.read(work, "AccelerateConfiguration", S3Limits.XML_BYTES_MAX);
        String status = S3Xml.required(document, "Status");
        return switch (status) {
            case "Suspended" -> Answer.empty(200);
            case "Enabled" -> throw new RefusedException(new Refusal.NotImplemented("transfer acceleration"));
            default -> throw S3Xml.malformed("`Status` has to be `Enabled` or `Suspended`", document.position());
        };
    }

    /** PutBucketNotificationConfiguration: an empty document clears; no destination is configured here. */
    static Answer putNotification(Work work) throws IOException {
        XmlElement document = S3Xml.read(work, "NotificationConfiguration", S3Limits.XML_BYTES_MAX);
        if (document.child("EventBridgeConfiguration").isPresent()) {
            throw new RefusedException(new Refusal.NotImplemented("EventBridge"));
        }
        if (!document.children().isEmpty()) {
            throw new RefusedException(new Refusal.InvalidArgument(
                    document.children().getFirst().name(),
                    "",
                    "Unable to validate the following destination configurations"));
        }
        return Answer.empty(200);
    }

    /** PutBucketLogging: an empty document switches off what is off. */
    static Answer putLogging(Work work) throws IOException {
        XmlElement document = S3Xml.read(work, "BucketLoggingStatus", S3Limits.XML_BYTES_MAX);
        if (document.child("LoggingEnabled").isPresent()) {
            throw new RefusedException(new Refusal.NotImplemented("PutBucketLogging"));
        }
        return Answer.empty(200);
    }

    /** GetBucketOwnershipControls: what the bucket was made with. */
    static Answer ownership(Work work) throws IOException {
        Ownership ownership = work.bucket().ownership();
        if (ownership == null) {
            throw new RefusedException(new Refusal.NotConfigured(Setting.OWNERSHIP));
        }
        return S3Xml.answer(S3Xml.root("OwnershipControls")
                .open("Rule")
                .text("ObjectOwnership", OwnershipNames.name(ownership))
                .close("Rule")
                .close("OwnershipControls"));
    }

    /** DeleteBucketOwnershipControls, as far as there is nothing to remove. */
    static Answer deleteOwnership(Work work) throws IOException {
        if (work.bucket().ownership() != null) {
            throw new RefusedException(new Refusal.NotImplemented("DeleteBucketOwnershipControls"));
        }
        return Answer.empty(204);
    }

    /** Retention and legal hold: no bucket has Object Lock. */
    static CallHandler noObjectLock() {
        return work -> {
            throw RefusedFeatures.noObjectLock();
        };
    }

    /** RestoreObject: there is no archive class. */
    static Refusal notArchived() {
        return new Refusal.InDialect(
                403,
                "InvalidObjectState",
                "The operation is not valid for the object's storage class: nothing is archived here",
                List.of());
    }
}
