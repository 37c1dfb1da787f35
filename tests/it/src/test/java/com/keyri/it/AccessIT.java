package com.keyri.it;

import com.keyri.client.SigningKey;
import com.keyri.test.Answer;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.Shop;
import com.keyri.test.contract.Operation;
import com.keyri.test.contract.Samples;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may call what: every operation of the document, with every credential but the right one. */
@ExtendWith(RunningEar.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {
    private static final String NOBODYS_API_KEY = "keyri_sk_" + "A".repeat(43);
    private static final String NOBODYS_OPERATOR_KEY = "keyri_op_" + "A".repeat(43);

    private final Keyri keyri;
    private final Samples samples;
    private Shop shop;

    AccessIT(Keyri keyri) {
        this.keyri = keyri;
        this.samples = new Samples(keyri.document());
    }

    @BeforeAll
    void openShop() {
        shop = Shop.open(keyri);
    }

    @ParameterizedTest
    @MethodSource("operatorsOperations")
    void shouldAskTheOperatorForTheOperatorKey(Operation operation) {
        refuseAllKeysBut(operation, NOBODYS_OPERATOR_KEY);
        call(operation).by(shop.apiKey()).send().isProblem(403, "forbidden");
    }

    @ParameterizedTest
    @MethodSource("serversOperations")
    void shouldAskTheApplicationsServerForAnApiKey(Operation operation) {
        refuseAllKeysBut(operation, NOBODYS_API_KEY);
        call(operation).by(keyri.operatorKey()).send().isProblem(403, "forbidden");
    }

    @ParameterizedTest
    @MethodSource("serversOperations")
    void shouldAskForTheOperationsOwnScope(Operation operation) {
        for (String scope : Shop.ALL_SCOPES) {
            String key = keyri.operator().createApiKey(shop.applicationId(), scope, List.of(scope));
            Answer answer = call(operation).by(key).send();
            if (scope.equals(scopeOf(operation))) {
                if (answer.status() == 401 || answer.problem().equals("forbidden")) {
                    throw new AssertionError(operation + " refuses its own scope: " + answer.body());
                }
            } else {
                answer.isProblem(403, "forbidden");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("provenOperations")
    void shouldAskForAProofOfPossession(Operation operation) {
        boolean givesNonce = operation.path().startsWith("/api/v1/devices/");
        String absent = givesNonce ? "use-dpop-nonce" : "invalid-proof";
        if (operation.id().equals("redeem")) {
            // Whether the code is one of ours can be seen without looking anything up, and is.
            call(operation)
                    .form(Map.of("grant_type", "urn:keyri:params:oauth:grant-type:sign-in", "code", "A".repeat(43)))
                    .send()
                    .isProblem(400, "invalid-grant");
            return;
        }
        if (operation.id().equals("startSignIn")) {
            // An application that doesn't exist has no origins.
            call(operation).send().isProblem(403, "origin-not-allowed");
            shop.page().start(Map.of()).without("DPoP").send().isProblem(401, "invalid-proof");
            return;
        }
        if (operation.id().equals("beginSession")) {
            // Keyri's own pages begin sessions; their proofs are SessionIT's.
            call(operation).without("Origin").send().isProblem(403, "origin-not-allowed");
            return;
        }
        if (operation.id().equals("proveSession")) {
            // Without a session there is nothing to prove.
            call(operation).send().isProblem(401, "unauthenticated");
            return;
        }
        call(operation).send().isProblem(401, absent);
        call(operation).with("DPoP", "nonsense").send().isProblem(401, "invalid-proof");
        call(operation).by(shop.apiKey()).send().isProblem(401, absent);
        String path = samples.path(operation);
        String elsewhere = Call.proof(SigningKey.generate(), operation.method(), "https://evil.example" + path, null);
        call(operation).with("DPoP", elsewhere).send().isProblem(401, "invalid-proof");
        String otherMethod = Call.proof(SigningKey.generate(), "HEAD", keyri.publicUrl() + path, null);
        call(operation).with("DPoP", otherMethod).send().isProblem(401, "invalid-proof");
    }

    private void refuseAllKeysBut(Operation operation, String nobodys) {
        call(operation).send().isProblem(401, "unauthenticated");
        for (String header : List.of(
                "Bearer " + nobodys,
                "Bearer ",
                "Bearer keyri_sk_",
                "Bearer " + keyri.operatorKey() + "A",
                "Bearer " + shop.apiKey() + "A",
                "Basic " + keyri.operatorKey(),
                "DPoP " + shop.apiKey(),
                "keyri_sk_")) {
            call(operation).with("Authorization", header).send().isProblem(401, "unauthenticated");
        }
    }

    private Call call(Operation operation) {
        return Requests.of(keyri, samples, operation);
    }

    private static String scopeOf(Operation operation) {
        String path = operation.path();
        if (path.startsWith("/api/v1/tokens")) {
            return "introspection";
        }
        return path.split("/", -1)[3];
    }

    Stream<Operation> operatorsOperations() {
        return guardedBy("operatorKey");
    }

    Stream<Operation> serversOperations() {
        return guardedBy("apiKey");
    }

    Stream<Operation> provenOperations() {
        return keyri.document().operations().stream().filter(Operation::wantsProof);
    }

    private Stream<Operation> guardedBy(String scheme) {
        return keyri.document().operations().stream().filter(operation -> operation.isGuardedBy(scheme));
    }
}
