package com.keyri.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.device.Household.Enrolled;
import com.keyri.device.model.ApprovalKeyType;
import com.keyri.device.model.EnrolmentState;
import com.keyri.problem.DomainException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** Whatever comes at the same moment, each arrow is taken once. */
class EnrolmentRaceTest {
    private static final int CALLERS = 6;

    private final Household house = new Household();

    @BeforeEach
    void wireBeforeThreadsDo() {
        house.enrol(house.newPhone(ApprovalKeyType.NATIVE), "warm-up");
    }

    @RepeatedTest(5)
    void shouldBelongToOneOfManyKeysThatOpenAtOnce() throws Exception {
        CreatedEnrolment invitation = house.invite();

        Map<String, Long> outcomes = race(n -> {
            house.open(house.newPhone(ApprovalKeyType.NATIVE), invitation);
            return "OPENED";
        });

        assertEquals(Map.of("OPENED", 1L, "ENROLMENT_REFUSED", CALLERS - 1L), outcomes);
    }

    @RepeatedTest(5)
    void shouldRegisterOneDeviceWhenCompletedManyTimesAtOnce() throws Exception {
        SoftPhone phone = house.newPhone(ApprovalKeyType.NATIVE);
        CreatedEnrolment invitation = house.invite();
        OpenedEnrolment opened = house.open(phone, invitation);

        Map<String, Long> outcomes = race(n -> {
            house.complete(phone, opened, invitation);
            return "COMPLETED";
        });

        assertEquals(Map.of("COMPLETED", 1L, "ENROLMENT_REFUSED", CALLERS - 1L), outcomes);
    }

    @RepeatedTest(5)
    void shouldConfirmOnceWhenConfirmedManyTimesAtOnce() throws Exception {
        Enrolled enrolled = house.register(house.newPhone(ApprovalKeyType.NATIVE), "alice");

        Map<String, Long> outcomes = race(n -> house.confirm(enrolled).state().name());

        assertEquals(Map.of("ACTIVE", 1L, "CONFLICT", CALLERS - 1L), outcomes);
    }

    @RepeatedTest(5)
    void shouldLetOneFirstDeviceInWhenManyAreConfirmedAtOnce() throws Exception {
        List<Enrolled> enrolled = Stream.generate(() -> house.register(house.newPhone(ApprovalKeyType.NATIVE), "alice"))
                .limit(CALLERS)
                .toList();

        Map<String, Long> outcomes =
                race(n -> house.confirm(enrolled.get(n)).state().name());

        assertEquals(
                Map.of(EnrolmentState.ACTIVE.name(), 1L, EnrolmentState.AWAITING_APPROVAL.name(), CALLERS - 1L),
                outcomes);
    }

    /** Lets all callers go at once and counts how they ended. */
    private static Map<String, Long> race(Function<Integer, String> call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CALLERS);
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Callable<String>> callers = IntStream.range(0, CALLERS)
                    .mapToObj(n -> (Callable<String>) () -> {
                        start.await();
                        return outcome(call, n);
                    })
                    .toList();
            List<String> outcomes = threads.invokeAll(callers).stream()
                    .map(EnrolmentRaceTest::valueOf)
                    .toList();
            return outcomes.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        } finally {
            threads.shutdown();
        }
    }

    private static String outcome(Function<Integer, String> call, int n) {
        try {
            return call.apply(n);
        } catch (DomainException e) {
            return e.type().name();
        }
    }

    private static String valueOf(Future<String> outcome) {
        try {
            return outcome.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
