import t from 'tap'
import type { ReferralForm } from '#referrals/index.ts'
import { agesOn, wantsOf } from '../../src/triage/suggestions/wants.ts'
import { placeAt, publisher } from '../directory/finding/services.ts'
import { aboutReferral, decisionOf } from '../helpers/decisions.ts'
import { formFrom } from '../helpers/forms.ts'
import { createStage } from '../helpers/stage.ts'

const stage = await createStage(t)
const { admin } = stage.database
const publish = publisher(stage.database)
// The made-up form’s family lives in W9.
await admin.insertInto('postcode_point').values({ code: 'W9', latitude: 51.528, longitude: -0.195 }).execute()
const near = [placeAt(51.53, -0.19)]
const carers = await publish.service({
  name: 'Young carers (made up)',
  categories: ['young_carers', 'mental_health'],
  ages: { from: 8, to: 18 },
  places: near,
})
await publish.service({
  name: 'Young adult carers (made up)',
  categories: ['young_carers'],
  ages: { from: 16 },
  places: near,
})
await publish.service({
  name: 'Carers far away (made up)',
  categories: ['young_carers'],
  places: [placeAt(53, -1)],
})
await publish.service({
  name: 'Closed carers (made up)',
  categories: ['young_carers'],
  state: 'temporarily_closed',
  places: near,
})
await publish.service(
  { name: 'Family hub (made up)', categories: ['family_hubs'], places: near, languages: ['en'] },
  'rbkc',
)
await publish.service({ name: 'Pool (made up)', categories: ['sports'], places: near })

const sent = await stage.as('referrer', 'submitReferral', { body: formFrom('eligible') })
const referralId = sent.json<{ id: string }>().id
const suggested = (who: string, id = referralId) =>
  stage.as(who, 'suggestServices', { params: { referralId: id } })

type Answer = {
  children: {
    key: string
    services: { id: string; name: string; reasons: { filter: string; text: string; because?: string }[] }[]
  }[]
}

t.test('what fits a child’s age, needs and place, with the reasons', async (t) => {
  const answer = await suggested('screening_officer@westminster')
  t.equal(answer.statusCode, 200)
  const [child] = answer.json<Answer>().children
  t.equal(child?.key, 'jonah')
  t.strictSame(
    child?.services.map(({ name }) => name),
    ['Young carers (made up)', 'Family hub (made up)'],
  )
  t.match(child?.services[0]?.reasons, [
    { filter: 'category', because: '/children/0/youngCarer' },
    { filter: 'category', because: '/assessment/children/0/needs/emotionalAndBehavioural' },
    { filter: 'age', text: 'From the age of 8 to 18.' },
    { filter: 'near' },
  ])
  const words = formFrom('eligible') as ReferralForm
  t.notMatch(
    answer.body,
    new RegExp([words.children[0]?.familyName, 'W9', 'Example Street', '2016'].join('|')),
  )
})

t.test('they go into the decision as they are', async (t) => {
  const [child] = (await suggested('decision_maker@westminster')).json<Answer>().children
  const services = child?.services.map(({ id, name }) => ({ id, name }))
  const about = await aboutReferral(stage.database, referralId, referralId)
  const decision = decisionOf('signpost_universal', about) as { children: object[] }
  const body = { ...decision, children: decision.children.map((each) => ({ ...each, services })) }
  const read = await stage.as('decision_maker@westminster', 'getReferral', { params: { referralId } })
  const headers = { 'if-match': String(read.headers['etag']) }
  const decided = await stage.as('decision_maker@westminster', 'recordDecision', {
    params: { referralId },
    body,
    headers,
  })
  t.equal(decided.statusCode, 201, decided.body)
  t.match(decided.body, carers)
})

t.test('staff of the council alone, and of what they may read', async (t) => {
  t.equal((await suggested('referrer')).statusCode, 403)
  t.equal((await suggested('directory_editor@westminster')).statusCode, 403)
  t.equal((await suggested('screening_officer@rbkc')).statusCode, 404)
  const held = await stage.as('referrer', 'submitReferral', { body: formFrom('consent-refused') })
  t.equal((await suggested('screening_officer@westminster', held.json<{ id: string }>().id)).statusCode, 404)
})

t.test('nothing of it is left in a log', (t) => {
  t.notMatch(stage.logged.join('\n'), /W9|young_carers|jonah/i)
  t.end()
})

t.test('by what is answered yes, and by no words', (t) => {
  const form = formFrom('eligible') as ReferralForm
  const [child] = form.children
  if (child === undefined) throw new Error('The made-up form has no child.')
  const of = (more: Partial<typeof child>, rest: Partial<ReferralForm> = {}) =>
    wantsOf({ ...form, ...rest, children: [{ key: 'jonah', ...more }] } as ReferralForm, 0).map(
      ({ category }) => category,
    )
  const bare = { assessment: undefined, parentalFactors: undefined } as unknown as Partial<ReferralForm>
  t.strictSame(of({}, bare), ['family_hubs'])
  t.strictSame(of({ disabilities: ['NONE'] } as never, bare), ['family_hubs'])
  t.strictSame(of({ disabilities: ['AUT'], send: 'ehc_plan' } as never, bare), [
    'disabled_children',
    'short_breaks',
    'inclusive_sports',
    'send_advice',
    'family_hubs',
  ])
  t.strictSame(of({ youngCarer: { identifiedBy: 'not_a_young_carer' } } as never, bare), ['family_hubs'])
  t.strictSame(of({}, { ...bare, parentalFactors: { domesticAbuse: 'not_known', substanceMisuse: true } }), [
    'drugs_and_alcohol',
    'family_hubs',
  ])
  t.strictSame(agesOn({ ...child, dateOfBirth: '2016-11-24' }, '2026-11-23'), { from: 9, to: 9 })
  t.strictSame(agesOn({ ...child, dateOfBirth: 'not_known', yearOfBirth: 2016 }, '2026-11-23'), {
    from: 9,
    to: 10,
  })
  t.strictSame(agesOn({ key: 'a', expectedDate: '2027-02-01' }, '2026-11-23'), { from: 0, to: 0 })
  t.equal(agesOn({ key: 'a' }, '2026-11-23'), undefined)
  t.end()
})
