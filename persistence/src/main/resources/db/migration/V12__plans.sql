-- The catalogue: plans and their versions. A version never changes: other terms are another version. What a plan is called
-- may change, and it may be withdrawn; who has it keeps it.
create table plan (
    id          uuid primary key,
    name        text        not null check (length(name) between 1 and 60),
    description text        not null check (length(description) <= 500),
    state       text        not null check (state in ('OFFERED', 'WITHDRAWN')),
    made_at     timestamptz not null,
    version     bigint      not null default 0
);
create unique index plan_name on plan (lower(name)) where state = 'OFFERED';

-- The terms are one document, because they are read, shown and computed with as a whole. One of an organization is an
-- override: the same plan under terms that only this customer can have. The prices at Stripe are known when somebody has
-- published the version there; it can be ordered from then on.
create table plan_version (
    id              uuid primary key,
    plan_id         uuid        not null references plan,
    number          int         not null check (number between 1 and 100000),
    organization_id uuid references organization,
    terms           text        not null check (length(terms) between 2 and 16384),
    made_by         uuid,
    made_at         timestamptz not null,
    stripe_product  text check (length(stripe_product) between 1 and 100),
    stripe_prices   text check (length(stripe_prices) between 2 and 4096),
    published_at    timestamptz,
    version         bigint      not null default 0,
    unique (plan_id, number),
    check ((published_at is null) = (stripe_product is null) and (published_at is null) = (stripe_prices is null))
);
create index plan_version_by_organization on plan_version (organization_id) where organization_id is not null;

-- What has been said once about a version stays.
create function plan_version_stays() returns trigger language plpgsql
    security definer set search_path = ${schema}, pg_temp as $$
begin
    if (new.id, new.plan_id, new.number, new.organization_id, new.terms, new.made_by, new.made_at)
        is distinct from (old.id, old.plan_id, old.number, old.organization_id, old.terms, old.made_by, old.made_at)
        or old.published_at is not null and (new.stripe_product, new.stripe_prices, new.published_at)
            is distinct from (old.stripe_product, old.stripe_prices, old.published_at) then
        raise exception 'a version of a plan never changes' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger plan_version_stays before update on plan_version
    for each row execute function plan_version_stays();

-- Everybody's versions may be seen by everybody; an override by its organization and the staff. Staff make them.
alter table plan_version enable row level security;
create policy plan_version_seen on plan_version for select
    using (organization_id is null or organization_id = entered_organization() or entered_staff());
create policy plan_version_made on plan_version for insert with check (entered_staff());
create policy plan_version_published on plan_version for update using (entered_staff());

-- Who moves to a version, planned when it is made or later. It happens at the first end of a period of theirs that comes
-- after not_before, so that no period has two prices. Of one organization at most one is planned: another one replaces it.
create table plan_move (
    id              uuid primary key,
    plan_version_id uuid        not null references plan_version,
    organization_id uuid        not null references organization,
    not_before      timestamptz not null,
    next_look_at    timestamptz,
    planned_by      uuid        not null,
    planned_at      timestamptz not null,
    state           text        not null check (state in ('PLANNED', 'DONE', 'REPLACED', 'DROPPED')),
    done_at         timestamptz check ((done_at is null) = (state = 'PLANNED'))
);
create unique index plan_move_planned on plan_move (organization_id) where state = 'PLANNED';
create index plan_move_by_version on plan_move (plan_version_id, id);
create index plan_move_due on plan_move (coalesce(next_look_at, not_before)) where state = 'PLANNED';

alter table plan_move enable row level security;
create policy plan_move_own on plan_move for select using (organization_id = entered_organization());
create policy plan_move_ended on plan_move for update using (organization_id = entered_organization());
create policy plan_move_staff on plan_move using (entered_staff()) with check (entered_staff());

-- Publishing a version at Stripe takes two people: one asks for it, and another one confirms it with a key of their own.
create table plan_publication (
    plan_version_id uuid primary key references plan_version,
    asked_by        uuid        not null,
    asked_at        timestamptz not null,
    confirmed_by    uuid check (confirmed_by <> asked_by),
    confirmed_at    timestamptz,
    failures        int         not null default 0,
    check ((confirmed_by is null) = (confirmed_at is null))
);
alter table plan_publication enable row level security;
create policy plan_publication_staff on plan_publication using (entered_staff()) with check (entered_staff());

-- The moves whose time has come, to versions that are known at Stripe. They come again at look_again as long as they are
-- planned, behind those that nobody has looked at for longer, so that moves that can't begin hold up no others.
create function due_plan_moves(moment timestamptz, look_again timestamptz, at_most int) returns setof plan_move
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with due as (
       select m.id from plan_move m join plan_version v on v.id = m.plan_version_id
       where m.state = 'PLANNED' and m.not_before <= moment and v.published_at is not null
           and coalesce(m.next_look_at, m.not_before) <= moment
       order by coalesce(m.next_look_at, m.not_before), m.id limit at_most for update of m skip locked)
   update plan_move m set next_look_at = look_again from due where m.id = due.id
   returning m.* $$;

revoke all on function plan_version_stays(), due_plan_moves(timestamptz, timestamptz, int) from public;
grant execute on function due_plan_moves(timestamptz, timestamptz, int) to ${applicationRole};
grant select, insert, update on plan, plan_version, plan_move, plan_publication to ${applicationRole};
