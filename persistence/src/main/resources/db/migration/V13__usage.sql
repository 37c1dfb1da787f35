-- Usage: what was used, when, and what Stripe has been told of it.

-- Sign-ins that were completed and aren't counted yet: written in their own transactions. No foreign key, so that nothing
-- which happens to an organization's row can make a sign-in wait.
create table usage_arrival (
    sign_in_id      uuid primary key,
    organization_id uuid        not null,
    subject         uuid        not null,
    occurred_at     timestamptz not null
);

-- What is counted, once each. The subject is the first half of a MAC of the user's id. Ids begin with their time, so an
-- organization's events of some weeks are together.
create table usage_event (
    organization_id uuid        not null,
    sign_in_id      uuid        not null,
    subject         uuid        not null,
    occurred_at     timestamptz not null,
    primary key (organization_id, sign_in_id)
);
create index usage_event_by_time on usage_event using brin (occurred_at) with (autosummarize = on);

-- Stretches of time with one version of a plan in one period; of an organization they don't overlap. What nobody has told
-- anything about becomes stretches of its own, which end with the month: a period each, and nobody at Stripe to tell.
create table usage_segment (
    organization_id  uuid        not null,
    starts_at        timestamptz not null,
    ends_at          timestamptz not null,
    period_starts_at timestamptz not null,
    period_ends_at   timestamptz not null,
    is_told          boolean     not null,
    plan_version_id  uuid references plan_version,
    customer         text check (length(customer) between 1 and 100),
    primary key (organization_id, starts_at),
    check (period_starts_at <= starts_at and starts_at < ends_at and ends_at <= period_ends_at),
    check (is_told or plan_version_id is null and customer is null)
);
create index usage_segment_by_customer on usage_segment (customer, period_ends_at) where customer is not null;

-- Who has been counted as an active user of a period, and in which bucket.
create table usage_user (
    organization_id  uuid        not null,
    period_starts_at timestamptz not null,
    subject          uuid        not null,
    counted_at       timestamptz not null,
    primary key (organization_id, period_starts_at, subject)
);
create index usage_user_by_time on usage_user using brin (counted_at) with (autosummarize = on);

-- Hours, cut where a segment begins or ends. Reported is what has been given to the outbox in so many deltas; a bucket
-- stays with the customer at Stripe to whom it was reported first.
create table usage_bucket (
    organization_id uuid        not null,
    meter           text        not null check (meter in ('AUTHENTICATIONS', 'MONTHLY_ACTIVE_USERS')),
    starts_at       timestamptz not null,
    ends_at         timestamptz not null,
    customer        text,
    quantity        bigint      not null check (quantity >= 0),
    reported        bigint      not null default 0 check (reported >= 0),
    deltas          int         not null default 0,
    primary key (organization_id, meter, starts_at)
);
create index usage_bucket_by_time on usage_bucket using brin (starts_at) with (autosummarize = on);
create index usage_bucket_to_report on usage_bucket (ends_at) where quantity <> reported and customer is not null;

-- Stretches whose buckets are to be made anew from events, because a boundary was told late.
create table usage_recount (
    organization_id uuid        primary key,
    from_at         timestamptz not null,
    to_at           timestamptz not null check (to_at > from_at)
);

-- The outbox to Stripe. PENDING: nobody has tried it, or it is certain that it didn't arrive; UNKNOWN: it may have arrived;
-- UNCLEAR, REJECTED and EXPIRED are a person's; SETTLED: a person has said that it needn't be sent. Sent_at is when Stripe
-- took it in, also where it told later that it doesn't count it.
create table usage_delta (
    identifier       text primary key check (length(identifier) <= 100),
    organization_id  uuid        not null,
    meter            text        not null,
    bucket_starts_at timestamptz not null,
    number           int         not null,
    customer         text        not null,
    quantity         bigint      not null check (quantity <> 0),
    state            text        not null default 'PENDING' check (state in
                         ('PENDING', 'UNKNOWN', 'SENT', 'UNCLEAR', 'REJECTED', 'EXPIRED', 'SETTLED')),
    failure          text check (length(failure) between 1 and 100),
    attempts         int         not null default 0,
    first_attempt_at timestamptz,
    last_attempt_at  timestamptz,
    sent_at          timestamptz,
    made_at          timestamptz not null,
    unique (organization_id, meter, bucket_starts_at, number)
);
create index usage_delta_open on usage_delta (customer, meter, bucket_starts_at, number)
    where state in ('PENDING', 'UNKNOWN');
create index usage_delta_by_customer on usage_delta (customer, meter, bucket_starts_at);
create index usage_delta_by_time on usage_delta using brin (bucket_starts_at) with (autosummarize = on);
create index usage_delta_failed on usage_delta (made_at, identifier) where state in ('UNCLEAR', 'REJECTED', 'EXPIRED');

-- Stripe takes one report at a time of a customer's meter: whoever holds the lease makes it. Comparing has a lease of its
-- own, so that neither waits for the other.
create table usage_shard (
    customer       text        not null,
    meter          text        not null,
    next_at        timestamptz not null,
    failures       int         not null default 0,
    leased_until   timestamptz,
    compared_until timestamptz,
    whole_at       timestamptz,
    compare_leased_until timestamptz,
    primary key (customer, meter)
);
create index usage_shard_due on usage_shard (next_at);

-- Where ours and Stripe's differ, or ours and ours. Nothing corrects itself: a person looks at it.
create table usage_drift (
    id              uuid primary key,
    kind            text        not null check (kind in
                        ('REJECTED', 'EXPIRED', 'UNCLEAR', 'SUMMARY', 'EVENTS_AND_BUCKETS', 'BUCKETS_AND_DELTAS')),
    organization_id uuid        not null,
    meter           text        not null,
    from_at         timestamptz not null,
    to_at           timestamptz not null,
    identifier      text        not null default '',
    ours            bigint      not null,
    theirs          bigint      not null,
    found_at        timestamptz not null,
    seen_at         timestamptz not null,
    owner_id        uuid references account,
    state           text        not null default 'OPEN' check (state in ('OPEN', 'ACCEPTED', 'CORRECTED', 'GONE')),
    ended_at        timestamptz,
    ended_by        uuid references account,
    version         bigint      not null default 0,
    check ((state = 'OPEN') = (ended_at is null))
);
create unique index usage_drift_open on usage_drift (kind, organization_id, meter, from_at, identifier) where state = 'OPEN';
create index usage_drift_by_state on usage_drift (state, found_at, id);

