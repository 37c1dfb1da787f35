-- Access tokens of applications' servers (OAuth client credentials), by their jti. A row says that a token was issued, and
-- whether it still counts; the token itself isn't kept. No foreign keys: the row is written in the transaction that has
-- read its API key, neither API keys nor applications are ever deleted, and the locks that checking them takes on one
-- and the same row would make an application's servers wait for each other.
create table access_token (
    id              uuid primary key,
    application_id  uuid        not null,
    organization_id uuid        not null,
    api_key_id      uuid        not null,
    scopes          text        not null,
    key_thumbprint  text check (length(key_thumbprint) = 43),
    issued_at       timestamptz not null,
    expires_at      timestamptz not null,
    revoked_at      timestamptz
);
create index access_token_by_end on access_token (expires_at);
alter table access_token enable row level security;
create policy organization_only on access_token using (organization_id = entered_organization());
grant select, insert, update on access_token to ${applicationRole};

-- As find_api_key, and enters the key's organization, in one turn.
create function enter_api_key(hash bytea) returns table (
    id uuid, application_id uuid, organization_id uuid, scopes text, expires_at timestamptz, revoked_at timestamptz,
    last_used_at timestamptz, application_state text)
    language plpgsql volatile security definer set search_path = ${schema}, pg_temp as $$
begin
    perform set_config('keyri.organization', '', true);
    for id, application_id, organization_id, scopes, expires_at, revoked_at, last_used_at, application_state in
        select k.id, k.application_id, k.organization_id, k.scopes, k.expires_at, k.revoked_at, k.last_used_at, a.state
        from api_key k join application a on a.id = k.application_id where k.secret_hash = hash
    loop
        perform set_config('keyri.organization', organization_id::text, true);
        return next;
    end loop;
end $$;

-- A token with all that decides whether it counts: its own row, its API key, its application.
create function find_access_token(token uuid) returns table (
    application_id uuid, organization_id uuid, api_key_id uuid, scopes text, key_thumbprint text, expires_at timestamptz,
    revoked_at timestamptz, key_expires_at timestamptz, key_revoked_at timestamptz, application_state text)
    language sql stable security definer set search_path = ${schema}, pg_temp as
$$ select t.application_id, t.organization_id, t.api_key_id, t.scopes, t.key_thumbprint, t.expires_at, t.revoked_at,
          k.expires_at, k.revoked_at, a.state
   from access_token t join api_key k on k.id = t.api_key_id join application a on a.id = t.application_id
   where t.id = token $$;

create function remove_access_tokens(ended_before timestamptz, at_most int) returns int
    language sql volatile security definer set search_path = ${schema}, pg_temp as
$$ with due as (
       select t.id from access_token t where t.expires_at < ended_before
       order by t.expires_at limit at_most for update skip locked),
   gone as (delete from access_token t using due where t.id = due.id returning 1)
   select count(*)::int from gone $$;

revoke all on function enter_api_key(bytea), find_access_token(uuid), remove_access_tokens(timestamptz, int) from public;
grant execute on function enter_api_key(bytea), find_access_token(uuid), remove_access_tokens(timestamptz, int)
    to ${applicationRole};
