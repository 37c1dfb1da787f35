package com.keyri.it.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.Transaction;
import com.keyri.it.RunningEar;
import com.keyri.protocol.JwkSet;
import com.keyri.protocol.TransactionText;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the guides offer to verify a token with: each takes the genuine ones and refuses the same list of others. */
@ExtendWith(RunningEar.class)
class LanguageIT {
    private static final Path AUTHORITY =
            Path.of("target/server/certificates/authority.pem").toAbsolutePath();

    /** The first, and one for an unknown key id. */
    private static final int FETCHES = 2;

    private final TestServer server;
    private final Shop shop;
    private final Phone phone;

    LanguageIT(TestServer server) {
        this.server = server;
        this.shop = Shop.open(server.keyri());
        this.phone = shop.enrol(Shop.newUser());
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeWhatKeyriIssuedAndNothingElse(Language language) throws GeneralSecurityException {
        List<HandedOver> examples = examples();

        Program program = language.prepare(AUTHORITY);
        List<String> users = Language.verify(program, server.keyri().publicUrl(), shop.applicationId(), examples);

        assertTaken(examples, users);
    }

    @ParameterizedTest
    @EnumSource
    void shouldLookAtEachClaimAndAskForKeysSeldom(Language language) throws IOException, GeneralSecurityException {
        try (OwnIssuer issuer = new OwnIssuer(server.certificateFor("localhost"))) {
            List<HandedOver> examples = issuer.examples();

            Program program = language.prepare(AUTHORITY);
            List<String> users = Language.verify(program, issuer.url(), OwnIssuer.APPLICATION, examples);

            assertTaken(examples, users);
            assertTrue(issuer.fetches() <= FETCHES, "asked " + issuer.fetches() + " times");
        }
    }

    private List<HandedOver> examples() throws GeneralSecurityException {
        FinishedSignIn signIn = FinishedSignIn.of(shop, phone);
        HandedOver good = signIn.handedOver("genuine");
        List<HandedOver> examples = new ArrayList<>(List.of(good, good.as("the same proof again", null)));
        examples.add(
                signIn.handedOver("another session").as("another session", null).withNonce("another"));
        examples.add(
                signIn.handedOver("t").as("a sign-in for a transaction", null).withText("Pay 1 €"));
        Shop other = Shop.openIn(server.keyri(), shop.organizationId());
        examples.add(FinishedSignIn.of(other, other.enrol(phone.userId()))
                .handedOver("another application's")
                .as("another application's", null));
        JwkSet keys =
                JwkSet.parse(server.keyri().get("/.well-known/jwks.json").send().body());
        String kid = keys.keys().keySet().iterator().next();
        Forgeries forgeries = new Forgeries(signIn);
        examples.addAll(forgeries.tokens(kid, keys.keys().get(kid)));
        examples.addAll(forgeries.proofs());
        examples.addAll(transaction());
        examples.add(signIn.handedOver("genuine, with a new proof"));
        return examples;
    }

    private List<HandedOver> transaction() {
        String text = "Pay 12.50 € to Müller & Søn";
        String nonce = Shop.newNonce();
        Transaction made = shop.server().createTransaction(phone.userId(), nonce, new TransactionText(text));
        FinishedSignIn approved = FinishedSignIn.of(shop, phone, nonce, made.transactionId(), text);
        return List.of(
                approved.handedOver("other text").as("other text", null).withText("Pay 1.25 € to Müller & Søn"),
                approved.handedOver("no text")
                        .as("a transaction for a sign-in", null)
                        .withText(null),
                approved.handedOver("approved transaction"));
    }

    private static void assertTaken(List<HandedOver> examples, List<String> users) {
        assertEquals(lines(examples, examples.stream().map(HandedOver::user)), lines(examples, users.stream()));
    }

    private static String lines(List<HandedOver> examples, Stream<String> users) {
        List<String> all = users.map(user -> user == null || user.isEmpty() ? "refused" : user)
                .toList();
        return IntStream.range(0, Math.max(examples.size(), all.size()))
                .mapToObj(i -> examples.get(i).why() + ": " + all.get(i))
                .collect(java.util.stream.Collectors.joining("\n"));
    }
}