-- Of which part of a limit an organization's people have been told, once a period.
create table usage_alert (
    organization_id  uuid        not null,
    period_starts_at timestamptz not null,
    meter            text        not null,
    percent          int         not null check (percent in (50, 80, 100)),
    told_at          timestamptz not null,
    primary key (organization_id, period_starts_at, meter, percent)
);

-- How far the search for sign-ins that nobody recorded has come, and before when events are removed.
create table usage_progress (
    only_one       boolean primary key default true check (only_one),
    searched_until timestamptz not null,
    removed_before timestamptz not null
);
insert into usage_progress (searched_until, removed_before) values (now(), '-infinity');

-- What a delta says never changes.
create function usage_delta_stays() returns trigger language plpgsql
    security definer set search_path = ${schema}, pg_temp as $$
begin
    if (new.identifier, new.organization_id, new.meter, new.bucket_starts_at, new.number, new.customer, new.quantity, new.made_at)
        is distinct from (old.identifier, old.organization_id, old.meter, old.bucket_starts_at, old.number, old.customer,
            old.quantity, old.made_at) then
        raise exception 'a delta never changes' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger usage_delta_stays before update on usage_delta
    for each row execute function usage_delta_stays();

-- Writes a completed sign-in down, or gives up quickly.
create function record_usage(sign_in uuid, org uuid, who uuid, moment timestamptz) returns void
    language plpgsql volatile security definer set search_path = ${schema}, pg_temp set lock_timeout = '50ms' as $$
begin
    insert into usage_arrival (sign_in_id, organization_id, subject, occurred_at) values (sign_in, org, who, moment)
    on conflict do nothing;
end $$;

-- Which of 256 locks is an organization's. Counting holds it together with others, whoever changes segments or counts
-- anew holds it alone. One for each organization would be more than PostgreSQL has room for.
create function usage_lock(org uuid) returns bigint language sql immutable set search_path = ${schema}, pg_temp as
$$ select 471113000000 + (hashtextextended(org::text, 0) & 255) $$;

-- Makes the segments that nobody has told, where there are events.
create function cover_usage(organizations uuid[], moments timestamptz[]) returns void
    language sql volatile set search_path = ${schema}, pg_temp as
$$ insert into usage_segment (organization_id, starts_at, ends_at, period_starts_at, period_ends_at, is_told)
   select distinct u.organization_id, u.starts_at, u.ends_at, u.starts_at, u.ends_at, false
     from (select e.organization_id,
                  greatest(date_trunc('month', e.occurred_at, 'UTC'), (select max(b.ends_at) from usage_segment b
                      where b.organization_id = e.organization_id and b.ends_at <= e.occurred_at)) as starts_at,
                  least(date_trunc('month', e.occurred_at, 'UTC') + interval '1 month', (select min(a.starts_at)
                      from usage_segment a
                      where a.organization_id = e.organization_id and a.starts_at > e.occurred_at)) as ends_at
             from unnest(organizations, moments) e (organization_id, occurred_at)
                 left join usage_segment s on s.organization_id = e.organization_id
                     and s.starts_at <= e.occurred_at and s.ends_at > e.occurred_at
            where s.organization_id is null) u
    order by 1, 2
   on conflict do nothing $$;

-- Takes events in and counts those that are new: events and buckets in one statement, so that they can't differ. A user
-- counts in the bucket in which they were seen first. How many were new.
create function take_in_usage(sign_ins uuid[], organizations uuid[], subjects uuid[], moments timestamptz[]) returns int
    language plpgsql volatile security definer set search_path = ${schema}, pg_temp set timezone = 'UTC' as $$
declare news int;
begin
    perform pg_advisory_xact_lock_shared(l.number)
       from (select distinct usage_lock(o.id) as number from unnest(organizations) o (id) order by 1) l;
    perform cover_usage(organizations, moments);
    with given as (
        select distinct on (g.organization_id, g.sign_in_id) g.*
          from unnest(sign_ins, organizations, subjects, moments) g (sign_in_id, organization_id, subject, occurred_at)
         order by g.organization_id, g.sign_in_id),
    fresh as (
        insert into usage_event (organization_id, sign_in_id, subject, occurred_at)
        select g.organization_id, g.sign_in_id, g.subject, g.occurred_at from given g
        on conflict do nothing returning organization_id, subject, occurred_at),
    placed as (
        select f.organization_id, f.subject, f.occurred_at, s.period_starts_at, s.customer,
               greatest(date_trunc('hour', f.occurred_at, 'UTC'), s.starts_at) as starts_at,
               least(date_trunc('hour', f.occurred_at, 'UTC') + interval '1 hour', s.ends_at) as ends_at
          from fresh f join usage_segment s on s.organization_id = f.organization_id
              and s.starts_at <= f.occurred_at and s.ends_at > f.occurred_at),
    users as (
        insert into usage_user (organization_id, period_starts_at, subject, counted_at)
        select distinct on (p.organization_id, p.period_starts_at, p.subject)
               p.organization_id, p.period_starts_at, p.subject, p.starts_at
          from placed p order by p.organization_id, p.period_starts_at, p.subject, p.occurred_at
        on conflict do nothing returning organization_id, counted_at),
    slots as (
        select p.organization_id, p.starts_at, p.ends_at, p.customer, count(*) as quantity
          from placed p group by p.organization_id, p.starts_at, p.ends_at, p.customer),
    counted as (
        insert into usage_bucket as b (organization_id, meter, starts_at, ends_at, customer, quantity)
        select s.organization_id, 'AUTHENTICATIONS', s.starts_at, s.ends_at, s.customer, s.quantity from slots s
        union all
        select s.organization_id, 'MONTHLY_ACTIVE_USERS', s.starts_at, s.ends_at, s.customer, u.quantity
          from slots s join (select n.organization_id, n.counted_at, count(*) as quantity from users n group by 1, 2) u
              on u.organization_id = s.organization_id and u.counted_at = s.starts_at
         order by 1, 2, 3
        on conflict (organization_id, meter, starts_at) do update set quantity = b.quantity + excluded.quantity)
    select count(*) into news from fresh;
    return news;
