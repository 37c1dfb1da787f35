-- Orders: who wanted what, and what remains of it.

-- Who ordered, for which company, what, and at which prices: the version of a plan never changes, so it says the prices. The
-- person stands here as they were then, and is gone when the order is deleted. The account may be gone before.
create table customer_order (
    id                  uuid primary key,
    reference           text        not null unique check (reference ~ '^ord_[0-9a-z]{26}$'),
    organization_id     uuid        not null references organization,
    plan_version_id     uuid        not null references plan_version,
    plan_name           text        not null check (length(plan_name) between 1 and 60),
    currency            text        not null check (currency ~ '^[A-Z]{3}$'),
    flat_fee            bigint      not null check (flat_fee >= 0),
    account_id          uuid,
    first_name          text check (length(first_name) between 1 and 60),
    last_name           text check (length(last_name) between 1 and 60),
    mail_address        text check (length(mail_address) between 3 and 254),
    company_name        text check (length(company_name) between 1 and 80),
    state               text        not null check (state in ('DRAFT', 'PLACED', 'ACTIVE', 'ARCHIVED', 'DELETED')),
    drafted_at          timestamptz not null,
    expires_at          timestamptz not null,
    placed_at           timestamptz,
    activated_at        timestamptz,
    ended_at            timestamptz,
    end_reason          text check (end_reason in ('EXPIRED', 'CANCELLED', 'CHECKOUT_EXPIRED', 'SUBSCRIPTION_ENDED')),
    archived_at         timestamptz,
    deleted_at          timestamptz,
    checkout_id         text unique check (checkout_id ~ '^[A-Za-z0-9_]{1,255}$'),
    stripe_customer     text check (stripe_customer ~ '^[A-Za-z0-9_]{1,255}$'),
    stripe_subscription text unique check (stripe_subscription ~ '^[A-Za-z0-9_]{1,255}$'),
    looked_at           timestamptz,
    version             bigint      not null default 0,
    constraint order_person check (case when state = 'DELETED'
        then num_nonnulls(account_id, first_name, last_name, mail_address, company_name) = 0
        else num_nonnulls(account_id, first_name, last_name, mail_address, company_name) = 5 end),
    constraint order_moments check (
        (state not in ('PLACED', 'ACTIVE') or placed_at is not null)
        and (activated_at is not null or state <> 'ACTIVE')
        and (activated_at is null or placed_at is not null and stripe_customer is not null and stripe_subscription is not null)
        and (ended_at is null) = (end_reason is null)
        and (archived_at is not null) = (state in ('ARCHIVED', 'DELETED'))
        and (deleted_at is not null) = (state = 'DELETED')
        and (archived_at is null or ended_at is not null))
);
create unique index one_open_order on customer_order (organization_id)
    where state in ('PLACED', 'ACTIVE') and ended_at is null;
create index customer_order_by_organization on customer_order (organization_id, id);
create index customer_order_draft on customer_order (expires_at) where state = 'DRAFT' and ended_at is null;
create index customer_order_looked on customer_order (coalesce(looked_at, placed_at))
    where state in ('PLACED', 'ACTIVE') and ended_at is null;

-- An order goes one way. Only what has ended is archived, and only what is archived is deleted.
create function order_goes_forward() returns trigger language plpgsql as $$
begin
    if new.state <> old.state and (old.state, new.state) not in (
            ('DRAFT', 'PLACED'), ('PLACED', 'ACTIVE'), ('DRAFT', 'ARCHIVED'), ('PLACED', 'ARCHIVED'), ('ACTIVE', 'ARCHIVED'),
            ('ARCHIVED', 'DELETED'))
        or new.state in ('PLACED', 'ACTIVE') and new.state <> old.state and old.ended_at is not null
        or old.state = 'DELETED'
        or (new.id, new.reference, new.plan_version_id, new.plan_name, new.currency, new.flat_fee)
            is distinct from (old.id, old.reference, old.plan_version_id, old.plan_name, old.currency, old.flat_fee) then
        raise exception 'an order goes forward' using errcode = 'check_violation', constraint = 'order_goes_forward';
    end if;
    return new;
end $$;
create trigger order_goes_forward before update on customer_order
    for each row execute function order_goes_forward();

