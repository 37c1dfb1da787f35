/*
 * One sign-in of Keyri as the services and the conditional updates of SignInStore make it: all that browsers, phones,
 * an attacker, the clock, the expiry timer and the suspension of a user can do to its row, in every order.
 *
 * A request is two steps or more, as in the code. First the service reads the row and the clock, and decides; a request
 * that is refused there changes nothing, so here it just doesn't happen. Later one conditional update changes the row,
 * or finds that it may not any more. In between anything else happens, on this node or another. The update uses the
 * clock's reading of the first step. PostgreSQL makes an update wait for a row that an open transaction has changed
 * (`held`). A server that dies before the commit has done nothing; one that dies after it has, and the client asks
 * again: every party may ask anything again at any time.
 *
 * Sign-ins don't touch each other's rows, so one row is enough. A mutant (-DM_...) leaves out one rule of the code; the
 * script `check` demands that every mutant breaks an assertion, the search for deadlocks or the LTL property.
 */

#define LIFE 3   /* 180 s of a sign-in, in ticks of 60 s */
#define REDEEM 1 /* 60 s to redeem */
#define LAST 4   /* the clock stops here: every sign-in is over by then */
#define TRIES 3

/* Keys of browsers: the one that started the sign-in, and any other. */
#define OWNER 1
#define STRANGER 2

/* Devices: two of Alice's; one of another user of the same application, in the attacker's hand. */
#define NOBODY 0
#define PHONE 1
#define TABLET 2
#define FOREIGN 3
#define ALICES(d) (d == PHONE || d == TABLET)

mtype = { PENDING, CLAIMED, APPROVED, REDEEMED, DECLINED, EXPIRED, CANCELLED };

/* The row. */
mtype state = PENDING;
byte device = NOBODY;
bool numberWanted, numberTyped, ended;
byte tries;
byte expires = LIFE;

/* Locks of open transactions: on the row, and on Alice's row (select ... for update). */
bool held, userLocked;
bool suspended;
byte now;

/* What has happened, for the properties only. */
byte approver = NOBODY;
bool redeemed, disavowed;

#define OVER (state == REDEEMED || state == DECLINED || state == EXPIRED || state == CANCELLED)
#define MAY_ACT(d) (!(suspended && ALICES(d)))
#define ARROW(a, b) \
    ((a == PENDING && (b == CLAIMED || b == DECLINED || b == EXPIRED || b == CANCELLED)) || \
     (a == CLAIMED && (b == APPROVED || b == DECLINED || b == EXPIRED || b == CANCELLED)) || \
     (a == APPROVED && (b == REDEEMED || b == EXPIRED)))

/* The rules of the code, each with the mutants that lack it. */
#ifdef M_CLAIM_ANY_STATE
#define CLAIMABLE (true)
#else
#define CLAIMABLE (state == PENDING)
#endif
#ifdef M_CODE_NEVER_OLD
#define CODE_COUNTS (true)
#else
#define CODE_COUNTS (now <= code + 1)
#endif
#ifdef M_APPROVE_ANY_STATE
#define APPROVABLE (true)
#else
#define APPROVABLE (state == CLAIMED)
#endif
#ifdef M_DECIDE_ANY_DEVICE
#define CLAIMED_BY(me) (device != NOBODY)
#else
#define CLAIMED_BY(me) (device == me)
#endif
#ifdef M_APPROVE_WITHOUT_NUMBER
#define NUMBER_DONE (true)
#else
#define NUMBER_DONE (!numberWanted || numberTyped)
#endif
#ifdef M_DECLINE_ANY_STATE
#define DECLINABLE (true)
#else
#define DECLINABLE (state == CLAIMED)
#endif
#ifdef M_CANCEL_ANY_STATE
#define CANCELLABLE (true)
#else
#define CANCELLABLE (state == PENDING || state == CLAIMED)
#endif
#ifdef M_NUMBER_ANY_KEY
#define TYPES(key) (true)
#else
#define TYPES(key) (key == OWNER)
#endif
#ifdef M_CANCEL_ANY_KEY
#define CANCELS(key) (true)
#else
#define CANCELS(key) (key == OWNER)
#endif
#ifdef M_REDEEM_ANY_KEY
#define REDEEMS(key) (true)
#else
#define REDEEMS(key) (key == OWNER)
#endif
#ifdef M_REDEEM_ANY_STATE
#define REDEEMABLE (true)
#else
#define REDEEMABLE (state == APPROVED)
#endif
#ifdef M_REDEEM_LATE
#define REDEEM_TIME (true)
#else
#define REDEEM_TIME (inTime)
#endif
#ifdef M_REDEEM_ENDED
#define REDEEM_OPEN (true)
#else
#define REDEEM_OPEN (!ended)
#endif
#ifdef M_EXPIRE_ANY_STATE
#define DUE (now >= expires && state != EXPIRED)
#else
#define DUE (now >= expires && !OVER)
#endif