end $$;

-- Counts what sign-ins have left; how many were taken. Those of organizations that are counted anew just then wait for
-- that, and nobody else does.
create function count_usage(at_most int) returns int
    language plpgsql volatile security definer set search_path = ${schema}, pg_temp as $$
declare
    sign_ins uuid[];
    organizations uuid[];
    subjects uuid[];
    moments timestamptz[];
    held bigint[];
begin
    select array_agg(l.number) into held
      from (select 471113000000 + n as number from generate_series(0, 255) n) l
     where pg_try_advisory_xact_lock_shared(l.number);
    with due as (
        select a.sign_in_id from usage_arrival a where usage_lock(a.organization_id) = any (held) order by a.sign_in_id limit at_most for update skip locked),
    taken as (
        delete from usage_arrival a using due where a.sign_in_id = due.sign_in_id
        returning a.sign_in_id, a.organization_id, a.subject, a.occurred_at)
    select array_agg(t.sign_in_id), array_agg(t.organization_id), array_agg(t.subject), array_agg(t.occurred_at)
      into sign_ins, organizations, subjects, moments from taken t;
    if sign_ins is null then
        return 0;
    end if;
    perform take_in_usage(sign_ins, organizations, subjects, moments);
    return array_length(sign_ins, 1);
end $$;

create function recount_usage_of(org uuid, since timestamptz, until timestamptz) returns void
    language sql volatile set search_path = ${schema}, pg_temp as
$$ insert into usage_recount as r (organization_id, from_at, to_at)
   select org, since, until
    where exists (select from usage_bucket b where b.organization_id = org and b.starts_at >= since and b.starts_at < until)
   on conflict (organization_id)
       do update set from_at = least(r.from_at, excluded.from_at), to_at = greatest(r.to_at, excluded.to_at) $$;

-- Tells of a stretch of time. What was said of it before is cut: the stretch is as it is told now. Whether that was news.
create function tell_usage_segment(org uuid, since timestamptz, until timestamptz, period_since timestamptz,
    period_until timestamptz, plan uuid, at_stripe text) returns boolean
    language plpgsql volatile security definer set search_path = ${schema}, pg_temp as $$
declare
    recount_since timestamptz;
    recount_until timestamptz;
begin
    perform pg_advisory_xact_lock(usage_lock(org));
    if exists (select from usage_segment s
                where s.organization_id = org and s.is_told
                  and (s.starts_at, s.ends_at, s.period_starts_at, s.period_ends_at) = (since, until, period_since, period_until)
                  and s.plan_version_id is not distinct from plan and s.customer is not distinct from at_stripe) then
        return false;
    end if;
    select least(period_since, min(s.period_starts_at)), greatest(period_until, max(s.period_ends_at))
      into recount_since, recount_until
      from usage_segment s where s.organization_id = org and s.starts_at < until and s.ends_at > since;
    with cut as (
        delete from usage_segment s where s.organization_id = org and s.starts_at < until and s.ends_at > since
        returning s.*)
    insert into usage_segment (organization_id, starts_at, ends_at, period_starts_at, period_ends_at, is_told,
                               plan_version_id, customer)
    select org, c.starts_at, since, c.period_starts_at,
           case when not c.is_told then since
                when c.period_starts_at < period_since then greatest(since, least(c.period_ends_at, period_since))
                else c.period_ends_at end,
           c.is_told, c.plan_version_id, c.customer
      from cut c where c.starts_at < since
    union all
    select org, until, c.ends_at, case when c.is_told then c.period_starts_at else until end, c.period_ends_at,
           c.is_told, c.plan_version_id, c.customer
      from cut c where c.ends_at > until;
    insert into usage_segment (organization_id, starts_at, ends_at, period_starts_at, period_ends_at, is_told,
                               plan_version_id, customer)
    values (org, since, until, period_since, period_until, true, plan, at_stripe);
    update usage_segment s set period_ends_at = period_until
     where s.organization_id = org and s.is_told and s.period_starts_at = period_since and s.ends_at <= period_until;
    perform recount_usage_of(org, recount_since, recount_until);
    return true;
end $$;

-- Nothing is told any more of the time from then on. Whether that was news.
create function end_usage_segments(org uuid, moment timestamptz) returns boolean
    language plpgsql volatile security definer set search_path = ${schema}, pg_temp as $$
declare
    recount_since timestamptz;
    recount_until timestamptz;
begin
    perform pg_advisory_xact_lock(usage_lock(org));
    if not exists (select from usage_segment s where s.organization_id = org and s.ends_at > moment and s.is_told) then
        return false;
    end if;
    -- What was made for want of being told goes too, because it may reach further now.
    select min(s.period_starts_at), max(s.period_ends_at) into recount_since, recount_until
      from usage_segment s where s.organization_id = org and s.ends_at > date_trunc('month', moment, 'UTC')
          and (not s.is_told or s.ends_at > moment);
    delete from usage_segment s where s.organization_id = org and not s.is_told
        and s.ends_at > date_trunc('month', moment, 'UTC');
    with cut as (
        delete from usage_segment s where s.organization_id = org and s.ends_at > moment and s.is_told returning s.*)
    insert into usage_segment (organization_id, starts_at, ends_at, period_starts_at, period_ends_at, is_told,
                               plan_version_id, customer)
    select org, c.starts_at, moment, c.period_starts_at, moment, true, c.plan_version_id, c.customer
      from cut c where c.starts_at < moment;
    update usage_segment s set period_ends_at = moment
     where s.organization_id = org and s.is_told and s.ends_at <= moment and s.period_ends_at > moment;
    perform recount_usage_of(org, recount_since, recount_until);
    return true;
