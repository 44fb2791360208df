import t from 'tap'
import type { Caller } from '#platform/access.ts'
import { readsOfOthers } from '#referrals/index.ts'
import { readUntil } from '../../handover/feed.ts'
import { type Body, callerOf } from '../../helpers/call.ts'
import { aboutReferral, decisionOf } from '../../helpers/decisions.ts'
import { formFrom } from '../../helpers/forms.ts'
import { createService } from '../../helpers/service.ts'
import { registerColleagues } from '../../triage/colleagues.ts'

const OFFICER = 'early_help_officer@westminster'
const WHOLE = [
  'referrer',
  'screening_officer@westminster',
  'decision_maker@westminster',
  'early_help_manager@westminster',
]
const AT = '/children/0/siblings/items/0/knownGangNominal'
/** What tells of an older sibling, wherever it stands. */
const TELLING = /canary|convicted|[Gg]ang|TEH-P7|W16"/
/** The published sentences are quoted whatever is found, word for word. */
const withoutQuotations = (body: unknown) =>
  JSON.stringify(body, (name, value) => (name === 'quotations' ? undefined : value))

const service = await createService(t)
const as = callerOf(service)
await registerColleagues(service.database.admin, [
  {
    subject: 'manager-elsewhere',
    memberships: [
      { role: 'early_help_officer', council: 'westminster' },
      { role: 'decision_maker', council: 'rbkc' },
    ],
  },
])

/** A referral on which everything that can be said of a sibling is said, in every way. */
async function told() {
  const form = formFrom('eligible', (form) => {
    const source = { role: 'canaryrole', reasons: 'canaryreasons' }
    Object.assign(form.children[0] as object, {
      dateOfBirth: '2015-04-02',
      siblings: {
        items: [
          { dateOfBirth: '2009-09-09', convictedOfSupplyingDrugs: true, knownGangNominal: null, source },
          { convictedOfSupplyingDrugs: false, dateOfBirth: '2008-01-01' },
        ],
        complete: true,
      },
    })
    form['disputes'] = [
      {
        pointer: AT,
        reports: [
          { value: true, reportedBy: { role: 'canarypolice' } },
          { value: false, reportedBy: { role: 'canaryschool' } },
        ],
      },
    ]
  })
  const sent = await as('referrer').post('/v1/referrals', form)
  t.equal(sent.status, 201, JSON.stringify(sent.body))
  const id = String(sent.body['id'])
  const url = `/v1/referrals/${id}`
  const asked = await as('screening_officer@westminster').post(
    `${url}/information-requests`,
    { questions: [{ question: 'Is he canaryquestion?', pointer: AT }, { question: 'And the school?' }] },
    { ifMatch: sent.etag },
  )
  const answer = { text: 'He is, canarywords.' }
  await as('referrer').post(`${url}/information-requests/${asked.body['id']}/answer`, answer)
  const added = { text: 'canaryaddition', answers: [{ pointer: AT, value: true }] }
  await as('referrer').post(`${url}/amendments`, added)
  await as('referrer').post(`${url}/amendments`, { text: 'The school has rung.' })
  const { etag } = await as('referrer').get(url)
  const decision = decisionOf('no_further_action', await aboutReferral(service.database, id, id))
  const decided = await as('early_help_manager@westminster').post(`${url}/decisions`, decision, {
    ifMatch: etag,
  })
  t.equal(decided.status, 201, JSON.stringify(decided.body))
  return { form, url }
}

const READS = ['', '/evaluations', '/information-requests', '/decisions', '/history', '/consents'] as const
const referral = { form: {} as object, url: '' }
const read = async (who: string, path: string) => (await as(who).get(`${referral.url}${path}`)).body

t.test('a referral that tells of an older sibling in every way', async () => {
  Object.assign(referral, await told())
})

