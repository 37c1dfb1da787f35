-- How a recovery is asked for, and who decides about it.

-- Somebody asked to recover the account behind an address, if there is one. The call that asks keeps this row and looks at
-- nothing, so neither its answer nor its time can tell; a timer looks. One per address waits at a time.
create table recovery_request (
    mail_index   bytea primary key check (length(mail_index) = 32),
    requested_at timestamptz not null
);
alter table recovery_request enable row level security;
create policy recovery_request_made on recovery_request for insert with check (true);

-- One that waits, in no order: one that fails again and again keeps nobody else's waiting. What has waited for long is gone
-- without an answer; whoever asked has asked again.
create function take_recovery_request(moment timestamptz, oldest timestamptz)
    returns table (mail_index bytea, requested_at timestamptz)
    language plpgsql volatile security definer set search_path = ${schema}, pg_temp as $$
begin
    delete from recovery_request r where r.requested_at < oldest;
    return query
        with due as (
            select r.mail_index from recovery_request r where r.requested_at <= moment
            order by random() limit 1 for update skip locked)
        delete from recovery_request r using due where r.mail_index = due.mail_index
        returning r.mail_index, r.requested_at;
end $$;

-- Who was approved gets a second link by mail; the first goes on leading there, for the page that waits.
alter table recovery add column approved_hash bytea unique check (length(approved_hash) = 32);
create or replace function enter_recovery(hash bytea) returns table (recovery_id uuid, account_id uuid)
    language plpgsql volatile security definer set search_path = ${schema}, pg_temp as $$
begin
    for recovery_id, account_id in
        select r.id, r.account_id from recovery r where r.token_hash = hash or r.approved_hash = hash
    loop
        perform set_config('keyri.account', account_id::text, true);
        return next;
    end loop;
end $$;

-- The organizations whose members decide about a customer's recovery: those where the account may do most, so that nobody who
-- has it as a guest decides about what it owns elsewhere. None where it is the last active owner of any organization, or where
-- nobody else could decide: then it is two of the staff.
create function recovery_places(acc uuid) returns table (organization_id uuid, owners_only boolean)
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ with own as (
       select m.organization_id, m.role,
              array_position(array['OWNER', 'ADMINISTRATOR', 'DEVELOPER', 'BILLING', 'VIEWER'], m.role) as rank
       from membership m where m.account_id = acc),
   colleague as (
       select o.organization_id, m.role from own o
           join membership m on m.organization_id = o.organization_id and m.account_id <> acc
           join account a on a.id = m.account_id and a.state = 'ACTIVE')
   select o.organization_id, o.role = 'OWNER' from own o
   where o.rank = (select min(rank) from own)
     and exists (select from colleague c where c.organization_id = o.organization_id
                 and (c.role = 'OWNER' or c.role = 'ADMINISTRATOR' and o.role <> 'OWNER'))
     and not exists (select from own last where last.role = 'OWNER'
                     and not exists (select from colleague c where c.organization_id = last.organization_id and c.role = 'OWNER')) $$;

-- Whether somebody of the staff may decide about the recoveries of accounts of that kind.
create function decides_recoveries(acc uuid, of_kind text) returns boolean
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select exists (select from staff_role r join account a on a.id = r.account_id and a.state = 'ACTIVE'
                  where r.account_id = acc and r.ended_at is null
                    and (r.role = 'ADMINISTRATOR' or r.role = 'SUPPORT' and of_kind = 'CUSTOMER')) $$;

-- How many approvals of staff count: those of people who could still give them.
create function recovery_approvals_given(rec uuid) returns int
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select count(*)::int from recovery_approval p
       join recovery r on r.id = p.recovery_id join account c on c.id = r.account_id
   where p.recovery_id = rec and decides_recoveries(p.account_id, c.kind) $$;

-- How many of the staff could approve the recovery of a customer who is the last owner.
create function count_recovery_staff() returns int
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select count(distinct r.account_id)::int from staff_role r where decides_recoveries(r.account_id, 'CUSTOMER') $$;

-- Ends one recovery whose time is over, and enters its account.
create function expire_recovery(moment timestamptz) returns table (recovery_id uuid, account_id uuid, was text)
    language plpgsql volatile security definer set search_path = ${schema}, pg_temp as $$
begin
    for recovery_id, account_id, was in
        with due as (
            select r.id, r.state from recovery r
            where r.state in ('LINK_SENT', 'AWAITING_APPROVAL', 'APPROVED') and r.expires_at <= moment
            order by r.expires_at limit 1 for update skip locked)
        update recovery r set state = 'EXPIRED', version = r.version + 1 from due where r.id = due.id
        returning r.id, r.account_id, due.state
    loop
        perform set_config('keyri.account', account_id::text, true);
        return next;
    end loop;
end $$;
create index recovery_by_end on recovery (expires_at) where state in ('LINK_SENT', 'AWAITING_APPROVAL', 'APPROVED');

revoke all on function take_recovery_request(timestamptz, timestamptz), recovery_places(uuid),
    decides_recoveries(uuid, text), recovery_approvals_given(uuid), count_recovery_staff(), expire_recovery(timestamptz)
    from public;
grant execute on function take_recovery_request(timestamptz, timestamptz), recovery_places(uuid),
    decides_recoveries(uuid, text), recovery_approvals_given(uuid), count_recovery_staff(), expire_recovery(timestamptz)
    to ${applicationRole};
grant insert on recovery_request to ${applicationRole};