end $$;

-- The same for one organization, of a time in which there may be millions of events: by the gaps, and not by the events.
create function cover_usage_between(org uuid, since timestamptz, until timestamptz) returns void
    language sql volatile set search_path = ${schema}, pg_temp set timezone = 'UTC' as
$$ insert into usage_segment (organization_id, starts_at, ends_at, period_starts_at, period_ends_at, is_told)
   select org, g.starts_at, g.ends_at, g.starts_at, g.ends_at, false
     from (select b.moment as starts_at, lead(b.moment) over (order by b.moment) as ends_at
             from (select generate_series(date_trunc('month', since), until + interval '1 month', interval '1 month')
                   union select s.starts_at from usage_segment s where s.organization_id = org
                   union select s.ends_at from usage_segment s where s.organization_id = org) b (moment)) g
    where g.starts_at < until and g.ends_at > since
      and not exists (select from usage_segment s
                       where s.organization_id = org and s.starts_at <= g.starts_at and s.ends_at > g.starts_at)
      and exists (select from usage_event e
                   where e.organization_id = org and e.sign_in_id >= least_id_since(g.starts_at - interval '1 day')
                     and e.sign_in_id < least_id_since(g.ends_at + interval '1 day')
                     and e.occurred_at >= greatest(g.starts_at, since) and e.occurred_at < least(g.ends_at, until))
   on conflict do nothing $$;

-- Begins to make buckets anew from events where a boundary was told late: of one organization, which is this transaction's
-- until it ends, and of what time. Any order will do, but for one that would always begin with the same organization.
create function begin_usage_recount() returns table (organization_id uuid, from_at timestamptz, to_at timestamptz)
    language plpgsql volatile security definer set search_path = ${schema}, pg_temp set timezone = 'UTC' as $$
declare
    org uuid;
    since timestamptz;
    until timestamptz;
    wider_since timestamptz;
    wider_until timestamptz;
begin
    for org in select r.organization_id from usage_recount r order by random() limit 100 loop
        -- Who counts anew already is skipped. Not by the row's lock: whoever tells of a segment waits for that.
        if pg_try_advisory_xact_lock(hashtextextended(org::text, 471113)) then
            perform pg_advisory_xact_lock(usage_lock(org));
            delete from usage_recount r where r.organization_id = org returning r.from_at, r.to_at into since, until;
            exit when found;
        end if;
    end loop;
    if since is null then
        return;
    end if;
    -- Whole periods, as they are now: a boundary that was one when it was told may be within one.
    loop
        perform cover_usage_between(org, since, until);
        select least(since, min(s.period_starts_at)), greatest(until, max(s.period_ends_at))
          into wider_since, wider_until
          from usage_segment s where s.organization_id = org and s.starts_at < until and s.ends_at > since;
        exit when wider_since = since and wider_until = until;
        since := wider_since;
        until := wider_until;
    end loop;
    -- Where events have gone, what was counted stays; the hour that they began to go in too.
    select case when p.removed_before > since then date_trunc('hour', p.removed_before) + interval '1 hour' else since end
      into since from usage_progress p;
    update usage_bucket b set quantity = 0
     where b.organization_id = org and b.starts_at >= since and b.starts_at < until and b.quantity <> 0;
    return query select org, since, until;
end $$;

-- Forgets the active users who are counted anew, one sixteenth of them: all are more than one statement should do.
create function clear_usage_users(org uuid, since timestamptz, until timestamptz, sixteenth int) returns void
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ delete from usage_user u
    where u.organization_id = org and u.counted_at >= since and u.counted_at < until
      and u.subject between (to_hex(sixteenth) || repeat('0', 31))::uuid and (to_hex(sixteenth) || repeat('f', 31))::uuid $$;

-- Makes the buckets of a time anew, which begins and ends where hours or segments do. One time after the other, the
-- earliest first: a user counts in the first bucket that has them.
create function recount_usage(org uuid, since timestamptz, until timestamptz) returns void
    language sql volatile security definer set search_path = ${schema}, pg_temp set timezone = 'UTC' as
$$ with placed as (
        select e.subject, e.occurred_at, s.period_starts_at, s.customer,
               greatest(date_trunc('hour', e.occurred_at, 'UTC'), s.starts_at) as starts_at,
               least(date_trunc('hour', e.occurred_at, 'UTC') + interval '1 hour', s.ends_at) as ends_at
          from usage_event e join usage_segment s on s.organization_id = e.organization_id
              and s.starts_at <= e.occurred_at and s.ends_at > e.occurred_at
         where e.organization_id = org and e.sign_in_id >= least_id_since(since - interval '1 day')
           and e.sign_in_id < least_id_since(until + interval '1 day')
           and e.occurred_at >= since and e.occurred_at < until),
    users as (
        insert into usage_user (organization_id, period_starts_at, subject, counted_at)
        select distinct on (p.period_starts_at, p.subject) org, p.period_starts_at, p.subject, p.starts_at
          from placed p order by p.period_starts_at, p.subject, p.occurred_at
        on conflict do nothing returning counted_at),
    slots as (
        select p.starts_at, p.ends_at, p.customer, count(*) as quantity
          from placed p group by p.starts_at, p.ends_at, p.customer)
    insert into usage_bucket as b (organization_id, meter, starts_at, ends_at, customer, quantity)
    select org, 'AUTHENTICATIONS', s.starts_at, s.ends_at, s.customer, s.quantity from slots s
    union all
    select org, 'MONTHLY_ACTIVE_USERS', s.starts_at, s.ends_at, s.customer, u.quantity
      from slots s join (select n.counted_at, count(*) as quantity from users n group by 1) u on u.counted_at = s.starts_at
    on conflict (organization_id, meter, starts_at) do update
       set quantity = excluded.quantity, ends_at = excluded.ends_at,
           customer = case when b.deltas = 0 then excluded.customer else b.customer end $$;

