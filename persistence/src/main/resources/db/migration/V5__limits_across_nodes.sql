-- What several nodes count together. A bucket refills evenly, so its whole state is the moment at which it will be full;
-- a row whose moment has passed says nothing and may go. The name is a MAC: whom it is about can't be read here.
create table limit_bucket (
    name    bytea       primary key check (length(name) = 16),
    full_at timestamptz not null
) with (fillfactor = 70);
grant select, insert, update, delete on limit_bucket to ${applicationRole};

-- Takes a token, which comes back after token_micros, from a bucket of so many. 0: taken; otherwise so many microseconds
-- until there is one. The last moments of what was counted may be lost with the whole server, which nobody can make happen
-- who is limited here: so nobody waits for the disk.
create function take_token(bucket bytea, token_micros bigint, tokens bigint) returns bigint
    language plpgsql volatile set search_path = ${schema}, pg_temp as $$
declare
    token interval := token_micros * interval '1 microsecond';
    moment timestamptz := clock_timestamp();
    filled timestamptz;
begin
    perform set_config('synchronous_commit', 'off', true);
    insert into limit_bucket as b (name, full_at) values (bucket, moment + token)
    on conflict (name) do update set full_at = greatest(b.full_at, moment) + token
        where greatest(b.full_at, moment) + token <= moment + tokens * token
    returning b.full_at into filled;
    if filled is not null then
        return 0;
    end if;
    select b.full_at into filled from limit_bucket b where b.name = bucket;
    return greatest(1, extract(epoch from coalesce(filled, moment) + token - tokens * token - moment) * 1000000)::bigint;
end $$;

-- Adds what a node has spent of each bucket without asking, and answers how many microseconds each misses now.
create function add_spent(buckets bytea[], spent_micros bigint[]) returns table (name bytea, missing_micros bigint)
    language sql volatile set search_path = ${schema}, pg_temp as
$$ insert into limit_bucket as b (name, full_at)
   select spent.name, now() + spent.micros * interval '1 microsecond'
   from unnest(buckets, spent_micros) as spent (name, micros) order by spent.name
   on conflict (name) do update set full_at = greatest(b.full_at, now()) + (excluded.full_at - now())
   returning b.name, (extract(epoch from b.full_at - now()) * 1000000)::bigint $$;

-- Takes over what a node knew of its buckets while it was alone.
create function keep_missing(buckets bytea[], missing_micros bigint[]) returns void
    language sql volatile set search_path = ${schema}, pg_temp as
$$ insert into limit_bucket as b (name, full_at)
   select missing.name, now() + missing.micros * interval '1 microsecond'
   from unnest(buckets, missing_micros) as missing (name, micros) order by missing.name
   on conflict (name) do update set full_at = greatest(b.full_at, excluded.full_at) $$;

revoke all on function take_token(bytea, bigint, bigint), add_spent(bytea[], bigint[]), keep_missing(bytea[], bigint[])
    from public;
grant execute on function take_token(bytea, bigint, bigint), add_spent(bytea[], bigint[]), keep_missing(bytea[], bigint[])
    to ${applicationRole};
