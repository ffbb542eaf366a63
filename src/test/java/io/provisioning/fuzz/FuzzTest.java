package io.provisioning.fuzz;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.openapi.Document;
import io.provisioning.testing.RawHttp;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import io.provisioning.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Whatever is sent, the answer is one that the document allows. {@code -Dfuzz.requests} says how many; a failure shows the
 * request, and {@code -Dfuzz.seed} with the seed that is printed draws the same requests again, but for what belongs to
 * a run: keys, instants, and the ids and cursors that answers taught.
 */
@ServerTest
@TestPropertySource(properties = {TestDatabase.OF_ITS_OWN, "test.asks=whatever"})
class FuzzTest {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 2_000);
    private static final int CLIENTS = 4;

    /** From so many on, chance leaves nothing out. */
    private static final int MANY = 20_000;

    private static final int SHOWN = 10;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private JdbcClient database;

    private final Map<String, Map<Integer, Integer>> statuses = new TreeMap<>();
    private final Sequences sequences = new Sequences();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    static Stream<Long> seeds() {
        Long given = Long.getLong("fuzz.seed");
        return given == null ? Stream.of(1L, new Random().nextLong(1_000_000)) : Stream.of(given);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldAnswerAsTheDocumentAllowsWhateverIsSent(long seed) throws Exception {
        // Given
        System.out.printf("fuzz: %d requests of %d clients, -Dfuzz.seed=%d%n", REQUESTS, CLIENTS, seed);
        Document document = Document.of(accounts.operator());
        Judge judge = new Judge(document);

        // When
        long began = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        List<Callable<Void>> clients = IntStream.range(0, CLIENTS)
                .mapToObj(number -> (Callable<Void>) () -> {
                    new Client(document, seed, new Keys(accounts, database), number)
                            .send(
                                    accounts.port(),
                                    REQUESTS / CLIENTS,
                                    (count, draft, answer, unusable) ->
                                            judge(judge, number, count, draft, answer, unusable));
                    return null;
                })
                .toList();
        for (Future<Void> client : threads.invokeAll(clients)) {
            client.get();
        }
        threads.shutdown();
        long aSecond = REQUESTS * 1_000_000_000L / (System.nanoTime() - began);

        // Then
        print();
        then(complaints)
                .as(
                        "%d in all; send them again with -Dfuzz.seed=%d -Dfuzz.requests=%d",
                        complaints.size(), seed, REQUESTS)
                .isEmpty();
        then(statuses).as("Each is asked").hasSameSizeAs(document.operations());
        then(answers(200, 299)).as("Many are right").isGreaterThan(REQUESTS / 10);
        then(answers(400, 400)).as("Many are wrong").isGreaterThan(REQUESTS / 20);
        if (REQUESTS >= MANY) {
            thenNothingIsLeftOut(document);
        }
        System.out.printf("fuzz: all %d answers are as the document allows, %d a second%n", answers(100, 599), aSecond);
    }

    private void thenNothingIsLeftOut(Document document) {
        then(document.operations())
                .allSatisfy(operation -> then(statuses.get(operation.id()))
                        .as(operation.id() + " is asked rightly and wrongly")
                        .containsKeys(operation.success(), 400));
        then(Sequences.NEEDED)
                .allSatisfy(
                        sequence -> then(sequences.count(sequence)).as(sequence).isPositive());
    }

    private int answers(int from, int to) {
        return statuses.values().stream()
                .flatMap(counts -> counts.entrySet().stream())
                .filter(count -> from <= count.getKey() && count.getKey() <= to)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private void judge(
            Judge judge, int client, int count, Draft draft, RawHttp.@Nullable Answer answer, String unusable) {
        int status = answer == null ? 0 : answer.status();
        synchronized (statuses) {
            statuses.computeIfAbsent(draft.operation.id(), id -> new TreeMap<>())
                    .merge(status, 1, Integer::sum);
        }
        sequences.add(client, draft, status);
        List<String> wrong = answer == null ? List.of("is none: " + unusable) : judge.complaints(draft, answer);
        if (!wrong.isEmpty()) {
            String where = "client %d, request %d: the answer %s".formatted(client, count, wrong);
            complaints.add(
                    complaints.size() >= SHOWN ? where : "%s%n%s%n%s%n".formatted(where, Curl.of(draft), answer));
        }
    }

    private void print() {
        statuses.forEach((operation, counts) -> System.out.printf("fuzz: %-28s %s%n", operation, counts));
        Sequences.NEEDED.forEach(
                sequence -> System.out.printf("fuzz: %-66s %d%n", sequence, sequences.count(sequence)));
    }
}