-- Ends it: buckets in which there is nothing any more, and of which nobody was told, go.
create function end_usage_recount(org uuid, since timestamptz, until timestamptz) returns void
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ delete from usage_bucket b
    where b.organization_id = org and b.starts_at >= since and b.starts_at < until and b.quantity = 0 and b.deltas = 0 $$;

-- Gives what hours that are over have more, or less, than was given before to the outbox. How many deltas.
create function close_usage(moment timestamptz, ended_before timestamptz, at_most int) returns int
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with due as (
       select b.organization_id, b.meter, b.starts_at, b.quantity - b.reported as difference from usage_bucket b
        where b.quantity <> b.reported and b.customer is not null and b.ends_at <= ended_before
          and not exists (select from usage_recount r where r.organization_id = b.organization_id)
        order by b.ends_at limit at_most for update of b skip locked),
   closed as (
       update usage_bucket b set reported = b.quantity, deltas = b.deltas + 1 from due d
        where (b.organization_id, b.meter, b.starts_at) = (d.organization_id, d.meter, d.starts_at)
       returning b.organization_id, b.meter, b.starts_at, b.deltas, b.customer, d.difference),
   made as (
       insert into usage_delta (identifier, organization_id, meter, bucket_starts_at, number, customer, quantity, made_at)
       select 'u1.' || left(encode(sha256(convert_to(concat_ws('|', c.organization_id, c.meter,
                  extract(epoch from c.starts_at)::numeric(20, 6), c.deltas), 'UTF8')), 'hex'), 48),
              c.organization_id, c.meter, c.starts_at, c.deltas, c.customer, c.difference, moment
         from closed c
       returning customer, meter),
   shards as (
       insert into usage_shard as s (customer, meter, next_at)
       select distinct m.customer, m.meter, moment from made m order by 1, 2
       on conflict (customer, meter) do update set next_at = least(s.next_at, excluded.next_at)
        where s.failures = 0)
   select count(*)::int from made $$;

-- Customers' meters that have something to send, leased to whoever asks.
create function take_usage_shards(moment timestamptz, lease timestamptz, at_most int)
    returns table (customer text, meter text, failures int)
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with due as (
       select s.customer, s.meter from usage_shard s
        where s.next_at <= moment and (s.leased_until is null or s.leased_until <= moment)
        order by s.next_at limit at_most for update skip locked)
   update usage_shard s set leased_until = lease from due d where (s.customer, s.meter) = (d.customer, d.meter)
   returning s.customer, s.meter, s.failures $$;

-- The next deltas of a leased meter, the earliest first, and written down that they are tried. One that was tried and has
-- no outcome may have arrived: somebody died in between.
create function begin_usage_deltas(at_stripe text, of_meter text, moment timestamptz, at_most int)
    returns table (identifier text, organization_id uuid, bucket_starts_at timestamptz, quantity bigint, state text,
        attempts int, first_attempt_at timestamptz)
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with due as (
       select d.identifier from usage_delta d
        where d.customer = at_stripe and d.meter = of_meter and d.state in ('PENDING', 'UNKNOWN')
        order by d.bucket_starts_at, d.number limit at_most),
   begun as (
       update usage_delta d set attempts = d.attempts + 1, last_attempt_at = moment,
              state = case when d.first_attempt_at is null then d.state else 'UNKNOWN' end,
              first_attempt_at = coalesce(d.first_attempt_at, moment)
         from due where d.identifier = due.identifier
       returning d.*)
   select b.identifier, b.organization_id, b.bucket_starts_at, b.quantity, b.state, b.attempts, b.first_attempt_at
     from begun b order by b.bucket_starts_at, b.number $$;

-- Writes down what became of deltas. One that certainly didn't arrive, and never may have, is as before it was tried. What
-- doesn't go on by itself is a person's.
create function end_usage_deltas(identifiers text[], states text[], failures text[], moment timestamptz) returns void
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with ended as (
       update usage_delta d
          set state = case when o.state = 'PENDING' and d.state = 'UNKNOWN' then 'UNKNOWN' else o.state end,
              failure = nullif(o.failure, ''),
              sent_at = case when o.state = 'SENT' then moment end,
              first_attempt_at = case when o.state = 'PENDING' and d.state = 'PENDING' then null else d.first_attempt_at end
         from unnest(identifiers, states, failures) o (identifier, state, failure)
        where d.identifier = o.identifier and d.state in ('PENDING', 'UNKNOWN')
       returning d.*)
   insert into usage_drift (id, kind, organization_id, meter, from_at, to_at, identifier, ours, theirs, found_at, seen_at)
   select gen_random_uuid(), e.state, e.organization_id, e.meter, e.bucket_starts_at,
          e.bucket_starts_at + interval '1 hour', e.identifier, e.quantity, 0, moment, moment
     from ended e where e.state in ('UNCLEAR', 'REJECTED', 'EXPIRED')
   on conflict do nothing $$;

-- Stripe has forgotten the identifier, and hasn't counted it: it is sent as if for the first time.
create function begin_usage_delta_anew(known text, moment timestamptz) returns void
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ update usage_delta d set state = 'PENDING', first_attempt_at = moment, last_attempt_at = moment
    where d.identifier = known and d.state = 'UNKNOWN' $$;

-- Gives a leased meter back: for later after a failure, at once where more waits, and until the next closed hour otherwise.
create function release_usage_shard(at_stripe text, of_meter text, moment timestamptz, failed boolean, later timestamptz)
    returns void
    language plpgsql volatile security definer set search_path = ${schema}, pg_temp as $$
