-- Subscriptions, what they entitle to, and changes of tier. Stripe's own ids are text; nobody makes them but Stripe.

-- Which customer at Stripe an organization is. Said once, by the checkout that made the customer.
create table stripe_customer (
    organization_id uuid        primary key references organization,
    customer        text        not null unique check (customer ~ '^[A-Za-z0-9_]{1,100}$'),
    known_at        timestamptz not null,
    checked_at      timestamptz not null,
    -- Until when somebody reads it, or it isn't tried again after a failure.
    reading_until   timestamptz
);
create index stripe_customer_by_check on stripe_customer (coalesce(reading_until, checked_at));

-- What Stripe said when it was asked last. read_count goes up with each reading that was kept: a reading counts only where no
-- other one was kept since it began, so an older state can't replace a newer one, however the calls overlapped.
create table subscription (
    id               text        primary key check (id ~ '^[A-Za-z0-9_]{1,100}$'),
    organization_id  uuid        not null references organization,
    customer         text        not null check (customer ~ '^[A-Za-z0-9_]{1,100}$'),
    status           text        not null check (status in ('INCOMPLETE', 'INCOMPLETE_EXPIRED', 'TRIALING', 'ACTIVE',
                         'PAST_DUE', 'UNPAID', 'PAUSED', 'CANCELED', 'OTHER')),
    plan_version_id  uuid references plan_version,
    items            text        not null check (length(items) between 2 and 8192),
    period_start     timestamptz not null,
    period_end       timestamptz not null,
    trial_end        timestamptz,
    cancel_at        timestamptz,
    schedule         text check (schedule ~ '^[A-Za-z0-9_]{1,100}$'),
    pending_update   boolean     not null,
    begun_at         timestamptz not null,
    read_at          timestamptz not null,
    read_count       bigint      not null default 1
);
create unique index subscription_live on subscription (organization_id)
    where status not in ('CANCELED', 'INCOMPLETE_EXPIRED');
create index subscription_by_organization on subscription (organization_id, begun_at);
create index subscription_by_period on subscription (period_end) where status not in ('CANCELED', 'INCOMPLETE_EXPIRED');

-- The end of a subscription is the end.
create function subscription_ends_once() returns trigger language plpgsql
    security definer set search_path = ${schema}, pg_temp as $$
begin
    if old.status in ('CANCELED', 'INCOMPLETE_EXPIRED') then
        raise exception 'a subscription that has ended' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger subscription_ends_once before update on subscription
    for each row execute function subscription_ends_once();

-- What an organization may, as of now. The standing follows from payments; cut_off_at is a person's decision beside it.
create table entitlement (
    organization_id uuid        primary key references organization,
    plan_version_id uuid references plan_version,
    standing        text        not null check (standing in ('NONE', 'GOOD', 'GRACE', 'LIMITED')),
    since           timestamptz not null,
    grace_until     timestamptz,
    next_look_at    timestamptz,
    cut_off_at      timestamptz,
    cut_off_by      uuid,
    cut_off_reason  text check (length(cut_off_reason) between 1 and 200),
    version         bigint      not null default 0,
    check ((grace_until is null) = (standing not in ('GRACE', 'LIMITED'))),
    check ((cut_off_at is null) = (cut_off_reason is null) and (cut_off_at is null) = (cut_off_by is null))
);
create index entitlement_look on entitlement (next_look_at) where next_look_at is not null;
create index entitlement_restricted on entitlement (organization_id) where standing = 'LIMITED' or cut_off_at is not null;

