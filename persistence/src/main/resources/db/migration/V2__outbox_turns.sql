-- Due messages in turns: organizations one after the other, and within each the addresses that its messages go to, so that
-- an application with many notices, or one that doesn't answer, keeps nobody else's waiting. Organizations in "busy" get
-- none. The function with three parameters stays for a node of the version before.
create function due_messages(moment timestamptz, lease_until timestamptz, at_most int, per_organization int, busy uuid[])
    returns setof outbound_message language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with waiting as (
       select m.id, m.organization_id, m.next_attempt_at, row_number() over (
                  partition by m.organization_id, m.target_uri order by m.next_attempt_at, m.id) as turn
       from outbound_message m
       where m.delivered_at is null and m.given_up_at is null and m.next_attempt_at <= moment
           and m.organization_id <> all (busy)),
   turns as (
       select w.id, w.next_attempt_at, row_number() over (
                  partition by w.organization_id order by w.turn, w.next_attempt_at, w.id) as turn
       from waiting w),
   due as (
       select m.id from outbound_message m join turns t on t.id = m.id
       where t.turn <= per_organization
           and m.delivered_at is null and m.given_up_at is null and m.next_attempt_at <= moment
       order by t.turn, t.next_attempt_at limit at_most for update of m skip locked)
   update outbound_message m set next_attempt_at = lease_until, attempts = m.attempts + 1 from due where m.id = due.id
   returning m.* $$;

revoke all on function due_messages(timestamptz, timestamptz, int, int, uuid[]) from public;
grant execute on function due_messages(timestamptz, timestamptz, int, int, uuid[]) to ${applicationRole};
