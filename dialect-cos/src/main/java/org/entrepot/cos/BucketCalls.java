package org.entrepot.cos;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.acl.Acl;
import org.entrepot.access.identity.Account;
import org.entrepot.access.text.XmlElement;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.Callers;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.BucketAddress;
import org.entrepot.store.BucketName;
import org.entrepot.store.NewBucket;
import org.entrepot.store.RunningUploads;
import org.entrepot.store.StoreException;

/** PUT, HEAD and DELETE Bucket, and its location ({@code cos.md} section 4). */
final class BucketCalls {
    private static final int BODY_BYTES_MAX = 64 * 1024;

    private BucketCalls() {}

    /** PUT Bucket. The APPID in the name must be the caller's. */
    static Answer create(Work work) throws IOException, StoreException {
        Account owner = work.caller()
                .homeAccount()
                .orElseThrow(() -> new RefusedException(
                        new Refusal.AccessDenied(Operation.BUCKET_CREATE, "an unsigned caller cannot own a bucket")));
        boolean isForeign = CosBucketName.of(work.call().bucketText())
                .filter(name -> !isBound(work) && !name.appid().equals(owner.cosAppid()))
                .isPresent();
        if (isForeign) {
            throw new RefusedException(new Refusal.InDialect(
                    403,
                    "AccessDenied",
                    "The APPID in the bucket's name is not that of your account, which is `" + owner.cosAppid() + "`.",
                    List.of()));
        }
        Unserved.checkCreate(work.headers());
        checkConfiguration(Bodies.readDocument(work.body(), BODY_BYTES_MAX));
        Acl acl = AclHeaders.read(work, owner, false).map(AclHeaders.Asked::acl).orElse(null);
        work.store()
                .createBucket(new NewBucket(
                        name(work),
                        owner,
                        Dialect.COS,
                        work.entry().zone() == null
                                ? work.settings().region()
                                : work.entry().zone(),
                        acl,
                        null,
                        null,
                        Callers.shown(work.caller()),
                        Map.of()));
        return Answer.empty(200);
    }

    /** HEAD Bucket. */
    static Answer head(Work work) {
        return Answer.empty(200, new Header("x-cos-bucket-region", work.bucket().region()));
    }

    /** DELETE Bucket. */
    static Answer delete(Work work) throws IOException, StoreException {
        work.store().deleteBucket(work.bucket().name(), RunningUploads.REFUSE);
        return Answer.empty(204);
    }

    /** GET Bucket location. */
    static Answer location(Work work) {
        return CosXml.answer(
                CosXml.writer().text("LocationConstraint", work.bucket().region()));
    }

    private static BucketName name(Work work) {
        if (work.call().bucket() instanceof BucketAddress.ByName(BucketName name)) {
            return name;
        }
        throw new IllegalStateException("routing names the bucket of this call");
    }

    /** Whether the host is bound to the bucket, so that its text is the inside name. */
    private static boolean isBound(Work work) {
        return name(work).value().equals(work.call().bucketText());
    }

    /** The body may only ask for what every bucket here is: one zone, the ordinary architecture and class. */
    private static void checkConfiguration(byte[] body) throws RefusedException {
        if (body.length == 0) {
            return;
        }
        XmlElement root = CosXml.read(body, "CreateBucketConfiguration");
        for (XmlElement child : root.children()) {
            String asked = child.text().strip();
            boolean isOrdinary = switch (child.name()) {
                case "BucketAZConfig" -> asked.equals("OAZ") || asked.isEmpty();
                case "BucketArchConfig" -> asked.equals("COS") || asked.isEmpty();
                case "BucketStorageClass" -> asked.equals(StorageClasses.STANDARD) || asked.isEmpty();
                default -> throw CosXml.malformed("the element `" + child.name() + "` is not known", child);
            };
            if (!isOrdinary) {
                throw new RefusedException(new Refusal.NotImplemented(child.name() + " " + asked));
            }
        }
    }
}