begin
    -- Whoever makes deltas holds the row until they are there; only the next statement sees them.
    perform 1 from usage_shard s where s.customer = at_stripe and s.meter = of_meter for update;
    update usage_shard s
       set leased_until = null,
           failures = case when failed then s.failures + 1 else 0 end,
           next_at = case when failed then later
                          when exists (select from usage_delta d where d.customer = at_stripe and d.meter = of_meter
                                          and d.state in ('PENDING', 'UNKNOWN')) then moment
                          else 'infinity' end
     where s.customer = at_stripe and s.meter = of_meter;
end $$;

-- What Stripe has of each hour, and what it may have besides: how many deltas, and their sum.
create function usage_sent(at_stripe text, of_meter text, since timestamptz, until timestamptz)
    returns table (hour timestamptz, organization_id uuid, sent bigint, unknown bigint, unknown_sum bigint)
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select d.hour, d.organization_id,
          coalesce(sum(d.quantity) filter (where d.state = 'SENT'), 0)::bigint,
          count(*) filter (where d.may_be),
          coalesce(sum(d.quantity) filter (where d.may_be), 0)::bigint
     from (select o.*, date_trunc('hour', o.bucket_starts_at, 'UTC') as hour,
                  o.state in ('UNKNOWN', 'UNCLEAR') or o.state = 'PENDING' and o.first_attempt_at is not null as may_be
             from usage_delta o
            where o.customer = at_stripe and o.meter = of_meter
              and o.bucket_starts_at >= since and o.bucket_starts_at < until) d
    group by 1, 2 order by 1 $$;

-- Writes a difference down, or that it is still there.
create function note_usage_drift(new_id uuid, what text, org uuid, of_meter text, since timestamptz, until timestamptz,
    about text, we bigint, they bigint, moment timestamptz) returns boolean
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ insert into usage_drift as d (id, kind, organization_id, meter, from_at, to_at, identifier, ours, theirs, found_at, seen_at)
   values (new_id, what, org, of_meter, since, until, about, we, they, moment, moment)
   on conflict (kind, organization_id, meter, from_at, identifier) where state = 'OPEN'
       do update set ours = excluded.ours, theirs = excluded.theirs, to_at = excluded.to_at, seen_at = excluded.seen_at
   returning d.id = new_id $$;

-- Differences of hours that were compared again and not seen are gone.
create function end_usage_drifts(at_stripe text, of_meter text, since timestamptz, until timestamptz, moment timestamptz)
    returns int
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with gone as (
       update usage_drift f set state = 'GONE', ended_at = moment, version = f.version + 1
        where f.kind = 'SUMMARY' and f.state = 'OPEN' and f.meter = of_meter and f.seen_at < moment
          and f.from_at >= since and f.from_at < until
          and f.organization_id in (select d.organization_id from usage_delta d
                                     where d.customer = at_stripe and d.meter = of_meter)
       returning 1)
   select count(*)::int from gone $$;

-- What is too old for Stripe goes to a person; of what was tried nobody knows whether it has arrived. What is being
-- delivered just then gets its outcome first.
create function expire_usage(moment timestamptz, used_before timestamptz, at_most int) returns int
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with due as (
       select d.identifier from usage_delta d
           join usage_shard s on s.customer = d.customer and s.meter = d.meter
        where d.state in ('PENDING', 'UNKNOWN') and d.bucket_starts_at < used_before
          and (s.leased_until is null or s.leased_until <= moment)
        limit at_most for update skip locked),
   expired as (
       update usage_delta d set state = case when d.first_attempt_at is null then 'EXPIRED' else 'UNCLEAR' end
         from due where d.identifier = due.identifier returning d.*),
   told as (
       insert into usage_drift (id, kind, organization_id, meter, from_at, to_at, identifier, ours, theirs, found_at, seen_at)
       select gen_random_uuid(), e.state, e.organization_id, e.meter, e.bucket_starts_at,
              e.bucket_starts_at + interval '1 hour', e.identifier, e.quantity, 0, moment, moment from expired e
       on conflict do nothing)
   select count(*)::int from expired $$;

-- Reports that Stripe has taken in and then not counted. That it has taken them in stays written down: it knows their
-- names for a day.
create function reject_usage(identifiers text[], reason text, moment timestamptz) returns int
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with rejected as (
       update usage_delta d set state = 'REJECTED', failure = reason, sent_at = coalesce(d.sent_at, d.last_attempt_at, moment)
        where d.identifier = any (identifiers) and d.state in ('SENT', 'UNKNOWN', 'PENDING') returning d.*),
   told as (
       insert into usage_drift (id, kind, organization_id, meter, from_at, to_at, identifier, ours, theirs, found_at, seen_at)
       select gen_random_uuid(), 'REJECTED', r.organization_id, r.meter, r.bucket_starts_at,
              r.bucket_starts_at + interval '1 hour', r.identifier, r.quantity, 0, moment, moment from rejected r
       on conflict do nothing)
   select count(*)::int from rejected $$;

-- Meters that are to be compared with Stripe's, leased for that: hours that are new since the last time, and once a
-- day, and after a period's end, all that Stripe still takes.
create function take_usage_comparisons(moment timestamptz, lease timestamptz, until timestamptz, whole_before timestamptz,
    at_most int) returns table (customer text, meter text, compared_until timestamptz, is_whole boolean)
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with due as (
       select s.customer, s.meter, s.whole_at is null or s.whole_at < whole_before or exists (
                  select from usage_segment g where g.customer = s.customer
                     and g.period_ends_at > s.whole_at and g.period_ends_at <= until) as is_whole
         from usage_shard s
        where (s.compared_until is null or s.compared_until < until)
          and (s.compare_leased_until is null or s.compare_leased_until <= moment)
        order by s.compared_until nulls first limit at_most for update of s skip locked)
   update usage_shard s set compare_leased_until = lease from due d where (s.customer, s.meter) = (d.customer, d.meter)
   returning s.customer, s.meter, s.compared_until, d.is_whole $$;

