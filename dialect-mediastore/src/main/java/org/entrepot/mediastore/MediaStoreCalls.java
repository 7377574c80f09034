package org.entrepot.mediastore;

import java.util.List;
import org.entrepot.access.Operation;
import org.entrepot.gateway.CallHandler;
import org.entrepot.gateway.CallRow;
import org.entrepot.gateway.CallTable;
import org.entrepot.gateway.Mark;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;

/** All calls of both planes ({@code mediastore.md} section 1) with what they need ({@code policy.md} section 5). */
final class MediaStoreCalls {
    private MediaStoreCalls() {}

    static CallTable table(MediaStoreLimits limits) {
        ContainerCalls containers = new ContainerCalls(limits);
        ObjectCalls objects = new ObjectCalls(limits);
        return new CallTable(List.of(
                service("CreateContainer", Operation.BUCKET_CREATE, containers::create),
                service("ListContainers", Operation.SERVICE_LIST, containers::list),
                control("DeleteContainer", Operation.BUCKET_DELETE, containers::delete),
                control("DescribeContainer", Operation.BUCKET_HEAD, containers::describe),
                control("PutContainerPolicy", Operation.BUCKET_POLICY_PUT, PolicyCalls::put),
                control("GetContainerPolicy", Operation.BUCKET_POLICY_GET, PolicyCalls::get),
                control("DeleteContainerPolicy", Operation.BUCKET_POLICY_DELETE, PolicyCalls::delete),
                control("PutCorsPolicy", Operation.BUCKET_CORS_PUT, CorsCalls::put),
                control("GetCorsPolicy", Operation.BUCKET_CORS_GET, CorsCalls::get),
                control("DeleteCorsPolicy", Operation.BUCKET_CORS_DELETE, CorsCalls::delete),
                planned("PutLifecyclePolicy", Operation.BUCKET_LIFECYCLE_PUT),
                unset("GetLifecyclePolicy", Operation.BUCKET_LIFECYCLE_GET, Refusal.NotConfigured.Setting.LIFECYCLE),
                planned("DeleteLifecyclePolicy", Operation.BUCKET_LIFECYCLE_DELETE),
                planned("PutMetricPolicy", Operation.BUCKET_METRICS_PUT),
                unset("GetMetricPolicy", Operation.BUCKET_METRICS_GET, Refusal.NotConfigured.Setting.METRICS),
                planned("DeleteMetricPolicy", Operation.BUCKET_METRICS_DELETE),
                planned("StartAccessLogging", Operation.BUCKET_LOGGING_PUT),
                planned("StopAccessLogging", Operation.BUCKET_LOGGING_PUT),
                control("TagResource", Operation.BUCKET_TAGS_PUT, TagCalls::tag),
                control("UntagResource", Operation.BUCKET_TAGS_PUT, TagCalls::untag),
                control("ListTagsForResource", Operation.BUCKET_TAGS_GET, TagCalls::list),
                data("PutObject", "PUT", Operation.OBJECT_WRITE, objects::put),
                data("GetObject", "GET", Operation.OBJECT_READ, objects::get),
                data("DescribeObject", "HEAD", Operation.OBJECT_HEAD, objects::describe),
                data("DeleteObject", "DELETE", Operation.OBJECT_DELETE, objects::delete),
                CallRow.built(
                        "ListItems",
                        "GET",
                        Operation.Target.BUCKET,
                        new Mark.Plain(),
                        Operation.OBJECT_LIST,
                        ListItems::handle)));
    }

    private static CallRow service(String name, Operation operation, CallHandler handler) {
        return CallRow.built(name, "POST", Operation.Target.SERVICE, target(name), operation, handler);
    }

    private static CallRow control(String name, Operation operation, CallHandler handler) {
        return CallRow.built(name, "POST", Operation.Target.BUCKET, target(name), operation, handler);
    }

    private static CallRow planned(String name, Operation operation) {
        return CallRow.planned(name, "POST", Operation.Target.BUCKET, target(name), operation);
    }

    /** A read of what nobody could have set yet: "not configured" is the truth. */
    private static CallRow unset(String name, Operation operation, Refusal.NotConfigured.Setting setting) {
        return control(name, operation, work -> {
            throw new RefusedException(new Refusal.NotConfigured(setting));
        });
    }

    private static CallRow data(String name, String method, Operation operation, CallHandler handler) {
        return CallRow.built(name, method, Operation.Target.OBJECT, new Mark.Plain(), operation, handler);
    }

    private static Mark target(String name) {
        return new Mark.HeaderIs(Plane.TARGET_HEADER, Plane.TARGET_PREFIX + name);
    }
}
