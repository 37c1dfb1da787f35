package com.keyri.it.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.it.RunningEar;
import com.keyri.test.Answer;
import com.keyri.test.Browser;
import com.keyri.test.Keyri;
import com.keyri.test.server.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console's pages as servers answer them: who sees which, what lists page, and what addresses may say. */
@ExtendWith(RunningEar.class)
class ConsoleIT {
    private static final List<String> FOR_ALL_STAFF = List.of(
            "/console/index", "/console/organizations", "/console/accounts", "/console/staff", "/console/account");
    private static final List<String> FOR_ADMINISTRATORS =
            List.of("/console/organizations/new", "/console/staff/invite");
    private static final Pattern ID = Pattern.compile("<code>(org_[0-9a-z]{26})</code>");
    private static final Pattern OLDER = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    private static final Pattern NEWER = Pattern.compile("rel=\"prev\" href=\"([^\"]+)\"");

    private final Keyri keyri;
    private final TestServer server;
    private final Person first;

    ConsoleIT(Keyri keyri, TestServer server) {
        this.keyri = keyri;
        this.server = server;
        this.first = FirstAdministrator.person(keyri);
    }

    @Test
    void shouldShowEachPageToWhomItIsFor() {
        Person auditor = StaffIT.staff(keyri, first, "AUDITOR");
        Person support = StaffIT.staff(keyri, first, "SUPPORT");
        for (String path : FOR_ALL_STAFF) {
            for (Person person : List.of(first, auditor, support)) {
                shows(person, path);
            }
        }
        for (String path : FOR_ADMINISTRATORS) {
            shows(first, path);
            page(auditor, path).is(403);
            page(support, path).is(403);
        }
        shows(support, "/console/recoveries");
        page(auditor, "/console/recoveries").is(403);
        shows(first, "/console/sessions");
        shows(auditor, "/console/sessions");
        page(support, "/console/sessions").is(403);
        shows(first, "/console/health");
        shows(support, "/console/health");
        page(auditor, "/console/health").is(403);
        String account = first.accountId();
        shows(auditor, "/console/accounts/account?id=" + account);
        shows(auditor, "/console/staff/member?id=" + account);
        assertFalse(
                page(auditor, "/console/accounts/account?id=" + account).body().contains("Disable the account"));
        assertFalse(page(auditor, "/console/staff").body().contains("Open invitations"));
    }

    @Test
    void shouldNotBeThereForACustomerNorForAnIdThatIsNobodys() {
        Person owner = Person.owner(keyri);
        for (String path : FOR_ALL_STAFF) {
            page(owner, path).is(404);
        }
        for (String path : List.of(
                "/console/accounts/account",
                "/console/accounts/account?id=acc_00000000000000000000000000",
                "/console/accounts/account?id=%27%22%3E",
                "/console/staff/member?id=" + owner.accountId())) {
            page(first, path).is(404);
        }
        page(first, "/console/organizations?after=nonsense").is(400);
        for (String odd : List.of("from=yesterday", "order=sideways", "id=%3Cscript%3E", "to=99999-01-01")) {
            Answer answer = page(first, "/console/organizations?" + odd).is(200);
            assertFalse(answer.body().contains("<script>"), odd);
        }
    }

    @Test
    void shouldPageThroughAllOrganizationsAndBack() throws SQLException {
        addOrganizations(120);
        List<List<String>> pages = walk("/console/organizations", OLDER);
        List<String> all = pages.stream().flatMap(List::stream).toList();
        assertEquals(count("select count(*) from organization"), all.size());
        assertEquals(all.size(), new HashSet<>(all).size(), "none twice");
        assertEquals(all.stream().sorted(java.util.Comparator.reverseOrder()).toList(), all, "the newest first");
        assertTrue(pages.size() >= 3, "pages of fifty");

        String last =
                "/console/organizations?after=" + pages.get(pages.size() - 2).get(49);
        List<List<String>> back = walk(last, NEWER);
        assertEquals(pages.get(pages.size() - 2), back.get(1), "the page before");
        assertEquals(pages.get(0), back.get(back.size() - 1), "the first page");

        List<String> oldestFirst = walk("/console/organizations?order=oldest", NEWER).stream()
                .flatMap(List::stream)
                .toList();
        assertEquals(all.stream().sorted().toList(), oldestFirst);
    }

    @Test
    void shouldFilterByDayAndExactId() throws SQLException {
        addOrganizations(1);
        List<String> old = ids(page(first, "/console/organizations?from=2001-02-03&to=2001-02-03"));
        long thatDay = count("select count(*) from organization where created_at::date = '2001-02-03'");
        assertEquals(Math.min(thatDay, 50), old.size());
        String id = old.get(0);
        assertEquals(List.of(id), ids(page(first, "/console/organizations?id=" + id)));
        assertTrue(page(first, "/console/organizations?id=" + id.substring(0, 20))
                .body()
                .contains("No organization fits"));
        assertTrue(page(first, "/console/organizations?from=1999-01-01&to=1999-12-31")
                .body()
                .contains("No organization fits"));
    }

    private List<List<String>> walk(String from, Pattern way) {
        List<List<String>> pages = new ArrayList<>();
        Optional<String> path = Optional.of(from);
        while (path.isPresent() && pages.size() < 100) {
            Answer page = page(first, path.get()).is(200);
            pages.add(ids(page));
            Matcher next = way.matcher(page.body());
            path = next.find() ? Optional.of(next.group(1).replace("&amp;", "&")) : Optional.empty();
        }
        return pages;
    }

    private static List<String> ids(Answer page) {
        return ID.matcher(page.is(200).body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private void addOrganizations(int many) throws SQLException {
        try (Connection owner = server.asOwner();
                Statement statement = owner.createStatement()) {
            statement.executeUpdate("insert into organization (id, name, created_at)"
                    + " select (lpad(to_hex((extract(epoch from timestamptz '2001-02-03 12:00Z') * 1000)::bigint + g), 12, '0')"
                    + " || '7000' || substr(md5(random()::text), 1, 16))::uuid, 'Old ' || g, timestamptz '2001-02-03 12:00Z'"
                    + " from generate_series(1, " + many + ") g");
        }
    }

    private long count(String query) throws SQLException {
        try (Connection owner = server.asOwner();
                Statement statement = owner.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void shows(Person person, String path) {
        Answer page = page(person, path).is(200);
        assertTrue(page.body().contains("</html>"), path + " is whole");
        assertFalse(page.body().contains("#{"), path + " has an expression in it");
        assertFalse(page.body().matches("(?s).*<script(?![^>]* (src|nonce)=).*"), path + " has an inline script");
        assertFalse(page.body().matches("(?s).* (style|on[a-z]+)=\".*"), path + " has inline style or handlers");
    }

    private static Answer page(Person person, String path) {
        Browser browser = person.browser();
        return browser.get(path);
    }
}
