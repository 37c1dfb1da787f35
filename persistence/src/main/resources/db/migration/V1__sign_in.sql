-- The sign-in path. Run by the owner; the application's role gets the rights named at the end and no others.
-- Every table that belongs to an organization carries organization_id and a row-level policy on it: a transaction sees
-- the organization that it entered (setting keyri.organization, set with SET LOCAL semantics) and nothing else.

create table organization (
    id         uuid primary key,
    name       text        not null check (length(name) between 1 and 80),
    created_at timestamptz not null,
    version    bigint      not null default 0
);

create table application (
    id                     uuid primary key,
    organization_id        uuid        not null references organization,
    name                   text        not null check (length(name) between 1 and 80),
    state                  text        not null check (state in ('ACTIVE', 'DISABLED')),
    allows_synced_passkeys boolean     not null default true,
    backchannel_logout_uri text check (backchannel_logout_uri like 'https://%'),
    created_at             timestamptz not null,
    version                bigint      not null default 0
);
create index application_by_organization on application (organization_id, id);

create table application_origin (
    application_id  uuid not null references application on delete cascade,
    organization_id uuid not null,
    origin          text not null check (origin like 'https://%'),
    primary key (application_id, origin)
);
create index application_origin_by_origin on application_origin (origin);

create table application_denied_network (
    application_id  uuid not null references application on delete cascade,
    organization_id uuid not null,
    network         cidr not null,
    primary key (application_id, network)
);

create table api_key (
    id              uuid primary key,
    application_id  uuid        not null references application,
    organization_id uuid        not null,
    name            text        not null check (length(name) between 1 and 80),
    secret_hash     bytea       not null unique check (length(secret_hash) = 32),
    scopes          text        not null,
    created_at      timestamptz not null,
    expires_at      timestamptz,
    revoked_at      timestamptz,
    last_used_at    timestamptz,
    version         bigint      not null default 0
);
create index api_key_by_application on api_key (application_id, id);

create table app_user (
    id              uuid primary key,
    application_id  uuid        not null references application,
    organization_id uuid        not null,
    external_id     text        not null check (length(external_id) between 1 and 64),
    label           text        not null check (length(label) between 1 and 60),
    state           text        not null check (state in ('ACTIVE', 'SUSPENDED')),
    created_at      timestamptz not null,
    version         bigint      not null default 0,
    unique (application_id, external_id)
);

create table device (
    id                   uuid primary key,
    user_id              uuid        not null references app_user,
    application_id       uuid        not null references application,
    organization_id      uuid        not null,
    name                 text        not null check (length(name) between 1 and 60),
    state                text        not null check (state in ('AWAITING_CODE', 'AWAITING_APPROVAL', 'ACTIVE', 'REVOKED')),
    key_thumbprint       text        not null unique,
    key_jwk              text        not null,
    approval_type        text        not null check (approval_type in ('PASSKEY', 'NATIVE')),
    approval_jwk         text        not null,
    credential_id        bytea unique,
    user_handle          bytea,
    aaguid               uuid,
    sign_count           bigint      not null default 0,
    backup_eligible      boolean     not null default false,
    backed_up            boolean     not null default false,
    enrolled_at          timestamptz not null,
    active_from          timestamptz,
    activated_at         timestamptz,
    revoked_at           timestamptz,
    key_replaced_at      timestamptz,
    last_used_at         timestamptz,
    version              bigint      not null default 0
);
create index device_by_user on device (user_id, id);

create table enrolment (
    id              uuid primary key,
    application_id  uuid        not null references application,
    organization_id uuid        not null,
    user_id         uuid        not null references app_user,
    token_hash      bytea       not null unique,
    state           text        not null check (state in
                        ('CREATED', 'OPENED', 'AWAITING_CODE', 'AWAITING_APPROVAL', 'ACTIVE', 'REFUSED', 'EXPIRED')),
    opened_jkt      text,
    challenge       text,
    user_handle     bytea,
    device_id       uuid references device,
    code_mac        bytea,
    code_tries      int         not null default 0,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    version         bigint      not null default 0
);
create index enrolment_open on enrolment (expires_at) where state in ('CREATED', 'OPENED', 'AWAITING_CODE');
create index enrolment_by_device on enrolment (device_id);

create table transaction_approval (
    id              uuid primary key,
    application_id  uuid        not null references application,
    organization_id uuid        not null,
    user_id         uuid        not null references app_user,
    nonce           text        not null,
    text            text        not null check (length(text) between 1 and 2000),
    text_hash       text        not null,
    state           text        not null check (state in ('OPEN', 'APPROVED', 'DECLINED', 'EXPIRED')),
    created_at      timestamptz not null,
    expires_at      timestamptz not null
);
create index transaction_approval_open on transaction_approval (expires_at) where state = 'OPEN';