/*
 * Every change of the state: a final state is never left, nothing is jumped over. What was typed is read in CLAIMED
 * only; forgetting it afterwards makes fewer states.
 */
inline become(next) {
    assert(ARROW(state, next));
    state = next;
    numberWanted = false;
    numberTyped = false;
    tries = 0
}

/* ClaimService: find(), then SignInStore.claim() or denyClaim(). The code was scanned at one time, and is sent later. */
inline claim(me) {
    atomic { state == PENDING -> code = now }
    if
    :: atomic {
            state == PENDING && now < expires && CODE_COUNTS && MAY_ACT(me) ->
            assert(now <= code + 1);
            code = 0
        }
    :: atomic { (state != PENDING || now >= expires || now > code + 1 || !MAY_ACT(me)) -> code = 0; goto ask }
    fi;
    atomic {
        /* The foreign key to the user makes a claim wait for whoever has locked that user. */
        !held && !(userLocked && ALICES(me)) ->
        if
        :: CLAIMABLE ->
            assert(device == NOBODY);
            device = me;
            if
            :: become(CLAIMED)
            :: become(CLAIMED); numberWanted = true
            :: become(DECLINED) /* a forbidden network */
            fi
        :: else
        fi
    }
}

/* DecisionService: DecidingDevices.find(), then SignInStore.approve(). */
inline approve(me) {
    atomic { CLAIMED_BY(me) && state == CLAIMED && now < expires && MAY_ACT(me) && NUMBER_DONE -> t = now }
    atomic {
        !held ->
        if
        :: APPROVABLE && CLAIMED_BY(me) && NUMBER_DONE ->
            assert(me == device);
            assert(approver == NOBODY);
            assert(!numberWanted || numberTyped);
            approver = me;
            expires = t + REDEEM;
            become(APPROVED)
        :: else
        fi;
        t = 0
    }
}

inline decline(me) {
    (CLAIMED_BY(me) && state == CLAIMED && now < expires && MAY_ACT(me));
    atomic {
        !held ->
        if
        :: DECLINABLE && CLAIMED_BY(me) -> assert(me == device); become(DECLINED)
        :: else
        fi
    }
}

/* SignInStore.withdraw() and end(), as EndingService.end() has them: one transaction, two updates. */
inline withdraw() {
    atomic {
        !held ->
        if
        :: state == CLAIMED -> become(DECLINED)
        :: else
        fi
    }
}

inline end_session() {
    atomic {
        !held ->
        if
        :: (state == APPROVED || state == REDEEMED) && !ended -> ended = true
        :: else
        fi
    }
}

/* EndingService.disavow(): by any device of the user that the sign-in is claimed for. */
inline disavow(me) {
    (ALICES(device) && MAY_ACT(me));
#ifdef M_DISAVOW_ENDS_FIRST
    end_session();
    withdraw();
#else
#ifndef M_DISAVOW_LEAVES_CLAIMED
    withdraw();
#endif
    end_session();
#endif
    atomic { disavowed = true; assert(state != REDEEMED || ended) }
}

/* NumberService: only the browser that started it; right or wrong. */
inline number(key) {
    (TYPES(key) && state == CLAIMED && now < expires && numberWanted);
    atomic {
        !held ->
        if
        :: state == CLAIMED && !numberTyped -> assert(key == OWNER); numberTyped = true
        :: state == CLAIMED && !numberTyped ->
            assert(key == OWNER);
            tries++;
            assert(tries <= TRIES);
#ifndef M_NUMBERS_WITHOUT_END
            if
            :: tries >= TRIES -> become(DECLINED)
            :: else
            fi
#endif
        :: else
        fi
    }
}

