package org.entrepot.server.http;

import io.netty.channel.DefaultFileRegion;
import org.entrepot.store.ObjectContent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A region of a file that others have open too: when it was sent, or cannot be, its content is closed and not the file. */
final class SharedFileRegion extends DefaultFileRegion {
    private static final Logger LOG = LoggerFactory.getLogger(SharedFileRegion.class);

    private final AutoCloseable content;

    /**
     * A piece of a content.
     *
     * @param content closed behind it
     */
    SharedFileRegion(ObjectContent.Piece.InFile piece, AutoCloseable content) {
        super(piece.file(), piece.position(), piece.length());
        this.content = content;
    }

    @Override
    protected void deallocate() {
        try {
            content.close();
        } catch (Exception failure) {
            LOG.warn("an object that was sent cannot be closed", failure);
        }
    }
}
