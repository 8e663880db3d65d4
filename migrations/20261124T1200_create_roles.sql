-- The application never owns what it uses: it runs as goodstanding_app, which cannot pass by row-level security, and the
-- role that migrates owns the tables. Roles belong to the whole server, so a second database on it finds them there.
do $$
begin
  if not exists (select from pg_roles where rolname = 'goodstanding_app') then
    create role goodstanding_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
exception when duplicate_object or unique_violation then
  null; -- another database on this server created it a moment ago
end $$;

do $$
begin
  if not pg_has_role(current_user, 'goodstanding_app', 'member') then
    execute format('grant goodstanding_app to %I', current_user);
  end if;
end $$;

grant usage on schema public to goodstanding_app;
alter default privileges in schema public grant select, insert, update, delete on tables to goodstanding_app;
alter default privileges in schema public grant usage, select on sequences to goodstanding_app;

-- /readyz asks, as the application, which migrations have run.
grant select on schema_migration to goodstanding_app;
