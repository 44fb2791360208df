import t from 'tap'
import { formFrom } from '../helpers/forms.ts'
import { createStage } from '../helpers/stage.ts'

const stage = await createStage(t)
const { as, database } = stage

const countReferrals = async () => (await database.admin.selectFrom('referral').select('id').execute()).length

t.test(
  'a case reference is its system’s and its school’s own; where the first one is, is told to who may read it',
  async (t) => {
    const form = { ...formFrom('eligible'), caseReference: 'CASE-1' }
    const first = (await as('referrer', 'submitReferral', { body: form })).json<{ id: string }>().id
    for (const who of ['referrer', 'organisation_lead']) {
      const again = await as(who, 'submitReferral', { body: form })
      t.match(
        again.json(),
        { type: '/problems/case-reference-already-sent', existing: `/v1/referrals/${first}` },
        who,
      )
    }
    for (const who of ['case-system', 'other-referrer'])
      t.equal(
        (await as(who, 'submitReferral', { body: form })).statusCode,
        201,
        `${who} has references of their own`,
      )
  },
)

t.test('a case reference raced under forty keys is one referral', async (t) => {
  const before = await countReferrals()
  const body = { ...formFrom('eligible'), caseReference: 'RACED' }
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => as('case-system', 'submitReferral', { body })),
  )
  const made = answers.filter(({ statusCode }) => statusCode === 201)
  t.equal(made.length, 1)
  const existing = made[0]?.headers['location']
  for (const answer of answers.filter((each) => !made.includes(each)))
    t.match(answer.json(), { status: 409, type: '/problems/case-reference-already-sent', existing })
  t.equal(await countReferrals(), before + 1)
})

t.test('a colleague’s reference in the same system is taken, and where it is stays theirs', async (t) => {
  const form = { ...formFrom('eligible'), caseReference: 'CASE-2' }
  t.equal((await as('organisation_lead', 'submitReferral', { body: form })).statusCode, 201)
  const refused = await as('referrer', 'submitReferral', { body: form })
  t.equal(refused.statusCode, 409)
  t.notOk('existing' in refused.json(), 'a referrer does not see what the lead has sent')
})

t.test('drafts and forms with one case reference race to one referral', async (t) => {
  const before = await countReferrals()
  const form = { ...formFrom('eligible'), caseReference: 'CASE-3' }
  const draft = async () =>
    (await as('referrer', 'createDraft', { body: { form } })).json<{ id: string }>().id
  const drafts = await Promise.all(Array.from({ length: 6 }, draft))
  const answers = await Promise.all([
    ...drafts.map((draftId) => as('referrer', 'submitDraft', { params: { draftId } })),
    ...Array.from({ length: 6 }, () => as('referrer', 'submitReferral', { body: form })),
  ])
  t.strictSame(answers.map(({ statusCode }) => statusCode).toSorted(), [
    201,
    ...Array.from({ length: 11 }, () => 409),
  ])
  t.equal(await countReferrals(), before + 1)
  const left = await database.admin.selectFrom('draft').select('id').where('id', 'in', drafts).execute()
  t.ok(left.length >= 5, 'a draft that was refused is still there')
})
