import { type Kysely, sql } from 'kysely'
import { APP_ROLE } from '../database/connection-url.ts'
import type { Database } from '../tables.ts'
import { scramVerifier } from './scram-verifier.ts'

/**
 * Creates the role that requests run as, where it is missing, and lets the owner take it (`SET ROLE`).
 * A role belongs to the whole server, so the runner of another database may be at it too. A password
 * that the role has already is left alone.
 */
export async function ensureAppRole(owner: Kysely<Database>, password?: string): Promise<void> {
  const login = password === undefined ? 'nologin' : `login password '${scramVerifier(password)}'`
  await sql
    .raw(`
      do $$
      declare
        -- From PostgreSQL 16 on, whoever creates a role belongs to it without being able to take it.
        taken text := case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end;
        can_log_in boolean := (select rolcanlogin from pg_roles where rolname = '${APP_ROLE}');
      begin
        if can_log_in is null then
          create role ${APP_ROLE} ${login} nosuperuser nobypassrls nocreatedb nocreaterole noreplication;
        elsif not can_log_in and ${password !== undefined} then
          alter role ${APP_ROLE} ${login};
        end if;
        if not pg_has_role(current_user, '${APP_ROLE}', taken) then
          grant ${APP_ROLE} to current_user;
        end if;
      exception when duplicate_object or unique_violation then
        null;
      end $$`)
    .execute(owner)
}
