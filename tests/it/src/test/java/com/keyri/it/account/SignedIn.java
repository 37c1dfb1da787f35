package com.keyri.it.account;

import com.keyri.it.AccessTable;
import com.keyri.test.Browser;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.contract.Operation;
import java.time.Duration;
import java.time.Instant;

/** Somebody with a session for each operation that wants one: an owner, or the administrator of the staff. */
public final class SignedIn {
    /** Well before the browser would have to prove its key. */
    private static final Duration FRESH = Duration.ofMinutes(3);

    private final Keyri keyri;
    private final AccessTable table = AccessTable.read("Endpoints");
    private final Person owner;
    private final Browser staff;
    private Instant since = Instant.EPOCH;

    /** Signs both in. */
    public SignedIn(Keyri keyri) {
        this.keyri = keyri;
        this.owner = Person.owner(keyri);
        this.staff = new Browser(keyri);
    }

    /** A call for that operation, of whoever may make it, from Keyri's own pages. */
    public Call call(Operation operation, String method, String path) {
        if (Instant.now().isAfter(since.plus(FRESH))) {
            owner.browser().signIn(owner.phone());
            staff.signIn(FirstAdministrator.phone(keyri));
            since = Instant.now();
        }
        boolean isOwners =
                table.cell(operation.method() + " " + operation.path(), "owner").equals("yes");
        return (isOwners ? owner.browser() : staff).call(method, path);
    }
}