create table sign_in (
    id                  uuid primary key,
    application_id      uuid        not null references application,
    organization_id     uuid        not null,
    state               text        not null check (state in
                            ('PENDING', 'CLAIMED', 'APPROVED', 'REDEEMED', 'DECLINED', 'EXPIRED', 'CANCELLED')),
    origin              text        not null,
    nonce               text        not null,
    browser_jkt         text        not null,
    browser_jwk         text        not null,
    encryption_jkt      text        not null,
    encryption_jwk      text        not null,
    browser_address     inet        not null,
    browser_name        text        not null,
    browser_system      text        not null,
    browser_place       text        not null,
    transaction_id      uuid references transaction_approval,
    started_at          timestamptz not null,
    expires_at          timestamptz not null,
    -- the claim
    device_id           uuid references device,
    user_id             uuid references app_user,
    claimed_at          timestamptz,
    challenge_hash      text,
    opened_by           text check (opened_by in ('SCANNER', 'LINK')),
    browser_known       boolean,
    risk_verdict        text check (risk_verdict in ('ALLOW', 'WARN', 'DENY')),
    risk_reasons        text,
    risk_inputs         text,
    number_mac          text,
    number_tries        int         not null default 0,
    number_confirmed_at timestamptz,
    -- the decision
    decided_at          timestamptz,
    decline_reason      text,
    approval_evidence   text,
    payload             text check (length(payload) <= 16384),
    -- the end
    redeemed_at         timestamptz,
    ended_at            timestamptz,
    end_reason          text check (end_reason in ('DISAVOWED', 'CODE_USED_TWICE', 'USER_SUSPENDED', 'DEVICE_REVOKED'))
);
create index sign_in_open on sign_in (expires_at) where state in ('PENDING', 'CLAIMED', 'APPROVED');
create index sign_in_by_user on sign_in (user_id, started_at desc) where user_id is not null;
create index sign_in_by_transaction on sign_in (transaction_id) where transaction_id is not null;

create table known_browser (
    user_id         uuid        not null references app_user,
    jkt             text        not null,
    organization_id uuid        not null,
    sign_in_id      uuid        not null,
    known_since     timestamptz not null,
    known_until     timestamptz not null,
    primary key (user_id, jkt)
);

create table proof_use (
    proof      bytea       not null primary key,
    expires_at timestamptz not null
);
create index proof_use_by_end on proof_use (expires_at);

create table token_key (
    kid             text primary key,
    public_jwk      text        not null,
    wrapped_private text        not null,
    created_at      timestamptz not null,
    signs_from      timestamptz not null,
    signs_until     timestamptz not null,
    published_until timestamptz not null
);

create table server_key (
    name       text primary key,
    wrapped    bytea       not null,
    created_at timestamptz not null
);

create table outbound_message (
    id              uuid primary key,
    organization_id uuid        not null,
    kind            text        not null check (kind in ('BACKCHANNEL_LOGOUT')),
    target_uri      text        not null check (target_uri like 'https://%'),
    body            text        not null,
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null,
    delivered_at    timestamptz,
    given_up_at     timestamptz,
    created_at      timestamptz not null
);
create index outbound_message_due on outbound_message (next_attempt_at)
    where delivered_at is null and given_up_at is null;

create table audit_event (
    id              uuid        not null primary key,
    organization_id uuid,
    action          text        not null,
    actor_type      text        not null,
    actor_id        text,
    target_type     text        not null,
    target_id       text,
    result          text        not null check (result in ('SUCCESS', 'REFUSED')),
    reason          text,
    context         text,
    correlation_id  text,
    occurred_at     timestamptz not null
);
create index audit_event_by_organization on audit_event (organization_id, id);

create function audit_event_stays() returns trigger language plpgsql as
$$ begin raise exception 'audit events are not changed' using errcode = 'insufficient_privilege'; end $$;
create trigger audit_event_stays before update or delete or truncate on audit_event
    for each statement execute function audit_event_stays();

-- Entering an organization. The functions run with the owner's rights, because the caller can't see the row before.
-- Their search path names pg_temp last: left out it would come first, and a caller's temporary table before ours.
create function entered_organization() returns uuid language sql stable as
$$ select nullif(current_setting('keyri.organization', true), '')::uuid $$;

create function enter_organization(org uuid) returns uuid language sql volatile as
$$ select set_config('keyri.organization', org::text, true)::uuid $$;

create function enter_application(app uuid) returns uuid language plpgsql volatile security definer
    set search_path = ${schema}, pg_temp as $$
declare org uuid;
begin
    select organization_id into org from application where id = app;
    perform set_config('keyri.organization', coalesce(org::text, ''), true);
    return org;
end $$;

create function enter_sign_in(sign_in_id uuid) returns uuid language plpgsql volatile security definer
    set search_path = ${schema}, pg_temp as $$
declare org uuid;
begin
    select organization_id into org from sign_in where id = sign_in_id;
    perform set_config('keyri.organization', coalesce(org::text, ''), true);
    return org;
end $$;

create function enter_device(device_id uuid) returns uuid language plpgsql volatile security definer
    set search_path = ${schema}, pg_temp as $$
declare org uuid;
begin
    select organization_id into org from device where id = device_id;
    perform set_config('keyri.organization', coalesce(org::text, ''), true);
    return org;
end $$;

create function enter_enrolment(enrolment_id uuid) returns uuid language plpgsql volatile security definer
    set search_path = ${schema}, pg_temp as $$
