-- What the staff see of the installation as a whole: counts over all organizations, and nothing that says whose. They
-- answer only where the staff was entered.
create function installation_counts(moment timestamptz, used_since timestamptz) returns table (
    organizations bigint, accounts bigint, sessions bigint)
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select (select count(*) from organization),
          (select count(*) from account),
          (select count(*) from account_session s
           where s.ended_at is null and s.expires_at > moment and s.last_used_at > used_since)
   where entered_staff() $$;

-- The least id that something made then or later can have: ids are UUIDs of version 7 and begin with their milliseconds.
create function least_id_since(moment timestamptz) returns uuid
    language sql immutable set search_path = ${schema}, pg_temp as
$$ select (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid $$;

-- Sign-ins by the day (UTC) on which they began: how many a phone has opened, how many of those were approved, and the
-- median of the milliseconds from the code's appearance to the approval. One that no phone opened was only a page that
-- somebody looked at. The ids lead to the rows by the primary key, and a range of them is what PostgreSQL has together on
-- disk, so that there is no need for another index that every sign-in would have to write.
create function installation_sign_ins(since timestamptz) returns table (
    day text, opened bigint, approved bigint, median_millis bigint)
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select to_char(s.started_at at time zone 'UTC', 'YYYY-MM-DD'),
          count(*),
          count(*) filter (where s.decided_at is not null and s.decline_reason is null and s.state <> 'DECLINED'),
          (percentile_cont(0.5) within group (order by extract(epoch from s.decided_at - s.started_at) * 1000)
              filter (where s.decided_at is not null and s.decline_reason is null and s.state <> 'DECLINED'))::bigint
   from sign_in s
   where entered_staff() and s.id >= least_id_since(since) and s.started_at >= since and s.claimed_at is not null
   group by 1 order by 1 $$;

revoke all on function installation_counts(timestamptz, timestamptz), least_id_since(timestamptz),
    installation_sign_ins(timestamptz) from public;
grant execute on function installation_counts(timestamptz, timestamptz), installation_sign_ins(timestamptz)
    to ${applicationRole};
