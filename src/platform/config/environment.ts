import { Ajv, type ErrorObject } from 'ajv'
import { type Static, Type } from 'typebox'

const url = (scheme: string, description: string) =>
  Type.Optional(Type.String({ pattern: `^${scheme}://[^/ ]+`, maxLength: 2000, description }))

/** The environment the service reads. The description says what a right value looks like. */
export const Environment = Type.Object({
  PORT: Type.Integer({
    minimum: 0,
    maximum: 65_535,
    default: 3000,
    description: 'a port number; 0 takes any free one',
  }),
  HOST: Type.String({
    minLength: 1,
    default: '127.0.0.1',
    description: 'the address to listen on; 0.0.0.0 for all',
  }),
  DATABASE_URL: url('postgres(ql)?', 'postgres://user:password@host:5432/database'),
  DATABASE_ADMIN_URL: url('postgres(ql)?', 'postgres://owner:password@host:5432/database'),
  FRONT_DOOR_PROCESS: Type.Union([Type.Literal('api'), Type.Literal('worker'), Type.Literal('all')], {
    default: 'all',
    description: 'api, worker or all',
  }),
  FRONT_DOOR_DATA_DIR: Type.String({
    minLength: 1,
    default: '.data',
    description: 'a folder the service may write to',
  }),
  LOG_LEVEL: Type.Optional(
    Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      description: 'fatal, error, warn, info, debug, trace or silent',
    }),
  ),
  PUBLIC_URL: url('https?', 'https://front-door.example.org, where callers reach the service'),
  TRUSTED_ISSUERS: Type.String({
    default: '[]',
    description: 'a JSON list of {issuer, audience, jwksUri, typ?}',
  }),
  FRONT_DOOR_KEY: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9+/]{43}=$',
      description: '32 random bytes in base64: openssl rand -base64 32',
    }),
  ),
  FRONT_DOOR_MAIL_URL: Type.Optional(
    Type.String({
      pattern: '^smtps?://[^/ ]+/?$',
      maxLength: 2000,
      description: 'smtps://user:password@mail.example.org, or smtp:// with STARTTLS',
    }),
  ),
  FRONT_DOOR_MAIL_FROM: Type.Optional(
    Type.String({
      pattern: '^[^<>\\r\\n@ ]+@[^<>\\r\\n@ ]+$',
      maxLength: 254,
      description: 'the address that mails come from, as directory@council.example.org',
    }),
  ),
  FRONT_DOOR_PROVIDER_PAGE: url('https?', 'https://directory.example.org/confirm, where providers confirm'),
  FRONT_DOOR_TRUSTED_PROXIES: Type.Optional(
    Type.String({
      pattern: '^[0-9a-fA-F.:/]+(,[0-9a-fA-F.:/]+)*$',
      maxLength: 1000,
      description: 'addresses or networks of your proxies, as 10.0.0.0/8,192.0.2.1',
    }),
  ),
  WEBHOOK_SECRETS_KEY: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9+/]{43}=$',
      description: '32 random bytes in base64: openssl rand -base64 32',
    }),
  ),
})
export type Environment = Static<typeof Environment>

/** The environment cannot be used; the message lists every fault and what to do about it. */
export class ConfigError extends Error {
  constructor(faults: readonly string[]) {
    super(`The environment cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
    this.name = 'ConfigError'
  }
}

const NAMES = Object.keys(Environment.properties)

// Text is all an environment can hold, so this is the one place where it is turned into numbers. To check the schema
// itself, which is above, would take every start longer than all else that is done with it.
const valid = new Ajv({
  allErrors: true,
  coerceTypes: true,
  useDefaults: true,
  validateSchema: false,
}).compile<Environment>(Environment)

/** The service's own part of the environment, checked. Values of other programs are not looked at. */
export function readEnvironment(environment: Readonly<Record<string, string | undefined>>): Environment {
  const faults = [...emptyNames(environment), ...unknownNames(environment), ...loneNames(environment)]
  const own: Record<string, unknown> = {}
  for (const name of NAMES) if (environment[name]) own[name] = environment[name]
  if (valid(own) && faults.length === 0) return own as Environment
  throw new ConfigError([...faults, ...new Set((valid.errors ?? []).map(fault))])
}

function fault(error: ErrorObject): string {
  const name = error.instancePath.slice(1)
  // Never the value: a database address holds a password.
  return `${name} is not usable. It should be ${description(name)}.`
}

function description(name: string): string {
  const properties: Readonly<Record<string, object>> = Environment.properties
  const property = properties[name]
  return property && 'description' in property ? String(property.description) : 'something else'
}

const emptyNames = (environment: Readonly<Record<string, string | undefined>>) =>
  NAMES.filter((name) => environment[name] === '').map(
    (name) => `${name} is set to nothing. Give it a value, or leave it unset.`,
  )

// A slip in a name would otherwise be a setting that is silently not there.
const unknownNames = (environment: Readonly<Record<string, string | undefined>>) =>
  Object.keys(environment)
    .filter((name) => name.startsWith('FRONT_DOOR_') && !name.startsWith('FRONT_DOOR_TEST_'))
    .filter((name) => !NAMES.includes(name))
    .map((name) => `${name} is not a setting. Known are ${NAMES.join(', ')}.`)

const loneNames = (environment: Readonly<Record<string, string | undefined>>) => [
  ...(environment['DATABASE_ADMIN_URL'] && !environment['DATABASE_URL']
    ? ['DATABASE_ADMIN_URL is set without DATABASE_URL. Set both, or neither for the demonstration.']
    : []),
  ...(environment['FRONT_DOOR_MAIL_URL'] &&
  !(environment['FRONT_DOOR_MAIL_FROM'] && environment['FRONT_DOOR_KEY'])
    ? ['FRONT_DOOR_MAIL_URL is set without FRONT_DOOR_MAIL_FROM and FRONT_DOOR_KEY. Set all three, or none.']
    : []),
]
