import t from 'tap'
import { readConfig } from '#platform/config.ts'

t.test('nothing set: a demonstration on this machine only', async (t) => {
  t.strictSame(readConfig({ PATH: '/bin', HOME: '' }), {
    port: 3000,
    host: '127.0.0.1',
    process: 'all',
    dataDir: '.data',
    logLevel: 'warn',
    publicUrl: 'http://localhost:3000',
    providerPage: 'http://localhost:3000/providers/confirm',
    trustedIssuers: [],
    demonstration: true,
  })
})

t.test('everything set', async (t) => {
  const issuer = {
    issuer: 'https://id.example.org',
    audience: 'front-door',
    jwksUri: 'https://id.example.org/keys',
  }
  t.strictSame(
    readConfig({
      PORT: '8080',
      HOST: '0.0.0.0',
      DATABASE_URL: 'postgres://front_door_app:pw@db.example.org/front_door',
      DATABASE_ADMIN_URL: 'postgresql://owner:pw@db.example.org/front_door',
      FRONT_DOOR_PROCESS: 'api',
      FRONT_DOOR_DATA_DIR: '/srv/front-door',
      LOG_LEVEL: 'warn',
      PUBLIC_URL: 'https://front-door.example.org/',
      TRUSTED_ISSUERS: JSON.stringify([{ ...issuer, typ: 'JWT' }]),
      WEBHOOK_SECRETS_KEY: Buffer.alloc(32, 7).toString('base64'),
      FRONT_DOOR_KEY: Buffer.alloc(32, 8).toString('base64'),
      FRONT_DOOR_MAIL_URL: 'smtps://user:pw@mail.example.org',
      FRONT_DOOR_MAIL_FROM: 'directory@council.example.org',
      FRONT_DOOR_PROVIDER_PAGE: 'https://directory.example.org/confirm',
      FRONT_DOOR_TRUSTED_PROXIES: '10.0.0.0/8,2001:db8::1',
    }),
    {
      port: 8080,
      host: '0.0.0.0',
      databaseUrl: 'postgres://front_door_app:pw@db.example.org/front_door',
      databaseAdminUrl: 'postgresql://owner:pw@db.example.org/front_door',
      process: 'api',
      dataDir: '/srv/front-door',
      logLevel: 'warn',
      publicUrl: 'https://front-door.example.org',
      trustedIssuers: [{ ...issuer, typ: 'JWT' }],
      webhookSecretsKey: Buffer.alloc(32, 7),
      key: Buffer.alloc(32, 8),
      mail: { url: 'smtps://user:pw@mail.example.org', from: 'directory@council.example.org' },
      providerPage: 'https://directory.example.org/confirm',
      trustedProxies: '10.0.0.0/8,2001:db8::1',
      demonstration: false,
    },
  )
})

const ALLOWED: readonly Record<string, string>[] = [
  { PORT: '0' },
  { PORT: '65535' },
  { FRONT_DOOR_PROCESS: 'worker' },
  { FRONT_DOOR_TEST_PG_BIN: '/usr/lib/postgresql/15/bin' },
  { TRUSTED_ISSUERS: '[{"issuer":"a","audience":"b","jwksUri":"http://localhost:9000/keys"}]' },
]

const REFUSED: readonly [Record<string, string>, RegExp][] = [
  [{ FRONT_DOOR_KEY: 'short' }, /FRONT_DOOR_KEY is not usable.*32 random bytes/],
  [
    { FRONT_DOOR_MAIL_URL: 'smtps://mail.example.org' },
    /set without FRONT_DOOR_MAIL_FROM and FRONT_DOOR_KEY/,
  ],
  [{ FRONT_DOOR_MAIL_FROM: 'a@example.org\r\nBcc: b@example.org' }, /FRONT_DOOR_MAIL_FROM is not usable/],
  [{ FRONT_DOOR_TRUSTED_PROXIES: 'everybody' }, /FRONT_DOOR_TRUSTED_PROXIES is not usable/],
  [{ WEBHOOK_SECRETS_KEY: 'short' }, /WEBHOOK_SECRETS_KEY is not usable.*32 random bytes/],
  [{ PORT: '-1' }, /PORT is not usable.*port number/],
  [{ PORT: '65536' }, /PORT is not usable/],
  [{ PORT: '80.5' }, /PORT is not usable/],
  [{ PORT: 'http' }, /PORT is not usable/],
  [{ PORT: '' }, /PORT is set to nothing/],
  [{ DATABASE_URL: '' }, /DATABASE_URL is set to nothing/],
  [{ DATABASE_URL: 'mysql://db.example.org/x' }, /DATABASE_URL is not usable.*postgres:/],
  [{ DATABASE_ADMIN_URL: 'postgres://db.example.org/x' }, /DATABASE_ADMIN_URL is set without DATABASE_URL/],
  [{ FRONT_DOOR_PROCESS: 'both' }, /FRONT_DOOR_PROCESS is not usable.*api, worker or all/],
  [{ FRONT_DOOR_PROCES: 'api' }, /FRONT_DOOR_PROCES is not a setting/],
  [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL is not usable/],
  [{ PUBLIC_URL: 'front-door.example.org' }, /PUBLIC_URL is not usable/],
  [{ TRUSTED_ISSUERS: 'https://id.example.org' }, /TRUSTED_ISSUERS is not JSON/],
  [{ TRUSTED_ISSUERS: '{}' }, /TRUSTED_ISSUERS must be array/],
  [
    { TRUSTED_ISSUERS: '[{"issuer":"a","audience":"b"}]' },
    /TRUSTED_ISSUERS\/0 must have required property 'jwksUri'/,
  ],
  [
    { TRUSTED_ISSUERS: '[{"issuer":"a","audience":"b","jwksUri":"http://id.example.org"}]' },
    /TRUSTED_ISSUERS\/0\/jwksUri/,
  ],
  [
    { TRUSTED_ISSUERS: '[{"issuer":"a","audience":"b","jwksUri":"https://id.example.org","key":"k"}]' },
    /TRUSTED_ISSUERS\/0 must NOT have additional properties/,
  ],
]

t.test('what may be set', async (t) => {
  for (const environment of ALLOWED)
    t.doesNotThrow(() => readConfig(environment), JSON.stringify(environment))
})

t.test('what may not, and what to do about it', async (t) => {
  for (const [environment, message] of REFUSED) {
    t.throws(() => readConfig(environment), { name: 'ConfigError', message }, JSON.stringify(environment))
  }
})

t.test('every fault is told at once, and never a value', async (t) => {
  const environment = { PORT: 'x', LOG_LEVEL: 'y', DATABASE_URL: 'http://user:secret@db.example.org' }
  const told = t.throws(() => readConfig(environment)) as unknown as Error
  for (const name of Object.keys(environment)) t.match(told.message, name)
  t.notMatch(told.message, 'secret')
})
