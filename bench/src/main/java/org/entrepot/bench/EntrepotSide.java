package org.entrepot.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * Entrepôt as it comes: durable writes, signatures, three cross-origin rules and a policy of three statements on the bucket,
 * the request log written to a file.
 */
final class EntrepotSide implements Side, AutoCloseable {
    /** The side's name in results. */
    static final String NAME = "entrepot";

    private final EntrepotProcess process;

    /** Durable commits so far, and the synced writes that carried them. */
    record Commits(long commits, long batches) {
        Commits since(Commits before) {
            return new Commits(commits - before.commits, batches - before.batches);
        }
    }

    private EntrepotSide(EntrepotProcess process) {
        this.process = process;
    }

    /**
     * Starts a server on a data folder of its own, and fills it.
     *
     * @param home the checkout whose {@code ./entrepot} is run
     */
    static EntrepotSide start(Path home, Path folder) throws IOException, InterruptedException {
        EntrepotProcess process = EntrepotProcess.start(home, folder.resolve("data"), folder.resolve("entrepot.log"));
        try {
            new Preparation(process.address(), process.requests()).run();
            return new EntrepotSide(process);
        } catch (IOException e) {
            process.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public InetSocketAddress address() {
        return process.address();
    }

    @Override
    public RequestRing requests(Work work) {
        return process.requests().ring(work);
    }

    @Override
    public ProcessUsage usage() throws IOException {
        return process.usage();
    }

    /** What the process had used at its first answer. */
    ProcessUsage atStart() {
        return process.atStart();
    }

    /** Read from the server's metrics. */
    Commits commits() throws IOException, InterruptedException {
        return new Commits(
                process.metric("entrepot_store_commits_total"), process.metric("entrepot_store_batches_total"));
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
