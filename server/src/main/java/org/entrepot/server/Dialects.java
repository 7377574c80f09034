package org.entrepot.server;

import java.util.List;
import org.entrepot.cos.CosDialect;
import org.entrepot.gateway.Settings;
import org.entrepot.gateway.WireDialect;
import org.entrepot.mediastore.MediaStoreDialect;
import org.entrepot.mediastore.MediaStoreLimits;
import org.entrepot.qingstor.QingStorDialect;
import org.entrepot.s3.S3Dialect;

/** The dialects that a server speaks. */
public final class Dialects {
    private Dialects() {}

    /** One of each, as these settings make them. */
    public static List<WireDialect> all(Settings settings) {
        return List.of(
                new S3Dialect(settings),
                new CosDialect(),
                new QingStorDialect(),
                new MediaStoreDialect(MediaStoreLimits.defaults()));
    }
}
