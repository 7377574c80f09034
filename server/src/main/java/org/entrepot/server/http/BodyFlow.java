package org.entrepot.server.http;

/** Keeps the sender of a body from running ahead of its reader. The queue calls it with its lock held. */
interface BodyFlow {
    /** More has come. On the loop. */
    void received(int waitingBytes);

    /**
     * Something was taken or thrown away.
     *
     * @param bytes how much of the body
     * @param waitingBytes what is left in the queue
     */
    void taken(int bytes, int waitingBytes);
}
