-- Mails to people. Whom one goes to and what it says (names, one-time links) is sealed under a key that the database
-- doesn't have, and gone when it was delivered or given up.
create table mail (
    id              uuid primary key,
    organization_id uuid,
    account_id      uuid,
    template        text        not null check (template ~ '^[A-Z][A-Z_]{1,39}$'),
    language        text        not null check (language ~ '^[a-z]{2}$'),
    recipient       bytea check (length(recipient) <= 1024),
    parameters      bytea check (length(parameters) <= 65536),
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null,
    delivered_at    timestamptz,
    given_up_at     timestamptz,
    smtp_reply      text check (length(smtp_reply) <= 100 and smtp_reply !~ '[^ -~]'),
    created_at      timestamptz not null,
    constraint mail_ends_once check (delivered_at is null or given_up_at is null),
    constraint mail_forgets check (
        (recipient is null) = (delivered_at is not null or given_up_at is not null)
        and (recipient is null) = (parameters is null))
);
create index mail_due on mail (next_attempt_at) where delivered_at is null and given_up_at is null;
create index mail_by_account on mail (account_id, id) where account_id is not null;

-- The application adds mails; of those in the outbox it sees and changes what the functions below show and change. A mail
-- of no organization is the installation's own, to its staff or about an account.
alter table mail enable row level security;
create policy own_or_nobodys on mail for insert
    with check (organization_id is null or organization_id = entered_organization());

-- Due mails in turns, so that an organization which invites many keeps nobody else's waiting.
create function due_mails(moment timestamptz, lease_until timestamptz, at_most int) returns setof mail
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with waiting as (
       select m.id, m.next_attempt_at,
              row_number() over (partition by m.organization_id order by m.next_attempt_at, m.id) as turn
       from mail m
       where m.delivered_at is null and m.given_up_at is null and m.next_attempt_at <= moment),
   due as (
       select m.id from mail m join waiting w on w.id = m.id
       where m.delivered_at is null and m.given_up_at is null and m.next_attempt_at <= moment
       order by w.turn, w.next_attempt_at limit at_most for update of m skip locked)
   update mail m set next_attempt_at = lease_until, attempts = m.attempts + 1 from due where m.id = due.id
   returning m.* $$;

-- What became of a mail; whether that was news. A node whose lease has ended meanwhile, so that another one has tried too,
-- can say that it delivered, and nothing else.
create function mail_delivered(mail_id uuid, moment timestamptz, reply text) returns boolean
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with ended as (
       update mail set delivered_at = moment, smtp_reply = reply, recipient = null, parameters = null
       where id = mail_id and delivered_at is null and given_up_at is null returning 1)
   select exists (select from ended) $$;

create function mail_given_up(mail_id uuid, attempt int, moment timestamptz, reply text) returns boolean
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with ended as (
       update mail set given_up_at = moment, smtp_reply = reply, recipient = null, parameters = null
       where id = mail_id and attempts = attempt and delivered_at is null and given_up_at is null returning 1)
   select exists (select from ended) $$;

create function mail_put_off(mail_id uuid, attempt int, until timestamptz, reply text) returns boolean
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with later as (
       update mail set next_attempt_at = until, smtp_reply = reply
       where id = mail_id and attempts = attempt and delivered_at is null and given_up_at is null returning 1)
   select exists (select from later) $$;

create function waiting_mails() returns bigint
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select count(*) from mail where delivered_at is null and given_up_at is null $$;

-- The local mailbox of a development start, which has no mail server: the newest 200, sealed like the rest.
create table mailbox_message (
    id         uuid        primary key,
    content    bytea       not null check (length(content) <= 262144),
    created_at timestamptz not null
);

revoke all on function due_mails(timestamptz, timestamptz, int), mail_delivered(uuid, timestamptz, text),
    mail_given_up(uuid, int, timestamptz, text), mail_put_off(uuid, int, timestamptz, text), waiting_mails() from public;
grant execute on function due_mails(timestamptz, timestamptz, int), mail_delivered(uuid, timestamptz, text),
    mail_given_up(uuid, int, timestamptz, text), mail_put_off(uuid, int, timestamptz, text), waiting_mails()
    to ${applicationRole};
grant insert on mail to ${applicationRole};
grant select, insert, delete on mailbox_message to ${applicationRole};
