-- People: accounts, what they may do, how they are signed in, and how they come in and come back. Keyri is a relying party
-- of itself: an account's phones are the devices of a user of Keyri's own application, whose external id is the account's.
-- Beside the organization a transaction may enter an account (its own rows) and the staff (what staff see of everybody).

create function entered_account() returns uuid language sql stable as
$$ select nullif(current_setting('keyri.account', true), '')::uuid $$;

create function entered_staff() returns boolean language sql stable as
$$ select coalesce(current_setting('keyri.staff', true), '') = 'yes' $$;

create function enter_account(acc uuid) returns uuid language sql volatile as
$$ select set_config('keyri.account', acc::text, true)::uuid $$;

create function enter_staff() returns boolean language sql volatile as
$$ select set_config('keyri.staff', 'yes', true) = 'yes' $$;

-- Keyri's own application, from the first start on. The set-up is over when its first account has a phone; until then it
-- keeps whom to invite.
create table installation (
    only_one        boolean primary key default true check (only_one),
    organization_id uuid        not null references organization,
    application_id  uuid        not null references application,
    first_account   uuid        not null,
    officer_mail    text check (length(officer_mail) between 3 and 254),
    second_mail     text check (length(second_mail) between 3 and 254),
    begun_at        timestamptz not null,
    set_up_at       timestamptz
);

-- The link that the terminal prints at the first start; a new one ends the old.
create table setup_link (
    token_hash bytea       primary key check (length(token_hash) = 32),
    created_at timestamptz not null,
    expires_at timestamptz not null
);

-- Who had an API key of Keyri's own application could enrol a phone for anybody, so there is none.
create function own_application_has_no_keys() returns trigger language plpgsql
    security definer set search_path = ${schema}, pg_temp as $$
begin
    if exists (select from installation where application_id = new.application_id) then
        raise exception 'an API key of Keyri''s own application' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger own_application_has_no_keys before insert on api_key
    for each row execute function own_application_has_no_keys();

-- Names, mail address, company name, and nothing else that is personal. An account is found by its address only through
-- mail_index, a MAC of the normalised address.
create table account (
    id           uuid primary key,
    kind         text        not null check (kind in ('CUSTOMER', 'STAFF')),
    first_name   text        not null check (length(first_name) between 1 and 60),
    last_name    text        not null check (length(last_name) between 1 and 60),
    mail_address text        not null check (length(mail_address) between 3 and 254),
    mail_index   bytea       not null unique check (length(mail_index) = 32),
    company_name text check (length(company_name) between 1 and 80),
    state        text        not null check (state in ('ENROLLING', 'ACTIVE', 'DISABLED')),
    created_at   timestamptz not null,
    version      bigint      not null default 0,
    unique (id, kind)
);
create index account_enrolling on account (created_at) where state = 'ENROLLING';

create table membership (
    organization_id uuid        not null references organization,
    account_id      uuid        not null,
    account_kind    text        not null default 'CUSTOMER' check (account_kind = 'CUSTOMER'),
    role            text        not null check (role in ('OWNER', 'ADMINISTRATOR', 'DEVELOPER', 'BILLING', 'VIEWER')),
    since           timestamptz not null,
    version         bigint      not null default 0,
    primary key (organization_id, account_id),
    foreign key (account_id, account_kind) references account (id, kind)
);
create index membership_by_account on membership (account_id, organization_id);

create table staff_role (
    id           uuid primary key,
    account_id   uuid        not null,
    account_kind text        not null default 'STAFF' check (account_kind = 'STAFF'),
    role         text        not null check (role in
                     ('ADMINISTRATOR', 'SECURITY_OFFICER', 'SUPPORT', 'BILLING', 'AUDITOR')),
    granted_at   timestamptz not null,
    granted_by   uuid references account,
    ended_at     timestamptz,
    foreign key (account_id, account_kind) references account (id, kind)
);
create unique index staff_role_once on staff_role (account_id, role) where ended_at is null;
create unique index one_security_officer on staff_role (role) where role = 'SECURITY_OFFICER' and ended_at is null;

create table account_session (
    id              uuid primary key,
    account_id      uuid        not null references account,
    organization_id uuid references organization,
    secret_hash     bytea       not null unique check (length(secret_hash) = 32),
    browser_jkt     text        not null check (length(browser_jkt) = 43),
    sign_in_id      uuid        not null unique,
    device_id       uuid        not null,
    browser_name    text        not null,
    browser_system  text        not null,
    browser_place   text        not null,
    begun_at        timestamptz not null,
    last_used_at    timestamptz not null,
    proved_at       timestamptz not null,
    expires_at      timestamptz not null,
    ended_at        timestamptz,
    end_reason      text check (end_reason in ('SIGNED_OUT', 'REVOKED', 'RECOVERED', 'EXPIRED'))
);
create index account_session_live on account_session (account_id, id) where ended_at is null;
create index account_session_of_browser on account_session (account_id, browser_jkt);
create index account_session_by_end on account_session (expires_at);

