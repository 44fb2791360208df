-- What this database is for, so that made-up people and real children never share one.
-- The primary key allows a single row.
create table installation (
  single boolean primary key default true check (single),
  kind text not null check (kind in ('demonstration', 'live')),
  created_at timestamptz not null default now()
);

-- Nothing but what is granted: a cluster upgraded from before PostgreSQL 15 lets anybody create here.
revoke create on schema public from public;
grant usage on schema public to front_door_app;
grant select on installation to front_door_app;
