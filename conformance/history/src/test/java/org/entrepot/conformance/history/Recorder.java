package org.entrepot.conformance.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.entrepot.access.Dialect;
import org.entrepot.conformance.StartedServer;

/** Lets clients loose on a few keys and writes down what they ask and are told. */
final class Recorder {
    /** Each in any dialect from one request to the next. */
    private static final int CLIENTS = 10;

    /** Who lists, now and then: each of several at once doubles what the search has to look at, and more. */
    private static final int LISTERS = 2;

    private static final int LISTING_ONE_IN = 3;

    /** Who reads every key when all others are quiet. */
    private static final int AUDITOR = CLIENTS;

    private final int keys;
    private final Bodies bodies;
    private final AtomicIntegerArray lastSeen;

    Recorder(int keys, Bodies bodies) {
        this.keys = keys;
        this.bodies = bodies;
        lastSeen = new AtomicIntegerArray(keys);
    }

    /**
     * What clients do until they have had enough or the server is gone.
     *
     * @param requests how many at the most
     * @param killAfter the server is killed when so many were sent; 0 for never
     */
    record Plan(int requests, int killAfter) {}

    /** One request, its answer yet to come. */
    private record Asked(int client, String text, long calledNanos, List<Effect> effects) {
        Operation answered(String answer, List<Effect> seen) {
            return new Operation(client, answer, calledNanos, System.nanoTime(), seen, true);
        }

        Operation unansweredUntil(long nanos) {
            return new Operation(client, text, calledNanos, nanos, effects, false);
        }
    }

    /** Clients under way. */
    private final class Crowd {
        private final Wire wire;
        private final Plan plan;
        private final Choices choices;
        private final AtomicInteger sent = new AtomicInteger();
        private final CountDownLatch timeToKill = new CountDownLatch(1);
        private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();
        private final Queue<Asked> unanswered = new ConcurrentLinkedQueue<>();
        private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

        Crowd(Wire wire, Plan plan) {
            this.wire = wire;
            this.plan = plan;
            choices = new Choices(keys, bodies, lastSeen);
        }

        private void work(int client, SplittableRandom random) {
            try {
                int number = sent.incrementAndGet();
                while (number <= plan.requests() && ask(client, random)) {
                    number = sent.incrementAndGet();
                    if (number == plan.killAfter()) {
                        timeToKill.countDown();
                    }
                }
            } catch (Throwable failed) {
                failures.add(failed);
            } finally {
                // Nobody waits for a moment that does not come.
                timeToKill.countDown();
            }
        }

        /** False when there was no answer, and so will be none to the next. */
        private boolean ask(int client, SplittableRandom random) {
            Dialect dialect = Dialect.values()[random.nextInt(Dialect.values().length)];
            boolean mayList = client < LISTERS && random.nextInt(LISTING_ONE_IN) == 0;
            Question question = choices.next(dialect, mayList, random);
            Asked asked = new Asked(
                    client, dialect.label() + " " + question.text(), System.nanoTime(), question.done(dialect));
            try {
                Wire.Answered answer = wire.ask(dialect, question);
                operations.add(asked.answered(answer.text(), answer.effects()));
                choices.learn(answer.effects());
                return true;
            } catch (IOException noAnswer) {
                unanswered.add(asked);
                return false;
            }
        }
    }

    /**
     * Lets clients loose, and kills the server in their midst when that is planned.
     *
     * @return what they did
     * @throws AssertionError when an answer made no sense, or did not come although nobody killed the server
     */
    List<Operation> record(StartedServer server, Wire wire, Plan plan, SplittableRandom random)
            throws InterruptedException {
        Crowd crowd = new Crowd(wire, plan);
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            int number = client;
            SplittableRandom own = random.split();
            clients.add(Thread.startVirtualThread(() -> crowd.work(number, own)));
        }
        if (plan.killAfter() > 0) {
            crowd.timeToKill.await();
            server.kill();
        }
        // From here on a server that is dead does nothing any more.
        long killed = System.nanoTime();
        for (Thread client : clients) {
            client.join();
        }
        Throwable failure = crowd.failures.peek();
        if (failure != null) {
            throw new AssertionError(failure.getMessage(), failure);
        }
        if (plan.killAfter() == 0 && !crowd.unanswered.isEmpty()) {
            throw new AssertionError("no answer although nobody killed the server: " + crowd.unanswered.peek());
        }
        List<Operation> operations = new ArrayList<>(crowd.operations);
        for (Asked asked : crowd.unanswered) {
            if (!asked.effects().isEmpty() && asked.calledNanos() < killed) {
                operations.add(asked.unansweredUntil(killed));
            }
        }
        return operations;
    }

    /** Reads every key while nothing else is under way, in one dialect after the other, and lists them. */
    List<Operation> audit(Wire wire, SplittableRandom random) throws IOException {
        List<Operation> operations = new ArrayList<>();
        Dialect[] dialects = Dialect.values();
        int first = random.nextInt(dialects.length);
        for (int key = 0; key < keys; key++) {
            operations.add(ask(wire, dialects[(first + key) % dialects.length], new Question.Get(key)));
        }
        operations.add(ask(wire, dialects[first], new Question.ListKeys(keys + 1)));
        return operations;
    }

    private Operation ask(Wire wire, Dialect dialect, Question question) throws IOException {
        Asked asked = new Asked(AUDITOR, question.text(), System.nanoTime(), List.of());
        Wire.Answered answer = wire.ask(dialect, question);
        return asked.answered(answer.text(), answer.effects());
    }

    /** The value of each key that an audit saw. */
    static int[] content(List<Operation> audit) {
        int[] content = new int[audit.size() - 1];
        for (Operation read : audit) {
            for (Effect effect : read.effects()) {
                content[effect.key()] = effect.seen().narrowed(Values.UNKNOWN);
            }
        }
        return content;
    }
}