-- What the customer got in writing.
create table order_document (
    id              uuid primary key,
    order_id        uuid        not null references customer_order,
    organization_id uuid        not null,
    kind            text        not null check (kind in ('CONFIRMATION')),
    file_name       text        not null check (file_name ~ '^[a-z0-9._-]{1,100}$'),
    content         text        not null check (length(content) between 1 and 65536),
    hash            text        not null check (length(hash) = 43),
    made_at         timestamptz not null
);
create index order_document_by_order on order_document (order_id, id);

-- What was deleted, and that nothing is left: without the person.
create table order_certificate (
    id              uuid primary key,
    order_id        uuid        not null references customer_order,
    organization_id uuid        not null,
    kind            text        not null check (kind in ('DELETION', 'ERASURE_AT_STRIPE')),
    content         text        not null check (length(content) between 2 and 65536),
    hash            text        not null check (length(hash) = 43),
    made_at         timestamptz not null
);
create index order_certificate_by_order on order_certificate (order_id, id);

-- Erasing a customer at Stripe, which wants two of the staff. The key that it wants is in no table.
create table customer_erasure (
    id              uuid primary key,
    organization_id uuid        not null references organization,
    stripe_customer text        not null check (stripe_customer ~ '^[A-Za-z0-9_]{1,255}$'),
    state           text        not null check (state in ('REQUESTED', 'CONFIRMED', 'DONE', 'WITHDRAWN')),
    requested_by    uuid        not null references account,
    requested_at    timestamptz not null,
    confirmed_by    uuid references account,
    confirmed_at    timestamptz,
    done_at         timestamptz,
    version         bigint      not null default 0,
    constraint erasure_by_two check (confirmed_by <> requested_by),
    check ((confirmed_by is null) = (confirmed_at is null)),
    check (state not in ('CONFIRMED', 'DONE') or confirmed_at is not null),
    check ((done_at is not null) = (state = 'DONE'))
);
create unique index customer_erasure_once on customer_erasure (stripe_customer) where state <> 'WITHDRAWN';
create index customer_erasure_open on customer_erasure (id) where state in ('REQUESTED', 'CONFIRMED');

-- Mails and remembered answers that belong to an order go with it.
alter table mail add column order_id uuid;
create index mail_by_order on mail (order_id) where order_id is not null;
alter table idempotent_answer add column subject uuid;
create index idempotent_answer_by_subject on idempotent_answer (subject) where subject is not null;

-- Work of the timers and of what comes from Stripe, across organizations: they say whose, and the caller enters it.
create function expire_order_drafts(moment timestamptz, at_most int) returns table (id uuid, organization_id uuid)
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with due as (
       select o.id from customer_order o
       where o.state = 'DRAFT' and o.ended_at is null and o.expires_at <= moment
       order by o.expires_at limit at_most for update skip locked)
   update customer_order o set ended_at = moment, end_reason = 'EXPIRED', version = o.version + 1
     from due where o.id = due.id
   returning o.id, o.organization_id $$;

create function take_open_orders(moment timestamptz, placed_before timestamptz, active_before timestamptz, at_most int)
    returns table (id uuid, organization_id uuid)
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with due as (
       select o.id from customer_order o
       where o.state in ('PLACED', 'ACTIVE') and o.ended_at is null and coalesce(o.looked_at, o.placed_at)
           < case o.state when 'PLACED' then placed_before else active_before end
       order by o.state = 'ACTIVE', coalesce(o.looked_at, o.placed_at) limit at_most for update skip locked)
   update customer_order o set looked_at = moment from due where o.id = due.id
   returning o.id, o.organization_id $$;

create function find_order_at_stripe(known text) returns table (id uuid, organization_id uuid)
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select o.id, o.organization_id from customer_order o where o.checkout_id = known or o.stripe_subscription = known $$;

-- Where the search below doesn't look, and why: "all" leaves a column out, "company" looks there for the person only, and
-- "others" looks at the rows of the order itself. A column whose constraint lists its words needs no line.
create function kept_beside_orders() returns table (relation text, attribute text, left_out text, reason text)
    language sql immutable set search_path = ${schema}, pg_temp as
