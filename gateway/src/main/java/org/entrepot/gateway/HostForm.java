package org.entrepot.gateway;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.entrepot.access.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * What a host name says by itself: the forms of {@code s3.md} 1, {@code cos.md} 1, {@code qingstor.md} 2 and {@code
 * mediastore.md} 2.
 *
 * @param dialect the dialect whose form it is; null when the form belongs to none
 * @param bucket the bucket label as written; null when there is none
 * @param name the inside name of that bucket; null when there is none, or only the catalog knows it
 * @param zone the region or zone label; null when there is none
 * @param view which face of the bucket
 * @param mediaStoreData whether it is MediaStore's data plane
 */
record HostForm(
        @Nullable Dialect dialect,
        @Nullable String bucket,
        @Nullable String name,
        @Nullable String zone,
        Entry.View view,
        boolean mediaStoreData) {
    private static final HostForm UNKNOWN = new HostForm(null, null, null, null, Entry.View.API, false);

    /** The vendors' own domains, so that a client behind a hosts entry or a proxy needs no change. */
    private static final List<String> VENDOR_DOMAINS =
            List.of("amazonaws.com.cn", "amazonaws.com", "myqcloud.com", "tencentcos.cn", "qingstor.com", "qsstor.com");

    private static final Set<String> COS_DOMAINS = Set.of("myqcloud.com", "tencentcos.cn");
    private static final Set<String> QINGSTOR_DOMAINS = Set.of("qingstor.com", "qsstor.com");
    private static final Set<String> COS_LABELS = Set.of("cos", "cos-internal", "cosv6", "cos-cdc");
    private static final Set<String> MEDIASTORE_LABELS = Set.of("mediastore", "mediastore-fips");
    private static final Pattern COS_BUCKET = Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?)-([0-9]+)");
    private static final Pattern S3_BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*");

    /**
     * Reads a host.
     *
     * @param host lower case, without port
     * @param isAppid whether a number is the COS APPID of an account here
     */
    static HostForm of(String host, Settings settings, Predicate<String> isAppid) {
        String domain = domainOf(host, settings);
        if (domain == null && ADDRESS.matcher(host).matches()) {
            return UNKNOWN;
        }
        List<String> all = Arrays.asList(host.split("\\.", -1));
        List<String> labels = domain == null ? all : labelsBefore(host, domain);
        HostForm form = mediaStore(all);
        if (form == null) {
            form = cos(labels, domain);
        }
        if (form == null) {
            form = qingstor(labels, domain, settings);
        }
        if (form == null && domain != null) {
            form = s3(labels, isAppid);
        }
        return form == null ? UNKNOWN : form;
    }

    private static @Nullable String domainOf(String host, Settings settings) {
        String longest = null;
        for (String domain : settings.domains()) {
            longest = longer(longest, domain, host);
        }
        for (String domain : VENDOR_DOMAINS) {
            longest = longer(longest, domain, host);
        }
        return longest;
    }

    private static @Nullable String longer(@Nullable String longest, String domain, String host) {
        String lower = domain.toLowerCase(Locale.ROOT);
        int before = host.length() - lower.length();
        boolean fits = host.endsWith(lower) && (before == 0 || host.charAt(before - 1) == '.');
        return fits && (longest == null || lower.length() > longest.length()) ? lower : longest;
    }

    private static List<String> labelsBefore(String host, String domain) {
        return host.length() == domain.length()
                ? List.of()
                : Arrays.asList(
                        host.substring(0, host.length() - domain.length() - 1).split("\\.", -1));
    }

    /** {@code [<label>.]data.mediastore.<...>} and {@code mediastore.<...>}. */
    private static @Nullable HostForm mediaStore(List<String> labels) {
        if (labels.size() > 1 && MEDIASTORE_LABELS.contains(labels.getFirst())) {
            return new HostForm(Dialect.MEDIASTORE, null, null, labels.get(1), Entry.View.API, false);
        }
        for (int at = 0; at < 2 && at + 2 < labels.size(); at++) {
            if (labels.get(at).equals("data") && MEDIASTORE_LABELS.contains(labels.get(at + 1))) {
                String bucket = at == 0 ? null : labels.getFirst();
                return new HostForm(Dialect.MEDIASTORE, bucket, null, labels.get(at + 2), Entry.View.API, true);
            }
        }
        return null;
    }

    /**
     * {@code [<name>-<appid>.]cos.<region>.<...>} and its sisters, {@code service.cos.<domain>}. On the vendor's domains any label
     * stands for a bucket, so that a name that is none is refused as such.
     */
    private static @Nullable HostForm cos(List<String> labels, @Nullable String domain) {
        if (domain != null && labels.equals(List.of("service", "cos"))) {
            return new HostForm(Dialect.COS, null, null, null, Entry.View.API, false);
        }
        if (domain != null && labels.size() == 2 && COS_LABELS.contains(labels.getFirst())) {
            return new HostForm(Dialect.COS, null, null, labels.get(1), Entry.View.API, false);
        }
        if (labels.size() < 3 || labels.size() > 3 && domain != null) {
            return null;
        }
        var bucket = COS_BUCKET.matcher(labels.getFirst());
        boolean website = labels.get(1).equals("cos-website");
        boolean named = bucket.matches();
        if (!named && (domain == null || !COS_DOMAINS.contains(domain))
                || !website && !COS_LABELS.contains(labels.get(1))) {
            return null;
        }
        return new HostForm(
                Dialect.COS,
                labels.getFirst(),
                named ? bucket.group(1) : null,
                labels.get(2),
                website ? Entry.View.WEBSITE : Entry.View.API,
                false);
    }

    /** {@code [<bucket>.]<zone>.<...>}, {@code <zone>.<bucket>.<domain>} and all of QingStor's own domains. */
    private static @Nullable HostForm qingstor(List<String> labels, @Nullable String domain, Settings settings) {
        if (!labels.isEmpty() && settings.zones().contains(labels.getFirst())) {
            String bucket = domain != null && labels.size() == 2 ? labels.get(1) : null;
            return onQingstor(bucket, labels.getFirst());
        }
        if (labels.size() > 1 && settings.zones().contains(labels.get(1))) {
            return onQingstor(labels.getFirst(), labels.get(1));
        }
        if (domain != null && QINGSTOR_DOMAINS.contains(domain)) {
            return onQingstor(labels.isEmpty() ? null : labels.getFirst(), null);
        }
        return null;
    }

    private static HostForm onQingstor(@Nullable String bucket, @Nullable String zone) {
        return new HostForm(Dialect.QINGSTOR, bucket, bucket, zone, Entry.View.API, false);
    }

    /** {@code [<bucket>.]s3[.<region>].<domain>}, the website forms, {@code <bucket>.<domain>}. */
    private static HostForm s3(List<String> labels, Predicate<String> isAppid) {
        for (int tail = 1; tail <= 2 && tail <= labels.size(); tail++) {
            int at = labels.size() - tail;
            String label = labels.get(at);
            String region = tail == 2 ? labels.getLast() : regionIn(label);
            if (label.equals("s3") || label.startsWith("s3-") && !label.startsWith("s3-website")) {
                return onS3(labels.subList(0, at), region, Entry.View.API);
            }
            if (at > 0 && (label.equals("s3-website") || label.startsWith("s3-website-"))) {
                return onS3(labels.subList(0, at), region, Entry.View.WEBSITE);
            }
        }
        if (labels.size() == 1) {
            var cos = COS_BUCKET.matcher(labels.getFirst());
            if (cos.matches() && isAppid.test(cos.group(3))) {
                return new HostForm(Dialect.COS, labels.getFirst(), cos.group(1), null, Entry.View.API, false);
            }
        }
        HostForm form = onS3(labels, null, Entry.View.API);
        // A bare domain, or a bucket right before it, says nothing of the dialect by itself.
        return new HostForm(null, form.bucket(), form.name(), null, Entry.View.API, false);
    }

    private static HostForm onS3(List<String> labels, @Nullable String region, Entry.View view) {
        String joined = String.join(".", labels);
        String bucket = S3_BUCKET.matcher(joined).matches() ? joined : null;
        return new HostForm(Dialect.S3, bucket, bucket, region, view, false);
    }

    private static @Nullable String regionIn(String label) {
        for (String prefix : List.of("s3-website-", "s3-")) {
            if (label.startsWith(prefix) && !label.equals("s3-website")) {
                return label.substring(prefix.length());
            }
        }
        return null;
    }
}
