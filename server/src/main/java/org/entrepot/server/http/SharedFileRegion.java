package org.entrepot.server.http;

import io.netty.channel.DefaultFileRegion;
import java.nio.channels.FileChannel;

/** A region of a file that others have open too: sending it leaves the file open. */
final class SharedFileRegion extends DefaultFileRegion {
    SharedFileRegion(FileChannel file, long position, long length) {
        super(file, position, length);
    }

    @Override
    protected void deallocate() {
        // Whoever opened the file closes it.
    }
}
