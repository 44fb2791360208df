import { type Environment, readEnvironment } from './config/environment.ts'
import { readTrustedIssuers, type TrustedIssuer } from './config/trusted-issuers.ts'

export type { TrustedIssuer } from './config/trusted-issuers.ts'

/** Everything the process is told from outside. Read once, at start, by `readConfig`. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Absent: demonstration mode on the service's own PostgreSQL. */
  readonly databaseUrl?: string
  /** The owner's connection, for migrations. Absent: `databaseUrl` is the owner's. */
  readonly databaseAdminUrl?: string
  readonly process: 'api' | 'worker' | 'all'
  readonly dataDir: string
  readonly logLevel: NonNullable<Environment['LOG_LEVEL']>
  /** Where callers reach the service, without a slash at the end. Links and the demonstration's tokens carry it. */
  readonly publicUrl: string
  readonly trustedIssuers: readonly TrustedIssuer[]
  /** Codes in mails and the keyed hashes of addresses come from it. Absent: no mails; the demonstration makes its own. */
  readonly key?: Buffer
  /** Where mails are handed in. Absent: none are sent; the demonstration writes them to its log. */
  readonly mail?: { readonly url: string; readonly from: string }
  /** The page of the front-end where providers confirm their registration. */
  readonly providerPage: string
  /** Proxies whose word on a caller's address counts. Absent: nobody's. */
  readonly trustedProxies?: string
  /** Seals the secrets of webhooks. Absent: there are no webhooks; the demonstration makes one of its own. */
  readonly webhookSecretsKey?: Buffer
  /** True when there is no DATABASE_URL: made-up people on a database of the service's own. */
  readonly demonstration: boolean
}

/** Reads and checks the environment. Throws one ConfigError that lists every fault and what to do. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const env = readEnvironment(environment)
  const publicUrl = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, '')
  return {
    port: env.PORT,
    host: env.HOST,
    ...(env.DATABASE_URL === undefined ? {} : { databaseUrl: env.DATABASE_URL }),
    ...(env.DATABASE_ADMIN_URL === undefined ? {} : { databaseAdminUrl: env.DATABASE_ADMIN_URL }),
    process: env.FRONT_DOOR_PROCESS,
    dataDir: env.FRONT_DOOR_DATA_DIR,
    // A person at a terminal wants to see where the demonstration is, not every request.
    logLevel: env.LOG_LEVEL ?? (env.DATABASE_URL === undefined ? 'warn' : 'info'),
    publicUrl,
    trustedIssuers: readTrustedIssuers(env.TRUSTED_ISSUERS),
    ...(env.FRONT_DOOR_KEY === undefined ? {} : { key: Buffer.from(env.FRONT_DOOR_KEY, 'base64') }),
    ...(env.FRONT_DOOR_MAIL_URL === undefined || env.FRONT_DOOR_MAIL_FROM === undefined
      ? {}
      : { mail: { url: env.FRONT_DOOR_MAIL_URL, from: env.FRONT_DOOR_MAIL_FROM } }),
    providerPage: env.FRONT_DOOR_PROVIDER_PAGE ?? `${publicUrl}/providers/confirm`,
    ...(env.FRONT_DOOR_TRUSTED_PROXIES === undefined
      ? {}
      : { trustedProxies: env.FRONT_DOOR_TRUSTED_PROXIES }),
    ...(env.WEBHOOK_SECRETS_KEY === undefined
      ? {}
      : { webhookSecretsKey: Buffer.from(env.WEBHOOK_SECRETS_KEY, 'base64') }),
    demonstration: env.DATABASE_URL === undefined,
  }
}
