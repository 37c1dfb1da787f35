-- The connection to Stripe: what the installation knows of its key, and the events that came in.

-- API keys, wrapped by the key store. One is in use; another one may wait to be probed, and takes its place. What isn't
-- used any more is forgotten, and the row stays.
create table stripe_connection (
    id            uuid primary key,
    wrapped       bytea check (length(wrapped) between 16 and 1024),
    ending        text        not null check (length(ending) = 4),
    live          boolean     not null,
    in_use        boolean     not null,
    state         text        not null check (state in ('PENDING', 'GOOD', 'REFUSED', 'REPLACED')),
    missing       text        not null default '' check (length(missing) <= 2000),
    surplus       text        not null default '' check (length(surplus) <= 2000),
    optional      text        not null default '' check (length(optional) <= 2000),
    trouble       text        not null default '' check (length(trouble) <= 40),
    entered_by    uuid,
    entered_at    timestamptz not null,
    probed_at     timestamptz,
    next_probe_at timestamptz not null,
    attempts      int         not null default 0,
    version       bigint      not null default 0,
    check (not in_use or state in ('GOOD', 'REFUSED', 'PENDING')),
    check ((wrapped is null) = (state = 'REPLACED' or state = 'REFUSED' and not in_use))
);
create unique index stripe_connection_in_use on stripe_connection (in_use) where in_use;
create unique index stripe_connection_waiting on stripe_connection ((state = 'PENDING')) where state = 'PENDING' and not in_use;

-- The secrets by which Stripe signs what it tells. Of two, both count until the older one ends.
create table stripe_webhook_secret (
    id         uuid primary key,
    kind       text        not null check (kind in ('SNAPSHOT', 'THIN')),
    wrapped    bytea       not null check (length(wrapped) between 16 and 1024),
    entered_by uuid,
    entered_at timestamptz not null,
    ends_at    timestamptz
);
create unique index stripe_webhook_secret_newest on stripe_webhook_secret (kind) where ends_at is null;

-- Until when Stripe's list of events has been read; one node at a time reads on.
create table stripe_feed (
    only_one     boolean primary key default true check (only_one),
    read_until   timestamptz,
    read_at      timestamptz,
    leased_until timestamptz not null default '-infinity',
    trouble      text        not null default '' check (length(trouble) <= 40)
);
insert into stripe_feed default values;

-- Hints that something has happened at Stripe. Not what: that is fetched, and so nobody's address or name lies here.
create table stripe_inbox (
    event_id        text        primary key check (event_id ~ '^[A-Za-z0-9_]{1,255}$'),
    source          text        not null check (source in ('SNAPSHOT', 'THIN', 'POLL')),
    type            text        not null check (type ~ '^[A-Za-z0-9_.]{1,200}$'),
    object_id       text check (object_id ~ '^[A-Za-z0-9_]{1,255}$'),
    customer        text check (customer ~ '^[A-Za-z0-9_]{1,255}$'),
    created         timestamptz not null,
    api_version     text check (length(api_version) between 1 and 60),
    account         text check (length(account) between 1 and 255),
    live            boolean     not null,
    received_at     timestamptz not null,
    state           text        not null check (state in ('WAITING', 'DONE', 'IGNORED', 'PARKED')),
    reason          text        not null default '' check (length(reason) <= 60),
    attempts        int         not null default 0,
    next_attempt_at timestamptz,
    leased_until    timestamptz,
    ended_at        timestamptz,
    check ((state = 'WAITING') = (next_attempt_at is not null)),
    check ((state = 'WAITING') = (ended_at is null))
);
create index stripe_inbox_due on stripe_inbox (next_attempt_at) where state = 'WAITING';
create index stripe_inbox_by_object on stripe_inbox (object_id) where state = 'WAITING';
create index stripe_inbox_by_age on stripe_inbox (received_at desc, event_id desc);
create index stripe_inbox_ended on stripe_inbox (ended_at) where state <> 'WAITING';

grant select, insert, update on stripe_connection to ${applicationRole};
grant select, insert, update, delete on stripe_webhook_secret, stripe_inbox to ${applicationRole};
grant select, update on stripe_feed to ${applicationRole};
