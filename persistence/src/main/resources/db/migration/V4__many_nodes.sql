-- Several nodes: who lives, and what has happened to the sign-ins that a node's sockets follow.
create table node (
    id      uuid primary key,
    seen_at timestamptz not null
);
grant select, insert, update, delete on node to ${applicationRole};

-- Which of these sign-ins stand elsewhere than the caller knows, by the names of com.keyri.signin.SignInChange. Across
-- organizations, because one node's sockets are; it tells nothing but the step.
create function changed_sign_ins(ids uuid[], known text[]) returns table (id uuid, change text)
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select s.id, step.change
   from unnest(ids, known) as asked (id, known)
       join sign_in s on s.id = asked.id
       cross join lateral (select case
           when s.state = 'PENDING' then 'STARTED'
           when s.state <> 'CLAIMED' or s.number_mac is null then s.state
           when s.number_confirmed_at is null then 'NUMBER_WANTED'
           else 'NUMBER_CONFIRMED' end as change) step
   where step.change is distinct from asked.known $$;

revoke all on function changed_sign_ins(uuid[], text[]) from public;
grant execute on function changed_sign_ins(uuid[], text[]) to ${applicationRole};
