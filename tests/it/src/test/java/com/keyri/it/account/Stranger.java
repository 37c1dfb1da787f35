package com.keyri.it.account;

import com.keyri.it.Database;
import com.keyri.it.Requests;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import com.keyri.test.contract.Operation;
import com.keyri.test.contract.Samples;
import com.keyri.test.server.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** Another organization with one of everything that an id in a path may name. */
final class Stranger {
    private static final List<String> TABLES = List.of(
            "application",
            "application_origin",
            "api_key",
            "app_user",
            "device",
            "enrolment",
            "transaction_approval",
            "membership",
            "invitation",
            "customer_order");

    private final TestServer server;
    private final String organization;
    private final String mailAddress;
    private final Map<String, String> ids;
    /** A name that the customer gave: each organization has its own, so elsewhere it may be somebody else's. */
    private final String user;

    private Stranger(TestServer server, String organization, String mailAddress, Map<String, String> ids, String user) {
        this.server = server;
        this.organization = organization;
        this.mailAddress = mailAddress;
        this.ids = ids;
        this.user = user;
        if (ids.containsValue("")) {
            throw new AssertionError("something has no id: " + ids);
        }
    }

    static Stranger settle(TestServer server) throws SQLException {
        Keyri keyri = server.keyri();
        Person owner = Person.owner(keyri);
        String organization = owner.organizationId();
        Shop shop = Shop.openIn(keyri, organization);
        String user = Shop.newUser();
        Phone phone = shop.enrol(user);
        String key = keyri.get("/api/v1/applications/" + shop.applicationId() + "/api-keys")
                .by(keyri.operatorKey())
                .send()
                .is(200)
                .json()
                .path("apiKeys")
                .path(0)
                .path("apiKeyId")
                .asString();
        String invitation = owner.invite(Person.newAddress(), "VIEWER").is(201).text("invitationId");
        String session = owner.get("/api/v1/session").is(200).text("sessionId");
        return new Stranger(
                server,
                organization,
                owner.mailAddress(),
                Map.of(
                        "orderId",
                        Till.draft(server, owner),
                        "organizationId",
                        organization,
                        "applicationId",
                        shop.applicationId(),
                        "apiKeyId",
                        key,
                        "accountId",
                        owner.accountId(),
                        "invitationId",
                        invitation,
                        "sessionId",
                        session,
                        "enrolmentId",
                        phone.enrolmentId(),
                        "deviceId",
                        phone.id()),
                user);
    }

    /** The portal's pages that are about an id, about what it has: the same page may come with several. */
    List<String> pages() {
        String application = ids.get("applicationId");
        List<String> pages = new ArrayList<>(List.of(
                "/portal/applications?id=" + application,
                "/portal/applications/application?id=" + application,
                "/portal/applications/integration?id=" + application,
                "/portal/applications/keys?id=" + application,
                "/portal/users?application=" + application,
                "/portal/users?application=" + application + "&id=" + user,
                "/portal/users/user?application=" + application + "&id=" + user,
                "/portal/orders/order?id=" + ids.get("orderId"),
                "/portal/orders/delete?id=" + ids.get("orderId"),
                "/portal/members?id=" + ids.get("accountId")));
        names().forEach(name -> pages.add("/portal/search?q=" + name));
        return pages;
    }

    /** The same address with ids that nobody has. */
    String ofNobody(String address) {
        return names().reduce(address, (other, name) -> {
            String rest = name.substring(0, name.length() - 1);
            return other.replace(name, rest + (name.endsWith("0") ? '1' : '0'));
        });
    }

    private Stream<String> names() {
        return Stream.concat(ids.values().stream(), Stream.of(user));
    }

    /** Whether the operation is about something that it has. */
    boolean knows(Operation operation) {
        return !samples().path(operation).equals(path(operation))
                || !body(operation).equals(sampleBody(operation));
    }

    /** A request that is right but for whose things it is about. */
    Call about(Operation operation) {
        Call call = Requests.forItsAnswer(server.keyri().call(operation.method(), path(operation)), operation);
        return body(operation).map(body -> call.body("application/json", body)).orElse(call);
    }

    private Optional<String> body(Operation operation) {
        return sampleBody(operation).map(body -> {
            String filled = body;
            for (Map.Entry<String, String> id : ids.entrySet()) {
                filled = filled.replaceAll(
                        "\"" + id.getKey() + "\":\"[^\"]*\"", "\"" + id.getKey() + "\":\"" + id.getValue() + "\"");
            }
            return filled;
        });
    }

    private Optional<String> sampleBody(Operation operation) {
        return operation.bodyTypes().contains("application/json")
                ? samples().body(operation).map(Object::toString)
                : Optional.empty();
    }

    private String path(Operation operation) {
        String[] templates = operation.path().split("/", -1);
        String sample = samples().path(operation);
        int query = sample.indexOf('?');
        String[] parts = (query < 0 ? sample : sample.substring(0, query)).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            String name = templates[i].replaceAll("[{}]", "");
            if (templates[i].startsWith("{")) {
                parts[i] = ids.getOrDefault(name, parts[i]);
            }
        }
        String asked = query < 0 ? "" : sample.substring(query);
        for (Map.Entry<String, String> id : ids.entrySet()) {
            asked = asked.replaceAll("([?&]" + id.getKey() + "=)[^&]*", "$1" + id.getValue());
        }
        return String.join("/", parts) + asked;
    }

    private Samples samples() {
        return new Samples(server.keyri().document());
    }

    /** Whether an answer has learned of it. */
    boolean isNamedIn(String body) {
        return body.contains("Bakers of") || body.contains("@example.org");
    }

    /** Whether a page, which names whoever reads it, has learned of its owner. */
    boolean isKnownTo(String page) {
        return page.contains(mailAddress);
    }

    /** All that can be changed of it, as the database has it. */
    String rows() throws SQLException {
        StringJoiner rows = new StringJoiner("\n");
        try (Connection owner = server.asOwner();
                Statement statement = owner.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet found = statement.executeQuery("select t::text from " + table
                        + " t where organization_id = '" + Database.uuid(organization) + "' order by 1")) {
                    while (found.next()) {
                        rows.add(table + " " + found.getString(1));
                    }
                }
            }
        }
        return rows.toString();
    }
}