-- Gives such a lease back; until is null where nothing was compared.
create function end_usage_comparison(at_stripe text, of_meter text, until timestamptz, was_whole boolean) returns void
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ update usage_shard s
      set compare_leased_until = null, compared_until = coalesce(until, s.compared_until),
          whole_at = case when was_whole then coalesce(until, s.whole_at) else s.whole_at end
    where s.customer = at_stripe and s.meter = of_meter $$;

-- Where our own sums differ: events and buckets of hours from then on, buckets and deltas.
create function usage_imbalances(since timestamptz)
    returns table (kind text, organization_id uuid, meter text, ours bigint, theirs bigint)
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select 'EVENTS_AND_BUCKETS', coalesce(e.organization_id, b.organization_id), 'AUTHENTICATIONS',
          coalesce(e.quantity, 0)::bigint, coalesce(b.quantity, 0)::bigint
     from (select u.organization_id, count(*) as quantity from usage_event u where u.occurred_at >= since group by 1) e
         full join (select k.organization_id, sum(k.quantity) as quantity from usage_bucket k
                     where k.meter = 'AUTHENTICATIONS' and k.starts_at >= since group by 1) b
             on b.organization_id = e.organization_id
    where coalesce(e.quantity, 0) <> coalesce(b.quantity, 0)
   union all
   select 'EVENTS_AND_BUCKETS', coalesce(e.organization_id, b.organization_id), 'MONTHLY_ACTIVE_USERS',
          coalesce(e.quantity, 0)::bigint, coalesce(b.quantity, 0)::bigint
     from (select u.organization_id, count(*) as quantity from usage_user u where u.counted_at >= since group by 1) e
         full join (select k.organization_id, sum(k.quantity) as quantity from usage_bucket k
                     where k.meter = 'MONTHLY_ACTIVE_USERS' and k.starts_at >= since and k.quantity > 0 group by 1) b
             on b.organization_id = e.organization_id
    where coalesce(e.quantity, 0) <> coalesce(b.quantity, 0)
   union all
   select 'BUCKETS_AND_DELTAS', b.organization_id, b.meter, b.quantity::bigint, coalesce(d.quantity, 0)::bigint
     from (select k.organization_id, k.meter, sum(k.reported) as quantity from usage_bucket k
            where k.starts_at >= since group by 1, 2) b
         left join (select o.organization_id, o.meter, sum(o.quantity) as quantity from usage_delta o
                     where o.bucket_starts_at >= since group by 1, 2) d
             on d.organization_id = b.organization_id and d.meter = b.meter
    where b.quantity <> coalesce(d.quantity, 0) $$;

-- Sign-ins that were completed and that nobody has recorded, because the record and the spool failed both. Those to
-- Keyri's own application aren't anybody's usage.
create function unrecorded_sign_ins(until timestamptz, after_sign_in uuid, at_most int)
    returns table (sign_in_id uuid, organization_id uuid, user_id uuid, redeemed_at timestamptz)
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select s.id, s.organization_id, s.user_id, s.redeemed_at
     from sign_in s, usage_progress p
    where s.id >= least_id_since(p.searched_until - interval '1 hour') and s.id < least_id_since(until)
      and (after_sign_in is null or s.id > after_sign_in)
      and s.redeemed_at is not null and s.redeemed_at >= p.searched_until - interval '1 hour' and s.redeemed_at < until
      and s.user_id is not null
      and not exists (select from installation i where i.application_id = s.application_id)
      and not exists (select from usage_event e where e.organization_id = s.organization_id and e.sign_in_id = s.id)
      and not exists (select from usage_arrival a where a.sign_in_id = s.id)
    order by s.id limit at_most $$;

-- By the database's clock too: a node whose own is ahead would have the time in between left out for good.
create function usage_searched(until timestamptz) returns void
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ update usage_progress set searched_until = greatest(searched_until, least(until, now() - interval '15 minutes')) $$;

-- Forgets events, and who was an active user of a period that is as old. Buckets and deltas stay: bills are made of them.
create function remove_old_usage(used_before timestamptz, at_most int) returns int
    language plpgsql volatile security definer set search_path = ${schema}, pg_temp as $$
declare
    removed int;
    more int;
begin
    update usage_progress set removed_before = greatest(removed_before, used_before);
    delete from usage_event e using (
        select o.organization_id, o.sign_in_id from usage_event o
         where o.occurred_at < used_before limit at_most for update skip locked) due
     where (e.organization_id, e.sign_in_id) = (due.organization_id, due.sign_in_id);
    get diagnostics removed = row_count;
    delete from usage_user u using (
        select o.organization_id, o.period_starts_at, o.subject from usage_user o
         where o.counted_at < used_before
           and not exists (select from usage_segment s
                            where s.organization_id = o.organization_id and s.starts_at >= o.period_starts_at
                              and s.period_starts_at = o.period_starts_at and s.period_ends_at > used_before)
         limit at_most for update skip locked) due
     where (u.organization_id, u.period_starts_at, u.subject) = (due.organization_id, due.period_starts_at, due.subject);
    get diagnostics more = row_count;
    return greatest(removed, more);
end $$;

-- Of organizations that have a plan: what they have used of each meter in the present period, also where it is nothing.
create function present_usage(moment timestamptz, after_org uuid, at_most int)
    returns table (organization_id uuid, plan_version_id uuid, period_starts_at timestamptz, meter text, quantity bigint)
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select s.organization_id, s.plan_version_id, s.period_starts_at, m.meter, coalesce(sum(b.quantity), 0)::bigint
     from (select g.* from usage_segment g
            where g.starts_at <= moment and g.ends_at > moment and g.plan_version_id is not null
              and (after_org is null or g.organization_id > after_org)
            order by g.organization_id limit at_most) s
         cross join (values ('AUTHENTICATIONS'), ('MONTHLY_ACTIVE_USERS')) m (meter)
         left join usage_bucket b on b.organization_id = s.organization_id and b.meter = m.meter
             and b.starts_at >= s.period_starts_at and b.starts_at < s.period_ends_at
    group by 1, 2, 3, 4 order by 1, 4 $$;

