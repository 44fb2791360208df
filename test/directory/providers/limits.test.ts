import t from 'tap'
import { buildApp } from '../../../src/app.ts'
import { createService } from '../../helpers/service.ts'

const service = await createService(t)
const { app, issuer, clock, database } = service
const { admin } = database

const register = (email: string, { from }: { from: string }) =>
  app.inject({
    method: 'POST',
    url: '/v1/councils/westminster/directory/providers',
    remoteAddress: from,
    payload: {
      organisation: { name: 'Made up', kind: 'charity' },
      contact: { name: 'Jo Example', email },
    },
  })

t.test('exactly so many from one address, however many at once and by whichever process', async (t) => {
  const from = '203.0.113.7'
  const answers = await Promise.all(
    Array.from({ length: 25 }, (_, at) => register(`crowd-${at}@example.org`, { from })),
  )
  const refused = answers.filter(({ statusCode }) => statusCode === 429)
  t.equal(refused.length, 15)
  t.match(refused[0]?.json(), { type: '/problems/too-many-requests', status: 429 })
  t.match(refused[0]?.headers['retry-after'], /^(3600|3[0-5]\d\d)$/)
  t.match(refused[0]?.headers['content-type'], /^application\/problem\+json/)
  t.equal((await register('beside@example.org', { from: '203.0.113.8' })).statusCode, 202)
  t.equal((await register('six@example.org', { from: '2001:db8::1' })).statusCode, 202)
  const counted = await admin.selectFrom('request_count').selectAll().execute()
  t.notMatch(JSON.stringify(counted), /203\.0\.113|2001:db8|198\.51/, 'nobody’s address is kept')
  const first = clock.now
  clock.now = new Date(first.getTime() + 3_600_000)
  t.equal((await register('later@example.org', { from })).statusCode, 202, 'an hour later it may again')
  clock.now = first
})

t.test('an address that a caller claims for themselves counts for nothing', async (t) => {
  const answers = []
  for (let at = 0; at < 11; at++)
    answers.push(
      await app.inject({
        method: 'POST',
        url: '/v1/councils/westminster/directory/providers',
        remoteAddress: '203.0.113.9',
        headers: { 'x-forwarded-for': `192.0.2.${at}` },
        payload: {},
      }),
    )
  t.equal(answers.at(-1)?.statusCode, 429)
})

t.test('another process counts with this one; a proxy’s word counts where it is trusted', async (t) => {
  const other = await buildApp({
    config: { ...app.config, trustedProxies: '10.0.0.0/8' },
    databases: database.databases,
    clock: () => clock.now,
    issuers: [issuer],
    whyNotSafe: async () => [],
  })
  t.teardown(() => other.close())
  const call = (of: typeof app, remoteAddress: string, forwarded: string) =>
    of.inject({
      method: 'POST',
      url: '/v1/councils/westminster/directory/providers',
      remoteAddress,
      headers: { 'x-forwarded-for': forwarded },
      payload: {},
    })
  for (let at = 0; at < 10; at++)
    t.equal((await call(other, '10.0.0.1', '203.0.113.50')).statusCode, 400, 'counted, whatever it is')
  t.equal((await call(other, '10.0.0.1', '203.0.113.50')).statusCode, 429)
  t.equal((await call(other, '10.0.0.1', '203.0.113.51')).statusCode, 400)
  t.equal((await call(app, '203.0.113.50', '203.0.113.99')).statusCode, 429, 'here too')
  t.equal((await call(other, '203.0.113.50', '203.0.113.98')).statusCode, 429, 'no proxy of ours')
})
