-- The two roles of Keyri and its schema, for a PostgreSQL that exists already. Run it as an administrator in the
-- database that Keyri shall use; it can be run again, and then sets the passwords anew:
--
--   psql "host=db.example.org dbname=keyri user=postgres sslmode=verify-full" \
--        -c "set keyri.owner_password = '...'" -c "set keyri.app_password = '...'" -f roles.sql
--
-- keyri_owner owns the schema and changes it (Flyway). keyri_app serves requests: it may use what the migrations
-- grant it, owns nothing and creates nothing.
do $roles$
declare
    owner_password text := nullif(current_setting('keyri.owner_password', true), '');
    app_password text := nullif(current_setting('keyri.app_password', true), '');
begin
    if owner_password is null or app_password is null then
        raise exception 'Set keyri.owner_password and keyri.app_password first';
    end if;
    if not exists (select from pg_roles where rolname = 'keyri_owner') then
        create role keyri_owner nosuperuser nocreatedb nocreaterole noreplication nobypassrls login;
    end if;
    if not exists (select from pg_roles where rolname = 'keyri_app') then
        create role keyri_app nosuperuser nocreatedb nocreaterole noreplication nobypassrls login;
    end if;
    execute format('alter role keyri_owner password %L', owner_password);
    execute format('alter role keyri_app password %L', app_password);
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
