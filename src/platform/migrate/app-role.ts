import { type Kysely, sql } from 'kysely'
import { APP_ROLE } from '../database/connection-url.ts'
import type { Database } from '../tables.ts'
import { scramVerifier } from './scram-verifier.ts'

/**
 * Creates the role that requests run as, where it is missing, and lets the owner take it (`SET ROLE`).
 * A role belongs to the whole server, so another database's runner may be at it too.
 */
export async function ensureAppRole(owner: Kysely<Database>, password?: string): Promise<void> {
  const attributes = 'nosuperuser nobypassrls nocreatedb nocreaterole noreplication'
  const login = password === undefined ? 'nologin' : `login password '${scramVerifier(password)}'`
  await sql
    .raw(`
      do $$ begin
        if not exists (select from pg_roles where rolname = '${APP_ROLE}') then
          begin
            create role ${APP_ROLE} ${login} ${attributes};
          exception when duplicate_object or unique_violation then null;
          end;
        end if;
        if not pg_has_role(current_user, '${APP_ROLE}', 'MEMBER') then
          begin
            grant ${APP_ROLE} to current_user;
          exception when unique_violation then null;
          end;
        end if;
      end $$`)
    .execute(owner)
}
