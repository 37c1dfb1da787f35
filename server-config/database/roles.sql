-- The two roles of Keyri and its schema, for a PostgreSQL that exists already. Run it as an administrator in the
-- database that Keyri shall use, then give the roles their passwords; psql asks for them, and sends and logs only
-- their SCRAM verifiers. It can be run again, and changes no password.
--
--   export PGHOST=db.example.org PGDATABASE=keyri PGUSER=postgres PGSSLMODE=verify-full
--   psql -f roles.sql
--   psql -c '\password keyri_owner'
--   psql -c '\password keyri_app'
--
-- keyri_owner owns the schema and changes it (Flyway). keyri_app serves requests: it may use what the migrations
-- grant it, owns nothing and creates nothing.
do $roles$
begin
    if not exists (select from pg_roles where rolname = 'keyri_owner') then
        create role keyri_owner nosuperuser nocreatedb nocreaterole noreplication nobypassrls login;
    end if;
    if not exists (select from pg_roles where rolname = 'keyri_app') then
        create role keyri_app nosuperuser nocreatedb nocreaterole noreplication nobypassrls login;
    end if;
    if not exists (select from pg_namespace where nspname = 'keyri') then
        if not (select rolsuper from pg_roles where rolname = current_user) then
            execute format('grant keyri_owner to %I', current_user);
        end if;
        create schema keyri authorization keyri_owner;
    end if;
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to keyri_owner, keyri_app', current_database());
    execute format('alter role keyri_owner in database %I set search_path = keyri', current_database());
    execute format('alter role keyri_app in database %I set search_path = keyri', current_database());
    revoke create on schema public from public;
    grant usage on schema keyri to keyri_app;
end
$roles$;
