import t from 'tap'
import { callerOf } from '../../helpers/call.ts'
import { formFrom } from '../../helpers/forms.ts'
import { createService } from '../../helpers/service.ts'

const codesOf = (body: Record<string, unknown>, name: string) =>
  (body[name] as { operation: string; allowed: boolean }[]).filter((a) => a.allowed).map((a) => a.operation)

t.test(
  'a referral reads back letter for letter, to its sender and its council, and to nobody else',
  async (t) => {
    const service = await createService(t)
    const as = callerOf(service)
    const form = formFrom('three-children', (form) => Object.assign(form, { caseReference: 'Case  “7”' }))
    const sent = await as('referrer').post('/v1/referrals', form)
    const url = String(sent.headers['location'])
    for (const subject of [
      'referrer',
      'organisation_lead',
      'screening_officer@westminster',
      'decision_maker@westminster',
      'early_help_manager@westminster',
    ]) {
      const { status, body, etag } = await as(subject).get(url)
      t.equal(status, 200, subject)
      t.strictSame(body['form'], form, `${subject} reads what was sent`)
      t.equal(etag, '"1"')
      const { evaluation: _evaluation, ...cover } = sent.body
      t.strictSame(body['receipt'], cover)
    }
    for (const subject of [
      'other-referrer',
      'other-organisation_lead',
      'screening_officer@rbkc',
      'decision_maker@rbkc',
      'early_help_officer@rbkc',
    ]) {
      t.match(await as(subject).get(url), { status: 404, body: { type: '/problems/not-found' } }, subject)
    }
    for (const subject of [
      'analyst@westminster',
      'directory_editor@westminster',
      'information_governance@westminster',
      'case_system@westminster',
      'directory_provider',
    ]) {
      t.equal((await as(subject).get(url)).status, 403, subject)
    }
    const stored = await service.database.admin
      .selectFrom('referral_revision')
      .select('form')
      .executeTakeFirstOrThrow()
    t.equal(stored.form, JSON.stringify(form), 'the letters are kept')
  },
)

t.test('early help roles see no social care', async (t) => {
  const as = callerOf(await createService(t))
  const url = String(
    (await as('referrer').post('/v1/referrals', formFrom('social-care'))).headers['location'],
  )
  t.equal((await as('screening_officer@westminster').get(url)).status, 200)
  t.equal((await as('early_help_manager@westminster').get(url)).status, 404)
  t.strictSame((await as('early_help_manager@westminster').get('/v1/referrals')).body['items'], [])
})

t.test('the actions say what this caller may do now, and why not the rest', async (t) => {
  const as = callerOf(await createService(t))
  const url = String((await as('referrer').post('/v1/referrals', formFrom('emergency'))).headers['location'])
  const sender = await as('referrer').get(`${url}/actions`)
  t.strictSame(codesOf(sender.body, 'actions'), [
    'amendReferral',
    'submitRevision',
    'reevaluateReferral',
    'recordConsent',
    'withdrawConsent',
  ])
  t.match(
    (sender.body['actions'] as []).find(
      (action) => (action as { operation: string }).operation === 'withdrawReferral',
    ),
    { allowed: false, whyNot: { code: 'other_state', text: String } },
  )
  t.strictSame(codesOf((await as('screening_officer@westminster').get(`${url}/actions`)).body, 'actions'), [
    'amendReferral',
    'reevaluateReferral',
    'confirmEmergencyCall',
    'recordConsent',
    'withdrawConsent',
    'assessSharing',
    'discloseReferral',
    'revokeDisclosure',
    'claimReferral',
    'requestInformation',
    'recordDecision',
  ])
})

t.test('lists page through everything once, by filter, and overdue shows', async (t) => {
  const service = await createService(t)
  const as = callerOf(service)
  for (const example of ['eligible', 'eligible', 'social-care', 'consent-refused', 'eligible'])
    await as('referrer').post('/v1/referrals', formFrom(example))
  type Page = { items: { id: string; overdue: boolean; status: string }[]; links: { next?: string } }
  const pages: string[][] = []
  let url: string | undefined = '/v1/referrals?limit=2&view=sent'
  while (url !== undefined) {
    const { body, headers } = await as('referrer').get(url)
    const { items, links } = body as Page
    pages.push(items.map(({ id }) => id))
    t.equal(headers['link'], links.next && `<${links.next}>; rel="next"`)
    url = links.next
  }
  t.strictSame(
    pages.map((page) => page.length),
    [2, 2, 1],
  )
  t.equal(new Set(pages.flat()).size, 5)
  const filtered = await as('screening_officer@westminster').get('/v1/referrals?status=referred_back')
  t.match((filtered.body as Page).items, [{ status: 'referred_back' }])
  t.equal(
    ((await as('screening_officer@westminster').get('/v1/referrals?service=social_care')).body as Page).items
      .length,
    1,
  )
  service.clock.now = new Date('2026-11-25T00:30:00Z')
  const late = (await as('screening_officer@westminster').get('/v1/referrals?status=received')).body as Page
  t.ok(late.items.every(({ overdue }) => overdue))
})