-- A change of tier. What was approved never changes; items is what Stripe is asked to do, the same at each attempt.
create table tier_change (
    id              uuid primary key,
    organization_id uuid        not null references organization,
    subscription_id text        not null references subscription,
    from_version    uuid        not null references plan_version,
    to_version      uuid        not null references plan_version,
    timing          text        not null check (timing in ('NOW', 'PERIOD_END')),
    items           text        not null check (length(items) between 2 and 8192),
    amount          bigint      not null,
    currency        text        not null check (currency ~ '^[A-Z]{3}$'),
    prorated_at     timestamptz not null,
    effective_at    timestamptz not null,
    asked_by        uuid,
    asked_at        timestamptz not null,
    state           text        not null check (state in ('ASKED', 'SENDING', 'AWAITING_PAYMENT', 'SCHEDULED', 'WITHDRAWING',
                        'DONE', 'REFUSED', 'WITHDRAWN', 'LAPSED')),
    sent_at         timestamptz,
    refusal         text check (refusal ~ '^[A-Za-z0-9_.-]{1,60}$'),
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null,
    ended_at        timestamptz,
    check ((ended_at is null) = (state in ('ASKED', 'SENDING', 'AWAITING_PAYMENT', 'SCHEDULED', 'WITHDRAWING')))
);
create unique index tier_change_open on tier_change (organization_id) where ended_at is null;
create index tier_change_by_organization on tier_change (organization_id, id);
create index tier_change_due on tier_change (next_attempt_at) where ended_at is null;

create function tier_change_stays() returns trigger language plpgsql
    security definer set search_path = ${schema}, pg_temp as $$
begin
    if (new.id, new.subscription_id, new.from_version, new.to_version, new.timing, new.items, new.amount,
            new.currency, new.prorated_at, new.effective_at, new.asked_by, new.asked_at)
        is distinct from (old.id, old.subscription_id, old.from_version, old.to_version, old.timing,
            old.items, old.amount, old.currency, old.prorated_at, old.effective_at, old.asked_by, old.asked_at)
        or old.ended_at is not null then
        raise exception 'what was approved stays, and what has ended' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger tier_change_stays before update on tier_change
    for each row execute function tier_change_stays();

-- What doesn't fit and a person has to look at: an unknown price, a proration that Stripe computed otherwise. Ids and numbers.
create table subscription_difference (
    id              uuid primary key,
    organization_id uuid references organization,
    kind            text        not null check (kind in ('UNKNOWN_PRICE', 'UNKNOWN_CUSTOMER', 'OTHER_CUSTOMER',
                        'SECOND_SUBSCRIPTION', 'PRORATION', 'PLAN_MOVE')),
    subject         text        not null check (length(subject) between 1 and 100),
    detail          text        not null check (length(detail) between 1 and 500),
    found_at        timestamptz not null,
    resolved_at     timestamptz,
    resolved_by     uuid
);
create unique index subscription_difference_open on subscription_difference (kind, subject) where resolved_at is null;

alter table stripe_customer enable row level security;
create policy stripe_customer_own on stripe_customer using (organization_id = entered_organization());
create policy stripe_customer_seen on stripe_customer for select using (entered_staff());
alter table subscription enable row level security;
create policy subscription_own on subscription using (organization_id = entered_organization());
create policy subscription_seen on subscription for select using (entered_staff());
alter table entitlement enable row level security;
create policy entitlement_own on entitlement using (organization_id = entered_organization());
create policy entitlement_seen on entitlement for select using (entered_staff());
alter table tier_change enable row level security;
create policy tier_change_own on tier_change using (organization_id = entered_organization());
create policy tier_change_seen on tier_change for select using (entered_staff());
alter table subscription_difference enable row level security;
create policy subscription_difference_staff on subscription_difference using (entered_staff());

-- Enters the organization of a customer at Stripe that an answer of Stripe's names.
create function enter_stripe_customer(cus text) returns uuid
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ select enter_organization(c.organization_id) from stripe_customer c where c.customer = cus $$;

-- Leases the changes that are due; nobody else gets them before lease_until.
create function due_tier_changes(moment timestamptz, lease_until timestamptz, at_most int) returns table (
    id uuid, organization_id uuid)
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with due as (
       select c.id from tier_change c where c.ended_at is null and c.next_attempt_at <= moment
       order by c.next_attempt_at limit at_most for update skip locked)
   update tier_change c set next_attempt_at = lease_until, attempts = c.attempts + 1 from due where c.id = due.id
   returning c.id, c.organization_id $$;

-- Organizations whose grace ends or whose reminder is due.
create function due_entitlements(moment timestamptz, at_most int) returns table (organization_id uuid)
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select e.organization_id from entitlement e where e.next_look_at <= moment order by e.next_look_at limit at_most $$;