-- An invitation to an organization, or, without one, to the staff. Its account is made when it is accepted, and becomes
-- a member when that account has a phone.
create table invitation (
    id              uuid primary key,
    organization_id uuid references organization,
    role            text        not null,
    mail_address    text check (length(mail_address) between 3 and 254),
    mail_index      bytea       not null check (length(mail_index) = 32),
    token_hash      bytea       not null unique check (length(token_hash) = 32),
    account_id      uuid references account,
    invited_by      uuid references account,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    accepted_at     timestamptz,
    withdrawn_at    timestamptz,
    version         bigint      not null default 0,
    check (case when organization_id is null
        then role in ('ADMINISTRATOR', 'SECURITY_OFFICER', 'SUPPORT', 'BILLING', 'AUDITOR')
        else role in ('OWNER', 'ADMINISTRATOR', 'DEVELOPER', 'BILLING', 'VIEWER') end)
);
create unique index invitation_open on invitation (coalesce(organization_id, '00000000-0000-0000-0000-000000000000'), mail_index)
    where accepted_at is null and withdrawn_at is null;
create index invitation_by_organization on invitation (organization_id, id);
create index invitation_by_account on invitation (account_id) where account_id is not null;
create index invitation_by_end on invitation (expires_at) where accepted_at is null and withdrawn_at is null;

create table recovery_code (
    account_id uuid        not null references account,
    code_mac   bytea       not null check (length(code_mac) = 32),
    made_at    timestamptz not null,
    used_at    timestamptz,
    primary key (account_id, code_mac)
);

create table recovery (
    id           uuid primary key,
    account_id   uuid        not null references account,
    token_hash   bytea       not null unique check (length(token_hash) = 32),
    state        text        not null check (state in
                     ('LINK_SENT', 'AWAITING_APPROVAL', 'APPROVED', 'REFUSED', 'COMPLETED', 'EXPIRED')),
    code_tries   int         not null default 0,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    version      bigint      not null default 0
);
create index recovery_by_account on recovery (account_id, id);
create unique index recovery_open on recovery (account_id) where state in ('AWAITING_APPROVAL', 'APPROVED');

create table recovery_approval (
    recovery_id uuid        not null references recovery,
    account_id  uuid        not null references account,
    approved_at timestamptz not null,
    primary key (recovery_id, account_id)
);

-- A browser that has shown a good link and now enrols the account's phone, known by its cookie.
create table enrolment_visit (
    secret_hash  bytea primary key check (length(secret_hash) = 32),
    account_id   uuid        not null references account,
    purpose      text        not null check (purpose in ('SETUP', 'INVITATION', 'RECOVERY', 'DEVICE')),
    subject_id   uuid,
    enrolment_id uuid references enrolment,
    created_at   timestamptz not null,
    expires_at   timestamptz not null
);
create index enrolment_visit_by_end on enrolment_visit (expires_at);

-- An approval on the phone is used for one action.
create table used_approval (
    transaction_id uuid primary key references transaction_approval,
    account_id     uuid        not null references account,
    used_at        timestamptz not null
);

-- An organization that has an owner keeps one.
create function organization_keeps_owner() returns trigger language plpgsql
    security definer set search_path = ${schema}, pg_temp as $$
begin
    if not exists (select from membership where organization_id = old.organization_id and role = 'OWNER') then
        raise exception 'the last owner stays' using errcode = 'check_violation', constraint = 'organization_keeps_owner';
    end if;
    return null;
end $$;
create constraint trigger organization_keeps_owner after update of role or delete on membership
    deferrable initially deferred for each row when (old.role = 'OWNER') execute function organization_keeps_owner();

-- Whoever knows a secret hasn't entered anything yet.
create function find_session(hash bytea) returns table (
    id uuid, account_id uuid, account_kind text, organization_id uuid, member_role text, staff_roles text,
    browser_jkt text, last_used_at timestamptz, proved_at timestamptz, expires_at timestamptz)
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select s.id, s.account_id, a.kind, m.organization_id, m.role,
          (select string_agg(r.role, ' ') from staff_role r where r.account_id = s.account_id and r.ended_at is null),
          s.browser_jkt, s.last_used_at, s.proved_at, s.expires_at
   from account_session s
       join account a on a.id = s.account_id and a.state = 'ACTIVE'
       join sign_in i on i.id = s.sign_in_id and i.ended_at is null
       left join membership m on m.account_id = s.account_id and m.organization_id = s.organization_id
   where s.secret_hash = hash and s.ended_at is null $$;

