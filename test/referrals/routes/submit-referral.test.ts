import t from 'tap'
import { callerOf } from '../../helpers/call.ts'
import { formFrom } from '../../helpers/forms.ts'
import { createService } from '../../helpers/service.ts'
import { cases } from './submitted-forms.ts'

t.test(
  'a submission gets the status, the result, the clock and the reasons that its form calls for',
  async (t) => {
    const as = callerOf(await createService(t))
    for (const row of cases) {
      const { status, body, headers } = await as('referrer').post(
        '/v1/referrals',
        formFrom(row.example, row.change),
      )
      const evaluation = body['evaluation'] as { result: string }
      const why = (body['why'] as { code: string }[]).map(({ code }) => code)
      t.equal(status, 201, `${row.name}: recorded`)
      t.match(
        {
          status: body['status'],
          result: evaluation.result,
          council: body['council'],
          dueOn: body['dueOn'],
          rings: (body['telephones'] as []).length > 0,
        },
        {
          status: row.status,
          result: row.result,
          council: row.council,
          dueOn: row.dueOn,
          rings: row.rings ?? false,
        },
        row.name,
      )
      t.strictSame(why.slice(0, row.why.length), row.why, `${row.name}: why`)
      t.equal(headers['location'], `/v1/referrals/${body['id']}`)
      t.equal(headers['etag'], '"1"')
    }
  },
)

t.test('the receipt names the criteria that are met, with their sentences', async (t) => {
  const as = callerOf(await createService(t))
  const { body } = await as('referrer').post('/v1/referrals', formFrom('eligible'))
  const met = (body['why'] as { code: string; sentence?: { id: string; text: string } }[]).filter(
    ({ code }) => code.startsWith('TEH-'),
  )
  t.ok(met.some(({ code }) => code.startsWith('TEH-P')))
  t.match(met.find(({ code }) => code === 'TEH-G1')?.sentence, {
    id: 'W2',
    text: /^Referrals will be accepted by our Targeted Early Help Service/,
  })
})

const receipts: readonly (readonly [now: string, dueOn: string, why: string])[] = [
  ['2026-11-23T09:30:00Z', '2026-11-24', 'a Monday'],
  ['2026-11-27T16:00:00Z', '2026-11-30', 'a Friday'],
  ['2026-11-28T10:00:00Z', '2026-11-30', 'a Saturday: the first working day after it'],
  ['2026-12-24T10:00:00Z', '2026-12-29', 'Christmas Eve; 26 December is a Saturday, its substitute the 28th'],
  ['2027-03-26T10:00:00Z', '2027-03-30', 'Good Friday'],
  ['2027-06-30T23:30:00Z', '2027-07-02', 'half past midnight on Thursday in London'],
]

t.test(
  'the next steps are due one working day after receipt, and the same day where harm is suspected',
  async (t) => {
    const service = await createService(t)
    const as = callerOf(service)
    for (const [now, dueOn, why] of receipts) {
      service.clock.now = new Date(now)
      const { body } = await as('referrer').post('/v1/referrals', formFrom('eligible'))
      t.equal(body['dueOn'], dueOn, why)
      t.equal(body['receivedAt'], new Date(now).toISOString())
    }
  },
)

t.test(
  'a form that contradicts itself is refused with pointers, and one in danger is told to ring',
  async (t) => {
    const service = await createService(t)
    const as = callerOf(service)
    const future = formFrom('eligible', (form) =>
      Object.assign(form.children[0] as object, { dateOfBirth: '2030-01-01' }),
    )
    const refused = await as('referrer').post('/v1/referrals', future)
    t.match(refused, {
      status: 422,
      body: { type: '/problems/form-not-valid', errors: [{ pointer: '/children/0/dateOfBirth' }] },
    })
    t.equal(refused.body['detail'], undefined)

    const danger = formFrom('emergency', (form) => Object.assign(form, { misspelt: true }))
    const misspelt = await as('referrer').post('/v1/referrals', danger)
    t.match(misspelt, {
      status: 400,
      body: { type: '/problems/invalid-request', detail: /ring 999/, errors: [{ pointer: '/misspelt' }] },
    })
    const { rows } = await service.database.admin
      .selectFrom('referral')
      .select('id')
      .execute()
      .then((rows) => ({ rows }))
    t.strictSame(rows, [])
  },
)

t.test('a sender’s case reference is sent once', async (t) => {
  const as = callerOf(await createService(t))
  const form = formFrom('eligible', (form) => Object.assign(form, { caseReference: 'CASE-1' }))
  const first = await as('referrer').post('/v1/referrals', form)
  const again = await as('referrer').post('/v1/referrals', form)
  t.match(again, {
    status: 409,
    body: { type: '/problems/case-reference-already-sent', existing: first.headers['location'] as string },
  })
  const colleague = await as('organisation_lead').post('/v1/referrals', form)
  t.match(
    colleague,
    { status: 409, body: { existing: first.headers['location'] as string } },
    'the lead may read the first',
  )
  t.equal(
    (await as('other-referrer').post('/v1/referrals', form)).status,
    201,
    'another school’s case references are its own',
  )
})

t.test('a child referred again is linked for the council, and the sender is not told', async (t) => {
  const as = callerOf(await createService(t))
  const first = await as('referrer').post('/v1/referrals', formFrom('eligible'))
  const second = await as('other-referrer').post('/v1/referrals', formFrom('eligible'))
  const seen = await as('screening_officer@westminster').get(String(second.headers['location']))
  const links = seen.body['links'] as { referral: string; kind: string }[]
  t.ok(links.length > 0)
  t.ok(links.every(({ referral }) => referral === first.body['id']))
  const own = await as('other-referrer').get(String(second.headers['location']))
  t.equal(own.body['links'], undefined)
  t.notMatch(JSON.stringify([second.body, own.body]), String(first.body['id']))

  const rbkc = await as('referrer').post(
    '/v1/referrals',
    formFrom('eligible', (form) => Object.assign(form, { borough: 'kensington-and-chelsea' })),
  )
  const other = await as('early_help_officer@rbkc').get(String(rbkc.headers['location']))
  t.strictSame(other.body['links'], [], 'not across councils')
})