$$ values
    ('account', '*', 'all', 'the account lives on'),
    ('organization', 'name', 'all', 'the organization lives on'),
    ('installation', '*', 'all', 'addresses of the staff, until the installation is set up'),
    ('invitation', 'mail_address', 'all', 'an open invitation'),
    ('app_user', 'external_id', 'all', 'users of applications, by their applications'' own names'),
    ('app_user', 'label', 'all', 'users of applications, by their applications'' own names'),
    ('device', 'name', 'all', 'what people call their phones'),
    ('application', 'name', 'all', 'what the organization calls its applications'),
    ('application', 'backchannel_logout_uri', 'company', 'an address of the organization''s server'),
    ('application_origin', 'origin', 'company', 'an address of the organization''s pages'),
    ('sign_in', 'origin', 'company', 'an address of the organization''s pages'),
    ('sign_in', 'browser_name', 'company', 'browsers'),
    ('sign_in', 'browser_system', 'company', 'browsers'),
    ('sign_in', 'browser_place', 'company', 'places'),
    ('account_session', 'browser_name', 'company', 'browsers'),
    ('account_session', 'browser_system', 'company', 'browsers'),
    ('account_session', 'browser_place', 'company', 'places'),
    ('outbound_message', 'target_uri', 'company', 'an address of the organization''s server'),
    ('api_key', 'name', 'all', 'what the organization calls its keys'),
    ('plan', 'name', 'all', 'the operator''s catalogue'),
    ('plan', 'description', 'all', 'the operator''s catalogue'),
    ('customer_order', '*', 'others', 'other orders'),
    ('customer_order', 'plan_name', 'company', 'the operator''s catalogue'),
    ('order_document', '*', 'others', 'other orders'),
    ('order_certificate', '*', 'others', 'other orders'),
    ('transaction_approval', 'text', 'others', 'approvals of other things'),
    ('audit_event', 'action', 'company', 'words of Keyri'),
    ('audit_event', 'actor_type', 'company', 'words of Keyri'),
    ('audit_event', 'target_type', 'company', 'words of Keyri'),
    ('audit_event', 'reason', 'company', 'words of Keyri'),
    ('mail', 'template', 'company', 'words of Keyri'),
    ('mail', 'smtp_reply', 'company', 'words of the mail server'),
    ('stripe_inbox', 'type', 'company', 'words of Stripe'),
    ('stripe_inbox', 'api_version', 'company', 'words of Stripe'),
    ('stripe_inbox', 'reason', 'company', 'words of Keyri'),
    ('stripe_connection', 'ending', 'company', 'the last letters of a key'),
    ('stripe_connection', 'missing', 'company', 'words of Stripe'),
    ('stripe_connection', 'surplus', 'company', 'words of Stripe'),
    ('stripe_connection', 'optional', 'company', 'words of Stripe'),
    ('stripe_connection', 'trouble', 'company', 'words of Keyri'),
    ('stripe_feed', 'trouble', 'company', 'words of Keyri'),
    ('flyway_schema_history', 'description', 'company', 'words of Keyri'),
    ('flyway_schema_history', 'script', 'company', 'words of Keyri'),
    ('flyway_schema_history', 'type', 'company', 'words of Flyway'),
    ('flyway_schema_history', 'installed_by', 'company', 'the name of the schema''s owner')
$$;

-- A regular expression that finds a text as a whole word, however JSON, HTML or an address would write it.
create function spelt(wanted text, is_word boolean) returns text
    language sql immutable set search_path = ${schema}, pg_temp as
