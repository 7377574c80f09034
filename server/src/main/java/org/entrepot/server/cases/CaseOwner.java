package org.entrepot.server.cases;

/**
 * Who owns the buckets of the cases.
 *
 * @param cosAppid behind bucket names in COS hosts
 */
public record CaseOwner(String accessKey, String secretKey, String cosAppid) {
    @Override
    public String toString() {
        return "CaseOwner[" + accessKey + "]";
    }
}