for (const who of [OFFICER, 'manager-elsewhere'])
  t.test(`${who} reads a referral without what is known of other persons, and is told so`, async (t) => {
    for (const path of READS) t.notMatch(withoutQuotations(await read(who, path)), TELLING, path)
    const whole = await read(who, '')
    t.strictSame(whole['withheld'], [
      { pointer: '/form/children/0/siblings', category: 'other_persons' },
      { pointer: '/form/disputes/0', category: 'other_persons' },
      { pointer: '/amendments/0/amendment/text', category: 'other_persons' },
      { pointer: '/amendments/1/amendment/text', category: 'other_persons' },
      { pointer: '/amendments/1/amendment/answers/0', category: 'other_persons' },
    ])
    t.match(whole, { form: { children: [{ key: 'jonah', attendance: {} }] } }, 'all else is there')
    t.match(whole['amendments'], [{}, {}, { amendment: { text: 'The school has rung.' } }])
    const { items } = (await read(who, '/information-requests')) as { items: Body[] }
    t.match(items, [
      {
        questions: [{ question: /Left out/ }, { question: 'And the school?' }],
        withheld: [{ pointer: '/questions/0' }, { pointer: '/answer/text' }],
      },
    ])
    const evaluations = (await read(who, '/evaluations')) as { items: Body[] }
    t.match(evaluations.items[0], {
      evaluation: { result: 'eligible' },
      withheld: [{ pointer: /^\/evaluation\/children\/0\/criteria\/\d+$/, category: 'other_persons' }],
    })
  })

t.test('whoever checks or decides reads all of it, and so does the sender', async (t) => {
  for (const who of WHOLE) {
    const whole = await read(who, '')
    t.notOk('withheld' in whole, who)
    t.strictSame(whole['form'], referral.form, who)
    for (const path of ['/evaluations', '/information-requests'])
      t.match(withoutQuotations(await read(who, path)), TELLING, `${who} ${path}`)
  }
  t.match(withoutQuotations(await read('decision_maker@westminster', '/decisions')), /TEH-P7/)
})

t.test('what an officer does tells them no more than what they read', async (t) => {
  const { url } = await told()
  const again = await as(OFFICER).post(`${url}/evaluations`, { reason: 'A new term.' })
  const sent = await as('referrer').post('/v1/referrals', referral.form)
  const open = String(sent.headers['location'])
  const evaluated = await as(OFFICER).post(`${open}/evaluations`, { reason: 'A new term.' })
  t.match(evaluated, { status: 201, body: { withheld: [{ category: 'other_persons' }] } })
  const amended = await as(OFFICER).post(`${open}/amendments`, { text: 'Rung the school.' })
  t.match(amended, { status: 201, body: { withheld: [{ category: 'other_persons' }] } })
  for (const { body } of [again, evaluated, amended]) t.notMatch(withoutQuotations(body), TELLING)
  const whole = await as('screening_officer@westminster').post(`${open}/amendments`, { text: 'Rung again.' })
  t.match(withoutQuotations(whole.body), TELLING)
})

t.test('the case system is handed over nothing of it, and is told that it was there', async (t) => {
  const system = as('case_system@westminster')
  const told = await readUntil(
    service,
    'case_system@westminster',
    '/v1/initial-contacts?limit=100',
    ({ length }) => length > 0,
  )
  for (const { id } of told) {
    const { body } = await system.get(`/v1/initial-contacts/${id}`)
    t.notMatch(withoutQuotations(body), TELLING)
    t.match(body, { content: { withheld: [{ pointer: '/children/0/siblings', category: 'other_persons' }] } })
  }
})

t.test('by role, in the council that keeps the referral', async (t) => {
  const caller = (...memberships: Caller['memberships']) => ({ memberships }) as unknown as Caller
  const table = {
    screening_officer: true,
    decision_maker: true,
    early_help_manager: true,
    early_help_officer: false,
    case_system: false,
    information_governance: false,
    analyst: false,
    directory_editor: false,
    recipient: false,
  } as const
  for (const [role, reads] of Object.entries(table)) {
    const one = caller({ role: role as keyof typeof table, council: 'westminster' })
    t.equal(readsOfOthers(one, 'westminster', false), reads, role)
    t.equal(readsOfOthers(one, 'rbkc', false), false, `${role} of another council`)
    t.equal(readsOfOthers(one, 'westminster', true), true, `${role}, who wrote it`)
  }
})
