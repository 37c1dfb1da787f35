-- Invoices: what is expected, what Stripe says, and where they differ.

-- What is kept of an invoice is what accounting asks for, and nothing of a person: it stays when an order is deleted. The
-- document itself is Stripe's, and its address is asked for when somebody wants it.
create table invoice (
    id               text primary key check (id ~ '^in_[A-Za-z0-9]{1,120}$'),
    organization_id  uuid        not null references organization,
    number           text check (length(number) between 1 and 60),
    status           text        not null check (status in ('DRAFT', 'OPEN', 'PAID', 'UNCOLLECTIBLE', 'VOID')),
    currency         text        not null check (currency ~ '^[A-Z]{3}$'),
    total            bigint      not null,
    tax              bigint      not null,
    period_starts_at timestamptz not null,
    period_ends_at   timestamptz not null check (period_ends_at >= period_starts_at),
    made_at          timestamptz not null,
    fetched_at       timestamptz not null,
    compared_at      timestamptz
);
create index invoice_by_organization on invoice (organization_id, made_at desc, id desc);

create table invoice_line (
    invoice_id      text        not null references invoice on delete cascade,
    organization_id uuid        not null references organization,
    position        int         not null check (position between 0 and 999),
    kind            text        not null check (kind in
                        ('FLAT_FEE', 'AUTHENTICATIONS', 'MONTHLY_ACTIVE_USERS', 'PRORATION', 'OTHER')),
    plan_version_id uuid references plan_version,
    quantity        bigint,
    amount          bigint      not null,
    starts_at       timestamptz not null,
    ends_at         timestamptz not null,
    primary key (invoice_id, position)
);
create index invoice_line_by_period on invoice_line (organization_id, starts_at);

-- Where Stripe's invoice says something else than what was computed here. Somebody owns it until it is explained.
create table invoice_difference (
    id              uuid primary key,
    organization_id uuid        not null references organization,
    invoice_id      text        not null references invoice,
    kind            text        not null check (kind in
                        ('FLAT_FEE', 'AUTHENTICATIONS', 'MONTHLY_ACTIVE_USERS', 'PRORATION', 'OTHER')),
    plan_version_id uuid references plan_version,
    ours            bigint      not null,
    theirs          bigint      not null check (theirs <> ours),
    found_at        timestamptz not null,
    owner_id        uuid references account,
    resolved_at     timestamptz,
    resolution      text check (length(resolution) between 1 and 500),
    version         bigint      not null default 0,
    check ((resolved_at is null) = (resolution is null) and (resolved_at is null or owner_id is not null))
);
create unique index invoice_difference_once on invoice_difference
    (invoice_id, kind, coalesce(plan_version_id, '00000000-0000-0000-0000-000000000000'));
create index invoice_difference_open on invoice_difference (id) where resolved_at is null;

alter table invoice enable row level security;
create policy invoice_of_organization on invoice using (organization_id = entered_organization());
create policy invoice_staff_seen on invoice for select using (entered_staff());

alter table invoice_line enable row level security;
create policy invoice_line_of_organization on invoice_line using (organization_id = entered_organization());
create policy invoice_line_staff_seen on invoice_line for select using (entered_staff());

-- Customers don't see what staff haven't explained yet.
alter table invoice_difference enable row level security;
create policy invoice_difference_found on invoice_difference for insert
    with check (organization_id = entered_organization());
create policy invoice_difference_seen on invoice_difference for select using (entered_staff());
create policy invoice_difference_owned on invoice_difference for update using (entered_staff());

-- Takes back what nobody has looked into yet and what isn't so any more, of an invoice of the entered organization.
-- What is still so comes as four lists side by side.
create function forget_invoice_differences(invoice text, kinds text[], versions uuid[], ours bigint[], theirs bigint[])
    returns void language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ delete from invoice_difference d
    where d.invoice_id = $1 and d.organization_id = entered_organization() and d.owner_id is null
      and not exists (select from unnest($2, $3, $4, $5) as f (kind, version, ours, theirs)
                       where (f.kind, f.version, f.ours, f.theirs)
                           = (d.kind, d.plan_version_id, d.ours, d.theirs)) $$;
revoke all on function forget_invoice_differences(text, text[], uuid[], bigint[], bigint[]) from public;
grant execute on function forget_invoice_differences(text, text[], uuid[], bigint[], bigint[]) to ${applicationRole};

grant select, insert, update on invoice to ${applicationRole};
grant select, insert, delete on invoice_line to ${applicationRole};
grant select, insert, update on invoice_difference to ${applicationRole};