create function note_session_use(session uuid, moment timestamptz) returns void
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ update account_session set last_used_at = moment where id = (
       select s.id from account_session s where s.id = session and s.last_used_at < moment for update skip locked) $$;

create function find_account_by_mail(index bytea) returns uuid
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select id from account where mail_index = index $$;

-- Whether whoever made an invitation may still make it: their rights don't live on in it. Those of first owners have no maker.
create function inviter_may(made invitation) returns boolean
    language sql stable set search_path = ${schema}, pg_temp as
$$ select made.invited_by is null
       or exists (select from membership m join account a on a.id = m.account_id and a.state = 'ACTIVE'
                   where m.organization_id = made.organization_id and m.account_id = made.invited_by
                     and (m.role = 'OWNER' or (m.role = 'ADMINISTRATOR' and made.role <> 'OWNER')))
       or exists (select from staff_role r join account a on a.id = r.account_id and a.state = 'ACTIVE'
                   where r.account_id = made.invited_by and r.role = 'ADMINISTRATOR' and r.ended_at is null) $$;

create function enter_invitation(hash bytea) returns table (invitation_id uuid, organization_id uuid)
    language plpgsql volatile security definer set search_path = ${schema}, pg_temp as $$
begin
    for invitation_id, organization_id in
        select i.id, i.organization_id from invitation i where i.token_hash = hash and inviter_may(i)
    loop
        perform set_config('keyri.organization', coalesce(organization_id::text, ''), true);
        if organization_id is null then
            perform set_config('keyri.staff', 'yes', true);
        end if;
        return next;
    end loop;
end $$;

-- The same for an invitation that the account's visit names.
create function enter_known_invitation(known uuid) returns void
    language plpgsql volatile security definer set search_path = ${schema}, pg_temp as $$
declare org uuid;
begin
    select i.organization_id into org from invitation i
     where i.id = known and i.account_id = entered_account() and inviter_may(i);
    if not found then
        return;
    end if;
    perform set_config('keyri.organization', coalesce(org::text, ''), true);
    if org is null then
        perform set_config('keyri.staff', 'yes', true);
    end if;
end $$;

create function enter_recovery(hash bytea) returns table (recovery_id uuid, account_id uuid)
    language plpgsql volatile security definer set search_path = ${schema}, pg_temp as $$
begin
    for recovery_id, account_id in select r.id, r.account_id from recovery r where r.token_hash = hash loop
        perform set_config('keyri.account', account_id::text, true);
        return next;
    end loop;
end $$;

create function enter_visit(hash bytea, moment timestamptz) returns uuid
    language plpgsql volatile security definer set search_path = ${schema}, pg_temp as $$
declare acc uuid;
begin
    select v.account_id into acc from enrolment_visit v where v.secret_hash = hash and v.expires_at > moment;
    perform set_config('keyri.account', coalesce(acc::text, ''), true);
    return acc;
end $$;

-- Until when the link with that token may be used; null where it may not.
create function end_of_setup_link(hash bytea, moment timestamptz) returns timestamptz
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select expires_at from setup_link where token_hash = hash and expires_at > moment $$;

-- What the organizations of an account are called.
create function organization_names(acc uuid) returns table (id uuid, name text)
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select o.id, o.name from organization o join membership m on m.organization_id = o.id where m.account_id = acc $$;

-- How many hold a role that others depend on; it tells no names.
create function count_staff(wanted text) returns int
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select count(*)::int from staff_role r join account a on a.id = r.account_id
   where r.role = wanted and r.ended_at is null and a.state = 'ACTIVE' $$;

-- Uses an approval for one action: its transaction was approved and redeemed by the account, what that started hasn't
-- been ended, and nothing was done with it. It enters nothing, because the action has entered what it needs.
create function use_approval(approved uuid, acc uuid, external text, moment timestamptz) returns boolean
    language plpgsql volatile security definer set search_path = ${schema}, pg_temp as $$
begin
    if not exists (
        select from transaction_approval t
            join app_user u on u.id = t.user_id and u.external_id = external
            join installation own on own.application_id = t.application_id
            join sign_in s on s.transaction_id = t.id and s.state = 'REDEEMED' and s.ended_at is null
        where t.id = approved and t.state = 'APPROVED') then
        return false;
    end if;
    insert into used_approval (transaction_id, account_id, used_at) values (approved, acc, moment)
    on conflict do nothing;
    return found;
end $$;

create function remove_ended_visits(moment timestamptz, at_most int) returns int
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with due as (
       select v.secret_hash from enrolment_visit v where v.expires_at < moment
       order by v.expires_at limit at_most for update skip locked),
   gone as (delete from enrolment_visit v using due where v.secret_hash = due.secret_hash returning 1)
   select count(*)::int from gone $$;

