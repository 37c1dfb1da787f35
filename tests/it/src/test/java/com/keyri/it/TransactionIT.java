package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.DeclineReason;
import com.keyri.client.EventType;
import com.keyri.client.Transaction;
import com.keyri.protocol.IdTokenClaims;
import com.keyri.protocol.TransactionText;
import com.keyri.test.Answer;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Transactions: made by the shop, read on the phone, decided once. */
@ExtendWith(RunningEar.class)
class TransactionIT {
    private static final TransactionText TEXT = new TransactionText("Pay 12.50 € to Müller & Søn for 3 loaves");

    private final TestServer server;
    private final String nonce = Shop.newNonce();
    private Shop shop;
    private Phone phone;

    TransactionIT(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void enrol() {
        shop = Shop.open(server.keyri());
        phone = shop.enrol(Shop.newUser());
    }

    @Test
    void shouldBeApprovedWithItsTextInTheToken() {
        Transaction transaction = create();
        assertEquals(Transaction.State.OPEN, transaction.state());
        assertEquals(TEXT.hash(), transaction.textHash());
        try (BrowserSignIn signIn = shop.page().show(nonce, transaction.transactionId())) {
            signIn.connect();
            Claim claim = Page.approve(signIn, phone);
            assertEquals(TEXT.text(), claim.signIn().transaction().text());
            String token = signIn.redeem(Page.await(signIn, EventType.APPROVED)).idToken();
            IdTokenClaims claims = shop.server().introspect(token, null).orElseThrow();
            assertEquals(TEXT.hash(), claims.transactionHash());
            assertEquals(transaction.transactionId(), claims.keyri().transactionId());
            assertEquals(nonce, claims.nonce());
        }
        assertEquals(Transaction.State.APPROVED, state(transaction));
        start(transaction, nonce).isProblem(404, "not-found");
    }

    @Test
    void shouldBeDeclinedWithTheSignInThatCarriesIt() {
        Transaction transaction = create();
        try (BrowserSignIn signIn = shop.page().show(nonce, transaction.transactionId())) {
            phone.authenticator().decline(phone.scan(signIn), DeclineReason.NOT_ME);
        }
        assertEquals(Transaction.State.DECLINED, state(transaction));
        start(transaction, nonce).isProblem(404, "not-found");
    }

    @Test
    void shouldBeBoundToItsNonceAndApplication() {
        Transaction transaction = create();
        start(transaction, Shop.newNonce()).isProblem(404, "not-found");
        Shop sister = Shop.openIn(server.keyri(), shop.organizationId());
        sister.page()
                .start(Map.of("nonce", nonce, "transactionId", transaction.transactionId()))
                .send()
                .isProblem(404, "not-found");
        start(transaction, nonce).is(201);
    }

    @Test
    void shouldBeBoundToItsUser() {
        Transaction transaction = create();
        Phone somebodyElses = shop.enrol(Shop.newUser());
        try (BrowserSignIn signIn = shop.page().show(nonce, transaction.transactionId())) {
            Claims.of(somebodyElses, signIn).send().isProblem(403, "claim-refused");
            assertEquals(TEXT.text(), phone.scan(signIn).signIn().transaction().text());
        }
    }

    @Test
    void shouldEndAfterTenMinutes() throws SQLException {
        Transaction transaction = create();
        new Database(server)
                .age("transaction_approval", transaction.transactionId(), "expires_at = now() - interval '1 second'");
        assertEquals(Transaction.State.EXPIRED, state(transaction));
        start(transaction, nonce).isProblem(404, "not-found");
    }

    @Test
    void shouldRefuseATextThatCouldBeShownOtherwiseThanItIs() {
        for (String text :
                new String[] {"", "x".repeat(2001), "pay\u202e05.21", "pay\u0000", "a\u200fb", "\u2066x\u2069"}) {
            Answer answer = post(Map.of("userId", phone.userId(), "nonce", nonce, "text", text))
                    .isProblem(400, "invalid-request");
            assertEquals(java.util.List.of("text"), answer.violationPaths());
        }
        post(Map.of("userId", phone.userId(), "nonce", "short", "text", "x")).isProblem(400, "invalid-request");
        post(Map.of("userId", "nobody", "nonce", nonce, "text", "x")).isProblem(404, "not-found");
    }

    @Test
    void shouldNotBeShownToAnotherApplication() {
        Transaction transaction = create();
        for (Shop other : new Shop[] {Shop.openIn(server.keyri(), shop.organizationId()), Shop.open(server.keyri())}) {
            other.call("GET", "/api/v1/transactions/" + transaction.transactionId())
                    .send()
                    .isProblem(404, "not-found");
        }
        shop.call("GET", "/api/v1/transactions/txn_01h455vb4pex5vsknk084sn02q")
                .send()
                .isProblem(404, "not-found");
    }

    private Transaction create() {
        return shop.server().createTransaction(phone.userId(), nonce, TEXT);
    }

    private Transaction.State state(Transaction transaction) {
        return shop.server().transaction(transaction.transactionId()).state();
    }

    private Answer start(Transaction transaction, String withNonce) {
        return shop.page()
                .start(Map.of("nonce", withNonce, "transactionId", transaction.transactionId()))
                .send();
    }

    private Answer post(Map<String, ?> body) {
        return shop.call("POST", "/api/v1/transactions").json(body).send();
    }
}
