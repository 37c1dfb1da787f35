package com.keyri.it.account;

import com.keyri.it.Database;
import com.keyri.test.Browser;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One of everybody who may call, by the names of docs/security/access.md, each with credentials that are really theirs.
 */
final class Cast implements AutoCloseable {
    private static final String SESSION = "__Host-keyri-session";
    private static final String OFFICE =
            "update staff_role set account_id = '%s' where role = 'SECURITY_OFFICER' and ended_at is null";

    private final TestServer server;
    private final Keyri keyri;
    private final Map<String, Browser> browsers = new LinkedHashMap<>();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Map<String, String> things = new LinkedHashMap<>();
    private final String firstAdministrator;

    private Cast(TestServer server, String firstAdministrator) {
        this.server = server;
        this.keyri = server.keyri();
        this.firstAdministrator = firstAdministrator;
    }

    /** Makes them all; customers in an organization of theirs. */
    static Cast assemble(TestServer server) throws SQLException {
        Keyri keyri = server.keyri();
        Browser first = FirstAdministrator.browser(keyri);
        Cast cast = new Cast(server, first.get("/api/v1/session").is(200).text("accountId"));
        cast.hireKeys();
        cast.hireCustomers();
        cast.knowAPlan(first);
        cast.hireStaff(first);
        return cast;
    }

    private void hireKeys() {
        secrets.put("operator", keyri.operatorKey());
        Shop shop = Shop.open(keyri);
        for (String scope : Shop.ALL_SCOPES) {
            secrets.put("key: " + scope, keyri.operator().createApiKey(shop.applicationId(), scope, List.of(scope)));
        }
    }

    private void hireCustomers() throws SQLException {
        Person owner = Person.owner(keyri);
        browsers.put("owner", owner.browser());
        knowThingsOf(owner);
        for (String role : List.of("ADMINISTRATOR", "DEVELOPER", "BILLING", "VIEWER")) {
            browsers.put(
                    role.toLowerCase(java.util.Locale.ROOT), owner.invite(role).browser());
        }
        Person gone = owner.invite("VIEWER");
        owner.act(() -> owner.browser().call("DELETE", "/api/v1/members/" + gone.accountId()))
                .is(204);
        browsers.put("no organization", gone.browser());
        Browser unproven = owner.invite("VIEWER").browser();
        String session = unproven.get("/api/v1/session").is(200).text("sessionId");
        new Database(server).age("account_session", session, "proved_at = proved_at - interval '1 hour'");
        browsers.put("unproven", unproven);
    }

    private void knowThingsOf(Person owner) throws SQLException {
        Shop shop = Shop.openIn(keyri, owner.organizationId());
        String user = Shop.newUser();
        shop.enrol(user);
        for (String page : List.of("application", "integration", "keys")) {
            things.put("/portal/applications/" + page, "?id=" + shop.applicationId());
        }
        things.put("/portal/users", "?application=" + shop.applicationId());
        things.put("/portal/users/user", "?application=" + shop.applicationId() + "&id=" + user);
        things.put("/console/accounts/account", "?id=" + owner.accountId());
        things.put("/console/subscriptions/customer", "?id=" + owner.organizationId());
        String order = Till.draft(server, owner);
        things.put("/portal/orders/order", "?id=" + order);
        things.put("/portal/orders/delete", "?id=" + order);
    }

    private void knowAPlan(Browser first) {
        Phone phone = FirstAdministrator.phone(keyri);
        String plan = first.approved(
                        phone, () -> first.call("POST", "/api/v1/plans").json(Map.of("name", "Plan " + Shop.newUser())))
                .is(201)
                .text("planId");
        Map<String, Object> terms = Map.of("currency", "EUR", "interval", "MONTH", "flatFee", 100);
        String version = first.approved(
                        phone,
                        () -> first.call("POST", "/api/v1/plans/" + plan + "/versions")
                                .json(Map.of("terms", terms)))
                .is(201)
                .text("planVersionId");
        things.put("/console/plans/plan", "?id=" + plan);
        things.put("/console/plans/new-version", "?plan=" + plan);
        things.put("/console/plans/version", "?id=" + version);
    }

    private void hireStaff(Browser first) throws SQLException {
        hire(first, "staff-support", "SUPPORT");
        hire(first, "staff-billing", "BILLING");
        things.put("/console/staff/member", "?id=" + hire(first, "auditor", "AUDITOR"));
        hire(first, "staff-administrator", "ADMINISTRATOR");
        endRoleOf(hire(first, "no staff role", "AUDITOR"));
        // There is one security officer, and the first administrator is that too: for a while it is somebody who is
        // nothing else.
        String officer = hire(first, "security-officer", "AUDITOR");
        endRoleOf(officer);
        giveOfficeTo(officer);
    }

    private String hire(Browser first, String name, String role) {
        String mail = Person.newAddress();
        first.approved(
                        FirstAdministrator.phone(keyri),
                        () -> first.call("POST", "/api/v1/staff-invitations")
                                .json(Map.of("mailAddress", mail, "role", role)))
                .is(201);
        Person person = Person.join(keyri, mail, "Your role will be");
        browsers.put(name, person.browser());
        return person.accountId();
    }

    private void endRoleOf(String account) throws SQLException {
        run("update staff_role set ended_at = now() where role = 'AUDITOR' and account_id = '" + Database.uuid(account)
                + "'");
    }

    private void giveOfficeTo(String account) throws SQLException {
        run(OFFICE.formatted(Database.uuid(account)));
    }

    private void run(String change) throws SQLException {
        try (Connection owner = server.asOwner();
                Statement statement = owner.createStatement()) {
            if (statement.executeUpdate(change) != 1) {
                throw new AssertionError(change);
            }
        }
    }

    /** The page about something of the customers here, where it is about something. */
    String address(String page) {
        return page + things.getOrDefault(page, "");
    }

    /** Gives the call that caller's credentials; the call is made on Keyri's own pages. */
    Call by(String caller, Call call) {
        call.from(keyri.publicUrl());
        if (secrets.containsKey(caller)) {
            return call.by(secrets.get(caller));
        }
        if (browsers.containsKey(caller)) {
            Browser browser = browsers.get(caller);
            return call.with("Cookie", SESSION + "=" + browser.cookies().get(SESSION));
        }
        if (caller.equals("nobody")) {
            return call;
        }
        throw new AssertionError("nobody plays " + caller);
    }

    /** Whether the caller is a person of a customer's, with an organization or without. */
    static boolean isCustomer(String caller) {
        return List.of("owner", "administrator", "developer", "billing", "viewer", "no organization")
                .contains(caller);
    }

    /** Gives the office back. */
    @Override
    public void close() throws SQLException {
        giveOfficeTo(firstAdministrator);
    }
}