-- How much waits for Stripe, and since when.
create function usage_waiting() returns table (deltas bigint, oldest timestamptz)
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select count(*), min(d.made_at) from usage_delta d where d.state in ('PENDING', 'UNKNOWN') $$;

alter table usage_arrival enable row level security;
alter table usage_event enable row level security;
alter table usage_user enable row level security;
alter table usage_recount enable row level security;

alter table usage_segment enable row level security;
create policy usage_segment_seen on usage_segment for select
    using (organization_id = entered_organization() or entered_staff());
alter table usage_bucket enable row level security;
create policy usage_bucket_seen on usage_bucket for select
    using (organization_id = entered_organization() or entered_staff());
alter table usage_delta enable row level security;
create policy usage_delta_seen on usage_delta for select using (entered_staff());
create policy usage_delta_settled on usage_delta for update using (entered_staff());
alter table usage_shard enable row level security;
create policy usage_shard_seen on usage_shard for select using (entered_staff());
create policy usage_shard_woken on usage_shard for update using (entered_staff());
alter table usage_drift enable row level security;
create policy usage_drift_seen on usage_drift for select using (entered_staff());
create policy usage_drift_changed on usage_drift for update using (entered_staff());
alter table usage_alert enable row level security;
create policy usage_alert_own on usage_alert using (organization_id = entered_organization());

revoke all on function usage_delta_stays(), usage_lock(uuid), cover_usage(uuid[], timestamptz[]),
    cover_usage_between(uuid, timestamptz, timestamptz),
    recount_usage_of(uuid, timestamptz, timestamptz) from public;
revoke all on function record_usage(uuid, uuid, uuid, timestamptz),
    take_in_usage(uuid[], uuid[], uuid[], timestamptz[]),
    count_usage(int),
    tell_usage_segment(uuid, timestamptz, timestamptz, timestamptz, timestamptz, uuid, text),
    end_usage_segments(uuid, timestamptz),
    begin_usage_recount(),
    clear_usage_users(uuid, timestamptz, timestamptz, int),
    recount_usage(uuid, timestamptz, timestamptz),
    end_usage_recount(uuid, timestamptz, timestamptz),
    close_usage(timestamptz, timestamptz, int),
    take_usage_shards(timestamptz, timestamptz, int),
    begin_usage_deltas(text, text, timestamptz, int),
    end_usage_deltas(text[], text[], text[], timestamptz),
    begin_usage_delta_anew(text, timestamptz),
    release_usage_shard(text, text, timestamptz, boolean, timestamptz),
    usage_sent(text, text, timestamptz, timestamptz),
    note_usage_drift(uuid, text, uuid, text, timestamptz, timestamptz, text, bigint, bigint, timestamptz),
    end_usage_drifts(text, text, timestamptz, timestamptz, timestamptz),
    expire_usage(timestamptz, timestamptz, int),
    reject_usage(text[], text, timestamptz),
    take_usage_comparisons(timestamptz, timestamptz, timestamptz, timestamptz, int),
    end_usage_comparison(text, text, timestamptz, boolean),
    usage_imbalances(timestamptz),
    unrecorded_sign_ins(timestamptz, uuid, int),
    usage_searched(timestamptz),
    remove_old_usage(timestamptz, int),
    present_usage(timestamptz, uuid, int),
    usage_waiting()
    from public;
grant execute on function record_usage(uuid, uuid, uuid, timestamptz),
    take_in_usage(uuid[], uuid[], uuid[], timestamptz[]),
    count_usage(int),
    tell_usage_segment(uuid, timestamptz, timestamptz, timestamptz, timestamptz, uuid, text),
    end_usage_segments(uuid, timestamptz),
    begin_usage_recount(),
    clear_usage_users(uuid, timestamptz, timestamptz, int),
    recount_usage(uuid, timestamptz, timestamptz),
    end_usage_recount(uuid, timestamptz, timestamptz),
    close_usage(timestamptz, timestamptz, int),
    take_usage_shards(timestamptz, timestamptz, int),
    begin_usage_deltas(text, text, timestamptz, int),
    end_usage_deltas(text[], text[], text[], timestamptz),
    begin_usage_delta_anew(text, timestamptz),
    release_usage_shard(text, text, timestamptz, boolean, timestamptz),
    usage_sent(text, text, timestamptz, timestamptz),
    note_usage_drift(uuid, text, uuid, text, timestamptz, timestamptz, text, bigint, bigint, timestamptz),
    end_usage_drifts(text, text, timestamptz, timestamptz, timestamptz),
    expire_usage(timestamptz, timestamptz, int),
    reject_usage(text[], text, timestamptz),
    take_usage_comparisons(timestamptz, timestamptz, timestamptz, timestamptz, int),
    end_usage_comparison(text, text, timestamptz, boolean),
    usage_imbalances(timestamptz),
    unrecorded_sign_ins(timestamptz, uuid, int),
    usage_searched(timestamptz),
    remove_old_usage(timestamptz, int),
    present_usage(timestamptz, uuid, int),
    usage_waiting()
    to ${applicationRole};
grant select on usage_segment, usage_bucket, usage_delta, usage_drift, usage_shard to ${applicationRole};
grant update (state, failure, first_attempt_at) on usage_delta to ${applicationRole};
grant update (next_at, failures) on usage_shard to ${applicationRole};
grant update (owner_id, state, ended_at, ended_by, version) on usage_drift to ${applicationRole};
grant select, insert on usage_alert to ${applicationRole};