/* SignInService.cancel(). */
inline cancel(key) {
    (CANCELS(key) && now < expires && (state == PENDING || state == CLAIMED));
    atomic {
        !held ->
        if
        :: CANCELLABLE -> assert(key == OWNER); become(CANCELLED)
        :: else
        fi
    }
}

/* TokenService.redeem(). The code exists once it is approved, and every browser here knows it. */
inline redeem(key) {
    atomic {
        REDEEMS(key) && (state == APPROVED || state == REDEEMED) && MAY_ACT(device) && !(redeemed && ended) ->
        inTime = now < expires
    }
    atomic {
        !held ->
        if
        :: REDEEMS(key) && REDEEMABLE && REDEEM_TIME && REDEEM_OPEN ->
            assert(key == OWNER);
            assert(approver != NOBODY && approver == device);
            assert(inTime && !ended && !disavowed && MAY_ACT(device));
            assert(!redeemed);
            redeemed = true;
            become(REDEEMED);
            goto answered
        :: else
        fi
    }
    /* EndingService.endIfRedeemed(), in a transaction of its own: a code used twice ends what the first use gave. */
    if
    :: state == REDEEMED
    :: atomic { state != REDEEMED -> goto answered }
    fi;
#ifndef M_SECOND_USE_ENDS_NOTHING
    end_session();
#endif
    assert(ended)
}

/* A browser asks what it likes, when and as often as it likes. */
proctype Browser(byte key) {
    bool inTime;
end_ask:
    if
    :: cancel(key)
    :: number(key)
    :: redeem(key)
    fi;
answered:
    inTime = false;
    goto end_ask
}

/* The same key again: its retry after a lost answer, or its request sent once more by whoever has seen it. */
proctype Copy(byte key) {
    bool inTime;
end_ask:
    redeem(key);
answered:
    inTime = false;
    goto end_ask
}

proctype Phone(byte me) {
    byte code, t;
ask:
end_ask:
    if
    :: claim(me)
    :: approve(me)
    :: decline(me)
    fi;
    goto end_ask
}

/* Another device of Alice says "this wasn't me". */
proctype Disavowal(byte me) {
end_ask:
    disavow(me);
    goto end_ask
}

/* UserService.change(): locks the user, lists what can be ended, ends it, commits. Or it never happens. */
proctype Suspension() {
    bool listed;
end_ask:
    atomic { !userLocked -> userLocked = true }
#ifdef M_SUSPENSION_LEAVES_CLAIMED
    listed = ALICES(device) && (state == APPROVED || state == REDEEMED);
#else
    listed = ALICES(device) && (state == CLAIMED || state == APPROVED || state == REDEEMED);
#endif
    if
    :: listed -> atomic { !held -> held = true }
    :: else
    fi;
    atomic {
        if
        :: listed && state == CLAIMED -> become(DECLINED)
        :: listed && (state == APPROVED || state == REDEEMED) -> ended = true
        :: else
        fi;
        suspended = true;
        userLocked = false;
#ifndef M_SUSPENSION_KEEPS_THE_ROW
        held = false;
#endif
        listed = false;
        assert(!(ALICES(device) && state == REDEEMED && !ended))
    }
}

/* SignInExpiryTimer: skips a row that somebody holds, and comes again. */
proctype Timer() {
end_ask:
    do
    :: atomic { !held && DUE -> become(EXPIRED) }
    od
}

proctype Clock() {
    do
    :: atomic { now < LAST -> now++ }
    :: atomic { now == LAST -> break }
    od
}

init {
    atomic {
        run Clock();
#ifndef M_NO_TIMER
        run Timer();
#endif
        run Browser(OWNER);
        run Copy(OWNER);
        run Browser(STRANGER);
        run Phone(PHONE);
        run Phone(FOREIGN);
        run Disavowal(TABLET);
        if
        :: run Suspension()
        :: true
        fi
    }
}

ltl ends { <> (OVER) }