-- An invitation that nobody has accepted ends, and the address that it went to with it; so does an account that was made
-- to accept one and never got a phone.
create function lapse_invitations(moment timestamptz, ended_before timestamptz, at_most int) returns int
    language plpgsql volatile security definer set search_path = ${schema}, pg_temp as $$
declare
    ended int;
    unused uuid;
begin
    with due as (
        select i.id from invitation i
         where i.accepted_at is null and i.withdrawn_at is null and i.expires_at < ended_before
         order by i.expires_at limit at_most for update skip locked)
    update invitation i set withdrawn_at = moment, mail_address = null, version = i.version + 1
      from due where i.id = due.id;
    get diagnostics ended = row_count;
    for unused in
        select a.id from account a
         where a.state = 'ENROLLING' and a.created_at < ended_before
           and exists (select from invitation i where i.account_id = a.id)
           and not exists (select from invitation i
                            where i.account_id = a.id and i.accepted_at is null and i.withdrawn_at is null)
           and not exists (select from enrolment_visit v where v.account_id = a.id)
         order by a.created_at limit at_most for update skip locked
    loop
        update invitation i set account_id = null where i.account_id = unused;
        delete from account a where a.id = unused;
    end loop;
    return ended;
end $$;

-- Ended sessions stay listed for a month.
create function remove_old_sessions(ended_before timestamptz, at_most int) returns int
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with due as (
       select s.id from account_session s where s.expires_at < ended_before
       order by s.expires_at limit at_most for update skip locked),
   gone as (delete from account_session s using due where s.id = due.id returning 1)
   select count(*)::int from gone $$;

alter table account enable row level security;
create policy account_seen on account for select using (
    id = entered_account() or entered_staff()
    or exists (select from membership m where m.account_id = account.id and m.organization_id = entered_organization()));
create policy account_made on account for insert with check (id = entered_account());
create policy account_changed on account for update using (id = entered_account() or entered_staff());

-- The staff's directory: that there is an organization, and nothing inside.
create policy organization_directory on organization for select using (entered_staff());

alter table membership enable row level security;
create policy membership_seen on membership for select
    using (organization_id = entered_organization() or account_id = entered_account());
create policy membership_made on membership for insert with check (organization_id = entered_organization());
create policy membership_changed on membership for update using (organization_id = entered_organization());
create policy membership_removed on membership for delete using (organization_id = entered_organization());

alter table staff_role enable row level security;
create policy staff_seen on staff_role using (entered_staff()) with check (entered_staff());
create policy staff_self on staff_role for select using (account_id = entered_account());

alter table account_session enable row level security;
create policy session_own on account_session using (account_id = entered_account());
create policy session_staff_seen on account_session for select using (entered_staff());
create policy session_staff_ended on account_session for update using (entered_staff());

alter table invitation enable row level security;
create policy invitation_of_organization on invitation using (organization_id = entered_organization());
create policy invitation_of_staff on invitation using (organization_id is null and entered_staff());

alter table recovery_code enable row level security;
create policy recovery_code_own on recovery_code using (account_id = entered_account());

alter table recovery enable row level security;
create policy recovery_own on recovery using (account_id = entered_account());
create policy recovery_staff_seen on recovery for select using (entered_staff());
create policy recovery_staff_decided on recovery for update using (entered_staff());
create policy recovery_of_member_seen on recovery for select using (exists (
    select from membership m where m.account_id = recovery.account_id and m.organization_id = entered_organization()));
create policy recovery_of_member_decided on recovery for update using (exists (
    select from membership m where m.account_id = recovery.account_id and m.organization_id = entered_organization()));

alter table recovery_approval enable row level security;
create policy recovery_approval_seen on recovery_approval using (
    exists (select from recovery r where r.id = recovery_approval.recovery_id));

alter table enrolment_visit enable row level security;
create policy enrolment_visit_own on enrolment_visit using (account_id = entered_account());

alter table used_approval enable row level security;
create policy used_approval_own on used_approval using (account_id = entered_account());

revoke all on all functions in schema ${schema} from public;
grant execute on all functions in schema ${schema} to ${applicationRole};
revoke execute on function inviter_may(invitation) from ${applicationRole};
grant select, insert, update on installation, account, staff_role, account_session, invitation, recovery, recovery_code
    to ${applicationRole};
grant select, insert, update, delete on membership, enrolment_visit to ${applicationRole};
grant delete on recovery_code to ${applicationRole};
grant insert, delete on setup_link to ${applicationRole};
grant select, insert on recovery_approval, used_approval to ${applicationRole};