$$ select case when is_word then '(^|[^[:alnum:]])' else '' end || '('
       || string_agg(distinct regexp_replace(each, '([][\\.*+?^$(){}|-])', '\\\1', 'g'), '|') || ')'
       || case when is_word then '($|[^[:alnum:]])' else '' end
   from unnest(array[
       wanted,
       btrim(to_json(wanted)::text, '"'),
       replace(replace(replace(replace(replace(wanted, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;'), '''', '&#39;'),
       replace(wanted, '@', '%40')]) each $$;

-- The same for a text within base64 or base64url, at whichever of three places its first byte stands there. Null where the
-- text is so short that it would be found in any digest.
create function encoded(wanted text) returns text
    language sql immutable set search_path = ${schema}, pg_temp as
$$ select string_agg(distinct replace(written, '+', '\+'), '|')
   from (select convert_to(wanted, 'UTF8') as bytes) given,
        lateral (values (0, 0, ''), (1, 2, '00'), (2, 3, '0000')) shift (before, first, zeros),
        lateral (select substr(translate(encode(decode(zeros, 'hex') || bytes, 'base64'), E'\n', ''), first + 1,
                            8 * (before + octet_length(bytes)) / 6 - first) as core) cut,
        lateral (values (core), (translate(core, '+/', '-_'))) forms (written)
   where octet_length(bytes) >= 8 $$;

-- The same for a text within bytes, where it isn't written as it is in a text. Null where it is.
create function within_bytes(wanted text) returns text
    language sql immutable set search_path = ${schema}, pg_temp as
$$ select regexp_replace(encode(convert_to(wanted, 'UTF8'), 'escape'), '([][\\.*+?^$(){}|-])', '\\\1', 'g')
   where octet_length(convert_to(wanted, 'UTF8')) > length(wanted) $$;

-- Looks for an order's person and company in every column of the schema that may hold a text, with the owner's rights; called
-- by erase_order only. What is none of a person's by its type isn't looked at, and everything else is. A first and a last
-- name count where both are in one row.
create function traces_of_order(gone customer_order)
    returns table (relation text, attribute text, traces bigint, columns_searched int)
    language plpgsql stable set search_path = ${schema}, pg_temp as $$
declare
    sought record;
    mail_spelt text := spelt(gone.mail_address, false);
    company_spelt text := spelt(gone.company_name, true);
    first_spelt text := spelt(gone.first_name, true);
    last_spelt text := spelt(gone.last_name, true);
    whole text := gone.first_name || ' ' || gone.last_name;
    inside text := nullif(concat_ws('|', encoded(gone.mail_address), encoded(whole), within_bytes(gone.mail_address),
        within_bytes(whole), within_bytes(gone.company_name)), '');
    counts bigint[];
begin
    for sought in
        with candidate as (
            select c.table_name::text as tab, c.column_name::text as col, c.ordinal_position as place,
                   case when c.data_type = 'bytea' then format('encode(t.%I, ''escape'')', c.column_name)
                        else format('t.%I::text', c.column_name) end as val,
                   coalesce(k.left_out, w.left_out, '') as left_out,
                   case when 'others' not in (coalesce(w.left_out, ''), coalesce(k.left_out, '')) then 'true'
                        when c.table_name = 'customer_order' then 't.id = $6'
                        when c.table_name = 'transaction_approval' then 'strpos(t.text, $7) > 0'
                        else 't.order_id = $6' end as own
            from information_schema.columns c
            join pg_class p on p.relname = c.table_name and p.relnamespace = '${schema}'::regnamespace
            left join kept_beside_orders() k on k.relation = c.table_name and k.attribute = c.column_name
            left join kept_beside_orders() w on w.relation = c.table_name and w.attribute = '*'
            where c.table_schema = '${schema}' and p.relkind in ('r', 'p') and not p.relispartition
              and c.data_type not in ('uuid', 'boolean', 'smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision',
                  'date', 'timestamp with time zone', 'timestamp without time zone', 'interval', 'inet', 'cidr')
              and not exists (
                  select from pg_constraint r join pg_attribute a on a.attrelid = p.oid and a.attname = c.column_name
                  where r.conrelid = p.oid and r.contype = 'c' and r.conkey = array[a.attnum]
                    and pg_get_constraintdef(r.oid)
                        ~ '^CHECK \(\([a-z_]+ = (ANY \(ARRAY\[[^]]*\]\)|''[^'']*''::text)\)\)$'))
        select c.tab, array_agg(c.col order by c.place) as cols,
               string_agg(format('count(*) filter (where %s and (%2$s ~* $1 or (%2$s ~* $3 and %2$s ~* $4) or %2$s ~ $5 %3$s))',
                   c.own, c.val, case when c.left_out = 'company' then '' else format('or %s ~* $2', c.val) end),
                   ', ' order by c.place) as sums,
               string_agg(format('case when %s then %s end', c.own, c.val), ', ' order by c.place) as vals
        from candidate c where c.left_out <> 'all' group by c.tab order by c.tab
    loop
        execute format('select array[%1$s, count(*) filter (where concat_ws('' '', %2$s) ~* $3 and concat_ws('' '', %2$s) ~* $4)]'
                       || ' from %3$I t', sought.sums, sought.vals, sought.tab)
            into counts using mail_spelt, company_spelt, first_spelt, last_spelt, inside, gone.id, gone.reference;
        for i in 1 .. cardinality(counts) loop
            relation := sought.tab;
            attribute := coalesce(sought.cols[i], '*');
            traces := counts[i];
            columns_searched := case when i > cardinality(sought.cols) then 0 else 1 end;
            return next;
        end loop;
    end loop;
end $$;

-- Deletes an archived order of the entered organization: all that is personal in it and belongs to it, wherever it is, and
-- looks whether anything is left. It answers what it removed ('removed', by table), where it looked ('searched', columns by
-- table), and what is left ('left', rows by column); where something is, the caller rolls back.
create function erase_order(erased uuid, moment timestamptz)
    returns table (finding text, relation text, attribute text, amount bigint)
    language plpgsql volatile security definer set search_path = ${schema}, pg_temp as $$
declare
    gone customer_order;
begin
    select o.* into gone from customer_order o
     where o.id = erased and o.organization_id = entered_organization() for update;
    if not found or gone.state <> 'ARCHIVED' then
        raise exception 'only an archived order is deleted' using errcode = 'check_violation',
            constraint = 'order_goes_forward';
    end if;
    finding := 'removed';
    attribute := '';
    relation := 'mailbox_message';
    delete from mailbox_message b using mail m where m.order_id = erased and b.id = m.id;
    get diagnostics amount = row_count;
    return next;
    relation := 'mail';
    delete from mail m where m.order_id = erased;
    get diagnostics amount = row_count;
    return next;
    relation := 'order_document';
    delete from order_document d where d.order_id = erased;
    get diagnostics amount = row_count;
    return next;
    relation := 'idempotent_answer';
    delete from idempotent_answer a where a.subject = erased;
    get diagnostics amount = row_count;
    return next;
    -- What was signed stays provable by its hash.
    relation := 'transaction_approval';
    update transaction_approval t set text = 'Removed with the order that it was about.'
      from installation own
     where t.application_id = own.application_id and strpos(t.text, gone.reference) > 0;
    get diagnostics amount = row_count;
    return next;
    relation := 'customer_order';
    update customer_order o
       set account_id = null, first_name = null, last_name = null, mail_address = null, company_name = null,
           state = 'DELETED', deleted_at = moment, version = o.version + 1
     where o.id = erased;
    get diagnostics amount = row_count;
    return next;
    return query
        with trace as materialized (select * from traces_of_order(gone))
        select 'searched', t.relation, '', sum(t.columns_searched)::bigint from trace t group by t.relation
        union all
        select 'left', t.relation, t.attribute, t.traces from trace t where t.traces > 0;
end $$;

alter table customer_order enable row level security;
create policy order_of_organization on customer_order using (organization_id = entered_organization());
create policy order_staff_seen on customer_order for select using (entered_staff());

alter table order_document enable row level security;
create policy document_of_organization on order_document using (organization_id = entered_organization());

alter table order_certificate enable row level security;
create policy certificate_of_organization on order_certificate using (organization_id = entered_organization());
create policy certificate_staff_seen on order_certificate for select using (entered_staff());
create policy certificate_staff_made on order_certificate for insert
    with check (entered_staff() and kind = 'ERASURE_AT_STRIPE');

alter table customer_erasure enable row level security;
create policy erasure_of_staff on customer_erasure using (entered_staff()) with check (entered_staff());
create policy erasure_seen on customer_erasure for select using (organization_id = entered_organization());

revoke all on function order_goes_forward(), expire_order_drafts(timestamptz, int),
    take_open_orders(timestamptz, timestamptz, timestamptz, int), find_order_at_stripe(text), kept_beside_orders(), spelt(text, boolean),
    encoded(text), within_bytes(text), traces_of_order(customer_order), erase_order(uuid, timestamptz) from public;
grant execute on function expire_order_drafts(timestamptz, int), take_open_orders(timestamptz, timestamptz, timestamptz, int),
    find_order_at_stripe(text), kept_beside_orders(), erase_order(uuid, timestamptz) to ${applicationRole};
-- What was ordered by whom isn't changed by the application, only what becomes of it.
grant select, insert, update (state, placed_at, activated_at, ended_at, end_reason, archived_at, checkout_id, stripe_customer,
    stripe_subscription, version) on customer_order to ${applicationRole};
grant select, insert, update (state, confirmed_by, confirmed_at, done_at, version) on customer_erasure to ${applicationRole};
grant select, insert on order_document, order_certificate to ${applicationRole};