declare org uuid;
begin
    select organization_id into org from enrolment where id = enrolment_id;
    perform set_config('keyri.organization', coalesce(org::text, ''), true);
    return org;
end $$;

create function find_api_key(hash bytea) returns table (
    id uuid, application_id uuid, organization_id uuid, scopes text, expires_at timestamptz, revoked_at timestamptz,
    last_used_at timestamptz, application_state text)
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select k.id, k.application_id, k.organization_id, k.scopes, k.expires_at, k.revoked_at, k.last_used_at, a.state
   from api_key k join application a on a.id = k.application_id where k.secret_hash = hash $$;

create function origin_is_registered(candidate text) returns boolean
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select exists (select 1 from application_origin o join application a on a.id = o.application_id
                  where o.origin = candidate and a.state = 'ACTIVE') $$;

-- Work of the timers, across organizations.
create function expire_sign_ins(moment timestamptz, at_most int) returns table (id uuid, organization_id uuid)
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with due as (
       select s.id from sign_in s
       where s.state in ('PENDING', 'CLAIMED', 'APPROVED') and s.expires_at <= moment
       order by s.expires_at limit at_most for update skip locked)
   update sign_in s set state = 'EXPIRED', payload = null from due where s.id = due.id
   returning s.id, s.organization_id $$;

create function expire_enrolments(moment timestamptz, at_most int) returns table (id uuid, organization_id uuid)
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with due as (
       select e.id from enrolment e
       where e.state in ('CREATED', 'OPENED', 'AWAITING_CODE') and e.expires_at <= moment
       order by e.expires_at limit at_most for update skip locked),
   ended as (
       update enrolment e set state = 'EXPIRED', version = version + 1 from due where e.id = due.id
       returning e.id, e.organization_id, e.device_id),
   dropped as (
       update device d set state = 'REVOKED', revoked_at = moment, version = version + 1 from ended
       where d.id = ended.device_id and d.state = 'AWAITING_CODE')
   select ended.id, ended.organization_id from ended $$;

create function expire_transactions(moment timestamptz, at_most int) returns table (id uuid, organization_id uuid)
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with due as (
       select t.id from transaction_approval t
       where t.state = 'OPEN' and t.expires_at <= moment
       order by t.expires_at limit at_most for update skip locked)
   update transaction_approval t set state = 'EXPIRED' from due where t.id = due.id
   returning t.id, t.organization_id $$;

create function activate_waiting_devices(moment timestamptz, at_most int) returns table (id uuid, organization_id uuid)
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with due as (
       select d.id from device d
       where d.state = 'AWAITING_APPROVAL' and d.active_from <= moment
       order by d.active_from limit at_most for update skip locked),
   activated as (
       update device d set state = 'ACTIVE', activated_at = moment, version = version + 1 from due where d.id = due.id
       returning d.id, d.organization_id),
   told as (
       update enrolment e set state = 'ACTIVE', version = version + 1 from activated
       where e.device_id = activated.id and e.state = 'AWAITING_APPROVAL')
   select activated.id, activated.organization_id from activated $$;
create index device_waiting on device (active_from) where state = 'AWAITING_APPROVAL';

create function due_messages(moment timestamptz, lease_until timestamptz, at_most int) returns setof outbound_message
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with due as (
       select m.id from outbound_message m
       where m.delivered_at is null and m.given_up_at is null and m.next_attempt_at <= moment
       order by m.next_attempt_at limit at_most for update skip locked)
   update outbound_message m set next_attempt_at = lease_until, attempts = m.attempts + 1 from due where m.id = due.id
   returning m.* $$;

create function list_organizations(after uuid, at_most int) returns setof organization
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select * from organization where after is null or id > after order by id limit at_most $$;

do $$
declare t text;
begin
    foreach t in array array['application', 'application_origin', 'application_denied_network', 'api_key', 'app_user',
            'device', 'enrolment', 'transaction_approval', 'sign_in', 'known_browser', 'outbound_message'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy organization_only on %I using (organization_id = entered_organization())', t);
    end loop;
end $$;
alter table organization enable row level security;
create policy organization_only on organization using (id = entered_organization());
alter table audit_event enable row level security;
create policy write_only on audit_event for insert with check (true);
create policy own_events on audit_event for select using (organization_id = entered_organization());

-- The application's role: rows, never tables. Its name is a placeholder of the migration. It may see which migrations
-- have run, because it refuses to start on another schema than its own.
grant select on flyway_schema_history to ${applicationRole};
revoke all on all functions in schema ${schema} from public;
grant usage on schema ${schema} to ${applicationRole};
grant execute on all functions in schema ${schema} to ${applicationRole};
grant select, insert, update on organization, application, api_key, app_user, device, enrolment, transaction_approval,
    sign_in to ${applicationRole};
grant select, insert, update, delete on application_origin, application_denied_network, known_browser, proof_use
    to ${applicationRole};
grant select, insert on token_key, server_key to ${applicationRole};
grant select, insert, update on outbound_message to ${applicationRole};
grant select, insert on audit_event to ${applicationRole};
