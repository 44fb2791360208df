import t from 'tap'
import { callerOf } from '../helpers/call.ts'
import { aboutReferral, decisionOf } from '../helpers/decisions.ts'
import { formFrom } from '../helpers/forms.ts'
import { createService, MONDAY } from '../helpers/service.ts'
import { registerColleagues } from './colleagues.ts'

/** "Undetermined must never become a silent refusal" (eligibility-criteria.md): five points, a test each. */
t.test('undetermined is never a silent refusal', async (t) => {
  const service = await createService(t)
  await registerColleagues(service.database.admin, [
    { subject: 'second-decision_maker', memberships: [{ role: 'decision_maker', council: 'westminster' }] },
  ])
  const as = callerOf(service)
  const worker = as('decision_maker@westminster')
  const QUEUE = '/v1/councils/westminster/triage-queue'
  type Item = { id: string; result: string; status: string; overdue: boolean; attention: string }
  type Counts = { total: number; overdue: number; byResult: Record<string, number> }
  const queue = async (query = '') => (await worker.get(`${QUEUE}${query}`)).body['items'] as Item[]
  const counts = async () => (await worker.get(`${QUEUE}/counts`)).body as Counts
  /** Undetermined, with every safety question answered. */
  const undetermined = () =>
    formFrom('undetermined', (form) => {
      form.safety['adultAtRisk'] = false
    })
  const send = async (form: object) => {
    const sent = await as('referrer').post('/v1/referrals', form)
    t.equal(sent.status, 201)
    const id = String(sent.body['id'])
    return { id, url: `/v1/referrals/${id}`, etag: sent.etag, body: sent.body }
  }

  await t.test(
    '1: it is received, with its own result, its own place in the queue and its own count',
    async (t) => {
      const before = await counts()
      const { id, body } = await send(undetermined())
      t.match(body, { status: 'received', evaluation: { result: 'undetermined', couldStillBe: Array } })
      t.match(await queue('?result=undetermined'), [{ id, status: 'received', result: 'undetermined' }])
      t.notOk((await queue('?result=not_eligible')).some((item) => item.id === id))
      const after = await counts()
      t.equal((after.byResult['undetermined'] as number) - (before.byResult['undetermined'] as number), 1)
      t.equal(after.byResult['not_eligible'], before.byResult['not_eligible'])
      t.equal(after.total - before.total, 1)
    },
  )

  await t.test(
    '2: what is missing is named with who can answer; the clock runs on, and overdue shows',
    async (t) => {
      const { id, url, body, etag } = await send(undetermined())
      type Missing = { pointer: string; question: string; whoCanAnswer: string[] }[]
      const evaluation = body['evaluation'] as { missing: Missing; children: { missing: Missing }[] }
      const missing = [...evaluation.missing, ...evaluation.children.flatMap((child) => child.missing)]
      t.ok(missing.length > 0)
      for (const { pointer, question, whoCanAnswer } of missing) {
        t.match(pointer, /^\//)
        t.match(question, /\S/, pointer)
        t.ok(whoCanAnswer.length > 0, `somebody can answer ${pointer}`)
      }
      t.match(
        await as('referrer').get(url),
        { body: { result: 'undetermined', dueOn: '2026-11-24' } },
        'they are told',
      )
      const asked = await worker.post(
        `${url}/information-requests`,
        { questions: missing.map(({ question, pointer }) => ({ question, pointer })) },
        { ifMatch: etag },
      )
      t.equal(asked.status, 201)
      const overdueNow = (await counts()).overdue
      const find = async () => (await queue('?result=undetermined')).find((item) => item.id === id)
      t.match(await find(), { status: 'awaiting_information', dueOn: '2026-11-24', overdue: false })
      service.clock.now = new Date('2026-11-25T00:00:00Z')
      t.match(await find(), { overdue: true, dueOn: '2026-11-24' }, 'asking does not stop the clock')
      t.ok((await counts()).overdue > overdueNow)
      t.ok((await queue('?overdue=true')).some((item) => item.id === id))
      t.match(await as('referrer').get(url), { body: { overdue: true } }, 'to the sender too')
      service.clock.now = new Date(MONDAY)
    },
  )

  await t.test(
    '3: a decline needs a reason and named people, and keeps which criteria were undetermined',
    async (t) => {
      const { id, url, etag, body } = await send(undetermined())
      const decision = decisionOf('no_further_action', await aboutReferral(service.database, id, id))
      const post = (subject: string, more: object = {}) =>
        as(subject).post(`${url}/decisions`, { ...decision, ...more }, { ifMatch: etag })
      t.match(await post('decision_maker@westminster', { reasons: 'No.' }), {
        status: 422,
        body: { errors: [{ pointer: '/reasons', code: 'reasons_too_short' }] },
      })
      t.equal((await post('screening_officer@westminster')).status, 403, 'not for a screening officer')
      t.equal((await post('early_help_officer@westminster')).status, 403)
      const proposed = await post('decision_maker@westminster')
      t.match(proposed, { status: 201, body: { state: 'proposed' } })
      const signed = await as('second-decision_maker').post(
        `${url}/decisions/${proposed.body['id']}/confirmation`,
        { agrees: true, note: 'I agree (made up).' },
        { ifMatch: proposed.etag },
      )
      t.match(signed, {
        status: 200,
        body: {
          state: 'recorded',
          decidedBy: [{ name: /decision maker of Westminster/ }, { name: 'second-decision_maker (made up)' }],
        },
      })
      type Criteria = { id: string; status: string }[]
      const evaluation = body['evaluation'] as {
        criteria: Criteria
        children: { key: string; criteria: Criteria }[]
      }
      const against = (
        signed.body['findings'] as { against: { child: string; result: string; criteria: Criteria }[] }
      ).against
      t.equal(against.length, evaluation.children.length)
      for (const [position, child] of evaluation.children.entries()) {
        const open = [...evaluation.criteria, ...child.criteria].filter(({ status }) => status !== 'not_met')
        t.match(against[position], { child: child.key, result: 'undetermined' })
        t.strictSame(
          against[position]?.criteria,
          open.map(({ id, status }) => ({ id, status })),
        )
        t.ok(open.some(({ status }) => status === 'undetermined'))
      }
      const accepted = await send(undetermined())
      const more = { reasons: 'Yes.' }
      t.match(
        await worker.post(
          `${accepted.url}/decisions`,
          {
            ...decisionOf(
              'accept_targeted_early_help',
              await aboutReferral(service.database, accepted.id, id),
            ),
            ...more,
          },
          { ifMatch: accepted.etag },
        ),
        { status: 201, body: { state: 'recorded', findings: { against: [] } } },
        'it may be accepted, in a word, by one person',
      )
    },
  )

  await t.test('4: wherever results are counted or kept it counts as itself', async (t) => {
    const before = await counts()
    t.strictSame(Object.keys(before.byResult).toSorted(), [
      'eligible',
      'emergency',
      'not_eligible',
      'social_care',
      'undetermined',
    ])
    const open = await send(undetermined())
    await send(formFrom('not-eligible'))
    const after = await counts()
    const added = (result: string) => (after.byResult[result] as number) - (before.byResult[result] as number)
    t.equal(added('undetermined'), 1)
    t.equal(added('not_eligible'), 1)
    t.equal(
      Object.values(after.byResult).reduce((sum, count) => sum + count),
      after.total,
      'and only once',
    )
    await worker.post(
      `${open.url}/decisions`,
      decisionOf('accept_targeted_early_help', await aboutReferral(service.database, open.id, open.id)),
      { ifMatch: open.etag },
    )
    const kept = await service.database.admin
      .selectFrom('decision_child')
      .select('result')
      .where('referral_id', '=', open.id)
      .execute()
    t.strictSame(kept, [{ result: 'undetermined' }], 'what was decided keeps what the criteria had said')
  })

  await t.test('5: an unanswered safety question sorts it to the top', async (t) => {
    const answered = await send(undetermined())
    const eligible = await send(formFrom('eligible'))
    const unanswered = await send(
      formFrom('undetermined', (form) => {
        form.safety['adultAtRisk'] = 'not_known'
      }),
    )
    const items = await queue()
    const at = ({ id }: { id: string }) => items.findIndex((item) => item.id === id)
    t.equal(at(unanswered), 0)
    t.match(items[0], { attention: 'safety_unanswered', result: 'undetermined' })
    t.ok(at(unanswered) < at(answered))
    t.ok(at(unanswered) < at(eligible))
    t.match(items[at(answered)], { attention: 'none' })
  })
})
