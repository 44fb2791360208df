import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import t from 'tap'
import type { Operation } from '#platform/operation.ts'
import { withCanary } from '../helpers/canary.ts'
import { operationsOf } from '../helpers/catalog.ts'
import { formFrom } from '../helpers/forms.ts'
import { anAddress, bodyOf } from '../helpers/requests.ts'
import { createService, type TestService } from '../helpers/service.ts'
import { inWords, shareOf } from '../helpers/tiers.ts'

const CANARY = 'zanzibarkin'

/** Where somebody's name may be put by mistake, in a header, an address or a body. */
const hostileHeaders = {
  'x-request-id': `${CANARY}-request`,
  'x-correlation-id': `${CANARY}-correlation`,
  'idempotency-key': `${CANARY}-key`,
  'if-match': `"${CANARY}"`,
  'user-agent': CANARY,
  referer: `https://example.org/${CANARY}`,
  cookie: `name=${CANARY}`,
}

/** Every operation, wrong in every way that leads down another path. */
async function driveEverything(service: TestService, t: Tap): Promise<string[]> {
  const problems: string[] = []
  const tokens = [`Bearer ${await service.token('referrer')}`, `Bearer ${CANARY}`]
  const all = operationsOf(service.app).flatMap((operation) =>
    bodiesOf(operation).flatMap((payload, body) =>
      MEMBERS.flatMap((member, path) =>
        tokens.map((authorization, token) => ({
          operation,
          payload,
          member,
          authorization,
          body,
          path,
          token,
        })),
      ),
    ),
  )
  // Behind a token that is none nothing is read: once of each operation.
  const share = shareOf(all, ({ operation: { id }, body, path, token }) =>
    token === 1
      ? [id, `${body} ${path}`]
      : [`${id} body ${body}`, `${id} path ${path}`, `${body} ${path} read`],
  )
  for (const { operation, payload, member, authorization } of share) {
    const path = operation.path.replaceAll(/\{\w+\}/g, member)
    const answer = await service.app.inject({
      method: operation.method,
      url: `${path}?${CANARY}=${CANARY}&cursor=${CANARY}&limit=${CANARY}`,
      headers: {
        ...hostileHeaders,
        authorization,
        ...(payload === undefined ? {} : { 'content-type': operation.bodyType ?? 'application/json' }),
      },
      ...(payload === undefined ? {} : { payload }),
      ...(operation.limit === undefined ? {} : { remoteAddress: anAddress() }),
    })
    // The request id is the sender's own; a pointer names the member that is not known.
    if (answer.statusCode >= 400) problems.push(answer.body.replaceAll(`urn:request:${CANARY}-request`, ''))
  }
  t.comment(`${inWords(share.length, all.length)} requests, ${problems.length} refusals`)
  return problems
}

const MEMBERS = [randomUUID(), CANARY, `${CANARY}%00`]

/** Bodies that are right, wrong in what they hold, and none. */
function bodiesOf(operation: Operation): (string | undefined)[] {
  if (operation.body === undefined) return [undefined]
  const right = bodyOf(operation) as object
  return [
    JSON.stringify(withCanary(right, CANARY)),
    JSON.stringify({ ...right, borough: CANARY, safety: CANARY, text: [CANARY] }),
    JSON.stringify(CANARY),
    `{"name": "${CANARY}`,
    `{"__proto__": "${CANARY}"}`,
    JSON.stringify({ text: `${CANARY}\u0000` }),
  ]
}

type Tap = { comment(text: string): void }

const metricsOf = async ({ app }: TestService) => (await app.inject('/metrics')).body

t.test(
  'what was sent stands in no log line, no metric, no refusal and no audit event, whatever goes wrong',
  async (t) => {
    const service = await createService(t)
    const problems = await driveEverything(service, t)
    t.ok(problems.length > 200)
    const values = problems.filter((problem) => withoutPointers(problem).includes(CANARY))
    t.strictSame(values.slice(0, 3), [], 'no refusal repeats a value')
    t.strictSame(service.logged.filter((line) => line.includes(CANARY)).slice(0, 3), [])
    t.notMatch(await metricsOf(service), CANARY)
    const { rows } = await sql<{ row: string }>`select to_jsonb(a)::text as row from audit_event a`.execute(
      service.database.admin,
    )
    t.ok(rows.length > 0)
    t.strictSame(
      rows.filter(({ row }) => row.includes(CANARY)),
      [],
    )
  },
)

/** A pointer may name a member that is not known: the sender has to find it. */
const withoutPointers = (answer: string) =>
  answer.startsWith('<!doctype html>') ? answer : JSON.stringify(JSON.parse(answer), dropPointers)
const dropPointers = (name: string, value: unknown) => (name === 'pointer' ? undefined : value)

t.test('errors of the database quote the row; what leaves us does not', async (t) => {
  const service = await createService(t)
  const send = async () =>
    service.app.inject({
      method: 'POST',
      url: '/v1/referrals',
      headers: {
        authorization: `Bearer ${await service.token('referrer')}`,
        'idempotency-key': randomUUID(),
      },
      payload: withCanary(formFrom('eligible'), CANARY),
    })
  const breakages: readonly (readonly [name: string, broken: string, mended: string, status: number])[] = [
    [
      'a check that fails quotes the row',
      'alter table referral_revision add constraint broken check (revision < 0) not valid',
      'alter table referral_revision drop constraint broken',
      500,
    ],
    [
      'a table that is gone',
      'alter table referral_event rename to gone',
      'alter table gone rename to referral_event',
      500,
    ],
    [
      'a right that is gone',
      'revoke insert on referral_child from front_door_app',
      'grant insert on referral_child to front_door_app',
      500,
    ],
    [
      'an audit trail that cannot be written',
      'revoke insert on audit_event from front_door_app',
      'grant insert on audit_event to front_door_app',
      500,
    ],
  ]
  for (const [name, broken, mended, status] of breakages) {
    await sql.raw(broken).execute(service.database.admin)
    const answer = await send()
    await sql.raw(mended).execute(service.database.admin)
    t.equal(answer.statusCode, status, name)
    t.match(answer.json(), { type: '/problems/internal-error' })
    t.notMatch(answer.body, CANARY)
    t.notMatch(answer.body, /referral_|constraint|relation|sql/i)
  }
  t.ok(
    service.logged.filter((line) => line.includes('unexpected error')).length >= breakages.length,
    'they are logged',
  )
  t.strictSame(
    service.logged.filter((line) => line.includes(CANARY)),
    [],
  )
  const kept = await service.database.admin.selectFrom('referral').select('id').execute()
  t.strictSame(kept, [], 'and nothing was kept by halves')
  t.equal((await send()).statusCode, 201)
})