-- Those few who may not all they want. The copy of it in memory is what a sign-in asks.
create function restricted_organizations() returns table (organization_id uuid, standing text)
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select e.organization_id, case when e.cut_off_at is not null then 'CUT_OFF' else e.standing end
   from entitlement e where e.standing = 'LIMITED' or e.cut_off_at is not null $$;

-- How many readings of a subscription were kept; whoever reads it next has to know that before.
create function subscription_readings(sub text) returns bigint
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select coalesce((select s.read_count from subscription s where s.id = sub), 0) $$;

-- Leases customers whose subscriptions nobody has read for long, or whose period has ended without anybody saying so. Who has
-- read one says so; whom nobody could read comes again when the lease has ended, behind those that were never tried.
create function due_stripe_customers(moment timestamptz, lease_until timestamptz, unread_since timestamptz, at_most int)
    returns table (customer text)
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with due as (
       select c.organization_id from stripe_customer c
       where (c.reading_until is null or c.reading_until <= moment)
           and (c.checked_at < unread_since or c.checked_at < moment - interval '5 minutes' and exists (
               select from subscription s where s.organization_id = c.organization_id and s.period_end <= moment
                   and s.status not in ('CANCELED', 'INCOMPLETE_EXPIRED')))
       order by coalesce(c.reading_until, c.checked_at) limit at_most for update skip locked)
   update stripe_customer c set reading_until = lease_until from due where c.organization_id = due.organization_id
   returning c.customer $$;

-- One of our customers, for whoever looks whether a key is of our account.
create function any_stripe_customer() returns text
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select c.customer from stripe_customer c order by c.organization_id limit 1 $$;

-- The subscriptions of a customer were read.
create function end_customer_reading(cus text, moment timestamptz) returns void
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ update stripe_customer set checked_at = moment, reading_until = null where customer = cus $$;

-- A customer that is erased at Stripe is nobody's any more, for the staff: the organization's next one takes its place.
create function forget_stripe_customer(cus text) returns void
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ delete from stripe_customer where customer = cus and entered_staff() $$;

-- What doesn't fit is written down by whoever finds it, whatever was entered.
create function note_subscription_difference(
        new_id uuid, org uuid, new_kind text, about text, words text, moment timestamptz) returns boolean
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with noted as (
       insert into subscription_difference (id, organization_id, kind, subject, detail, found_at)
       values (new_id, org, new_kind, about, words, moment)
       on conflict (kind, subject) where resolved_at is null do nothing returning 1)
   select exists (select from noted) $$;

create function end_subscription_difference(old_kind text, about text, moment timestamptz) returns void
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ update subscription_difference set resolved_at = moment
   where kind = old_kind and subject = about and resolved_at is null $$;

revoke all on function subscription_ends_once(), tier_change_stays(), enter_stripe_customer(text),
    due_tier_changes(timestamptz, timestamptz, int), due_entitlements(timestamptz, int), restricted_organizations(),
    subscription_readings(text), due_stripe_customers(timestamptz, timestamptz, timestamptz, int), any_stripe_customer(),
    end_customer_reading(text, timestamptz), forget_stripe_customer(text),
    note_subscription_difference(uuid, uuid, text, text, text, timestamptz),
    end_subscription_difference(text, text, timestamptz) from public;
grant execute on function enter_stripe_customer(text), due_tier_changes(timestamptz, timestamptz, int),
    due_entitlements(timestamptz, int), restricted_organizations(), subscription_readings(text),
    due_stripe_customers(timestamptz, timestamptz, timestamptz, int), any_stripe_customer(),
    end_customer_reading(text, timestamptz), forget_stripe_customer(text),
    note_subscription_difference(uuid, uuid, text, text, text, timestamptz),
    end_subscription_difference(text, text, timestamptz) to ${applicationRole};
grant select, insert on stripe_customer to ${applicationRole};
grant select, insert, update on subscription, entitlement, tier_change to ${applicationRole};
grant select, update on subscription_difference to ${applicationRole};
