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
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Whatever is sent, the answer is one that the document allows. {@code -Dfuzz.requests} says how many; a failure shows the
 * request, and {@code -Dfuzz.seed} with the seed that is printed sends the same again.
 */
@ServerTest
class FuzzTest {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 2_000);
    private static final int CLIENTS = 4;
    private static final int SHOWN = 10;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private JdbcClient database;

    private final Map<String, Map<Integer, Integer>> statuses = new TreeMap<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    @DynamicPropertySource
    static void inADatabaseOfItsOwn(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", TestDatabase.fresh()::url);
    }

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
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        List<Callable<Void>> clients = IntStream.range(0, CLIENTS)
                .mapToObj(number -> (Callable<Void>) () -> {
                    Random random = new Random(seed * CLIENTS + number);
                    new Client(document, random, new Keys(accounts, database), number)
                            .send(
                                    accounts.port(),
                                    REQUESTS / CLIENTS,
                                    (count, draft, answer, unanswered) -> judge(
                                            judge,
                                            "client %d, request %d".formatted(number, count),
                                            draft,
                                            answer,
                                            unanswered));
                    return null;
                })
                .toList();
        for (Future<Void> client : threads.invokeAll(clients)) {
            client.get();
        }
        threads.shutdown();

        // Then
        print();
        then(complaints)
                .as(
                        "%d in all; send them again with -Dfuzz.seed=%d -Dfuzz.requests=%d",
                        complaints.size(), seed, REQUESTS)
                .isEmpty();
        then(document.operations())
                .allSatisfy(operation -> then(statuses.get(operation.id()))
                        .as(operation.id() + " is asked rightly and wrongly")
                        .containsKeys(operation.success(), 400));
        System.out.printf("fuzz: all %d answers are as the document allows%n", answers());
    }

    private int answers() {
        return statuses.values().stream()
                .flatMap(counts -> counts.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    private void judge(Judge judge, String where, Draft draft, RawHttp.@Nullable Answer answer, String unanswered) {
        int status = answer == null ? 0 : answer.status();
        synchronized (statuses) {
            statuses.computeIfAbsent(draft.operation.id(), id -> new TreeMap<>())
                    .merge(status, 1, Integer::sum);
        }
        List<String> wrong = answer == null ? List.of("there is none: " + unanswered) : judge.complaints(draft, answer);
        if (!wrong.isEmpty()) {
            complaints.add(
                    complaints.size() >= SHOWN
                            ? where + ": the answer " + wrong
                            : "%s: the answer %s%n%s%n%s%n".formatted(where, wrong, Curl.of(draft), answer));
        }
    }

    private void print() {
        statuses.forEach((operation, counts) -> System.out.printf("fuzz: %-28s %s%n", operation, counts));
    }
}
