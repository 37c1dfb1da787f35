-- Creations that are asked for under an Idempotency-Key. The row is written in the transaction of the creation: a key is
-- remembered if and only if something was made. Name and request are MACs under a key of the server's, which say nothing
-- here about who asked for what; the answer is sealed under a key that follows from the caller's Idempotency-Key, because
-- it may hold a secret that is shown once. No row-level security: a row belongs to a caller, and can't be found by others.
create table idempotent_answer (
    name       bytea       primary key check (length(name) = 32),
    request    bytea       not null check (length(request) = 32),
    answer     bytea,
    expires_at timestamptz not null
);
create index idempotent_answer_by_end on idempotent_answer (expires_at);
grant select, insert, update, delete on idempotent_answer to ${applicationRole};

-- NEW: the row is there now, and the caller goes on to make what it is about. KNOWN: it was made before, with that answer.
-- OTHER: the name belongs to another request. OPEN: another transaction has held the row for five seconds. Whoever comes
-- second waits here for the end of the first: a unique key makes them.
create function begin_idempotent(record bytea, asked bytea, moment timestamptz, ends timestamptz)
    returns table (outcome text, remembered bytea) language plpgsql volatile
    set search_path = ${schema}, pg_temp set lock_timeout = '5s' as $$
begin
    delete from idempotent_answer a where a.name = record and a.expires_at <= moment;
    insert into idempotent_answer (name, request, expires_at) values (record, asked, ends) on conflict do nothing;
    if found then
        return query select 'NEW', null::bytea;
        return;
    end if;
    return query select case when a.request <> asked then 'OTHER' when a.answer is null then 'OPEN' else 'KNOWN' end, a.answer
        from idempotent_answer a where a.name = record;
exception when lock_not_available then
    return query select 'OPEN', null::bytea;
end $$;

revoke all on function begin_idempotent(bytea, bytea, timestamptz, timestamptz) from public;
grant execute on function begin_idempotent(bytea, bytea, timestamptz, timestamptz) to ${applicationRole};

-- A key that another one replaces lives on for a while; each has one successor.
alter table api_key add column replaces uuid unique references api_key;
alter table api_key add column replaced_by uuid unique references api_key;
