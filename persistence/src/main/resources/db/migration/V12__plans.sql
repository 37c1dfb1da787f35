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


revoke all on function plan_version_stays() from public;
grant select, insert, update on plan, plan_version to ${applicationRole};
