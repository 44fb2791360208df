import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import t from 'tap'
import { evaluateEligibility } from '../../src/referrals/routes/evaluate-eligibility.ts'
import { type Answered, callerOf } from '../helpers/call.ts'
import { formFrom } from '../helpers/forms.ts'
import { createService } from '../helpers/service.ts'
import { showConsents } from './answers-of-consent.ts'
import { showContent } from './answers-of-content.ts'
import { showEditing } from './answers-of-directory-editing.ts'
import { showFinding } from './answers-of-directory-finding.ts'
import { showDisclosures } from './answers-of-disclosures.ts'
import { showFamilies } from './answers-of-families.ts'
import { showFeed } from './answers-of-feed.ts'
import { showHandover } from './answers-of-handover.ts'
import { showProviders } from './answers-of-providers.ts'
import { showTriage } from './answers-of-triage.ts'
import { showWebhooks } from './answers-of-webhooks.ts'

// The answers shown in openapi.json are those of this run. To record them anew:
// FRONT_DOOR_TEST_RECORD=1 npx tap test/openapi/answers.test.ts; npm run format; npm run openapi
const RECORD = process.env['FRONT_DOOR_TEST_RECORD'] === '1'
const FOLDER = new URL('../../examples/answers/', import.meta.url)

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const SECRET = /whsec_[A-Za-z0-9+/]+=*/g
const CURSOR = /(?<=[?&]cursor=)[\w-]+/g
const REFERENCE = /FD(?:-[0-9A-Z]{4}){3}/g

/** The same made-up id wherever the same one stands in an answer. */
function madeUpIds(): (id: string) => string {
  const seen: string[] = []
  return (id) => {
    if (!seen.includes(id)) seen.push(id)
    return `019ab000-0000-7000-8000-${String(seen.indexOf(id) + 1).padStart(12, '0')}`
  }
}

t.test('the answers shown in openapi.json are those the service gives', async (t) => {
  const service = await createService(t)
  const as = callerOf(service)
  const [sender, staff] = [as('referrer'), as('screening_officer@westminster')]
  const shown = new Set<string>()
  const show = (operation: string, { status, body, ...rest }: Answered): Answered => {
    t.ok(status < 300, `${operation} ${status}`)
    const plain = JSON.stringify(body, null, 2)
      .replace(UUID, madeUpIds())
      .replace(REFERENCE, 'FD-7K3M-9QXR-2B6T')
      .replace(
        SECRET,
        `whsec_${Buffer.from('a secret that is made up, letter for letter').toString('base64')}`,
      )
      .replaceAll('https://93.184.215.14', 'https://case-system.example.org')
      .replace(CURSOR, 'WyJtYWRlIHVwIl0')
    const file = new URL(`${operation}.json`, FOLDER)
    if (RECORD) writeFileSync(file, `${plain}\n`)
    shown.add(`${operation}.json`)
    t.strictSame(JSON.parse(plain), JSON.parse(readFileSync(file, 'utf8')), operation)
    return { status, body, ...rest }
  }
  const at = (answer: Answered) => `/v1/referrals/${String(answer.body['id'])}`

  const rbkc = formFrom('rbkc-early-help')
  const submitted = show('submitReferral', await sender.post('/v1/referrals', formFrom('eligible')))
  show('listReferrals', await sender.get('/v1/referrals?limit=5'))
  const small = await sender.post('/v1/referrals', rbkc)
  show('getReferral', await sender.get(at(small)))
  show('listEvaluations', await sender.get(`${at(small)}/evaluations`))
  const again = { reason: 'A look before the meeting.' }
  show('reevaluateReferral', await sender.post(`${at(small)}/evaluations`, again))
  show(
    'amendReferral',
    await sender.post(`${at(small)}/amendments`, { text: 'Mrs Holloway is home from hospital.' }),
  )

  const emergency = await sender.post('/v1/referrals', formFrom('emergency'))
  const note = { note: 'The club leader rang at 18:40 (made up).' }
  show(
    'confirmEmergencyCall',
    await staff.post(`${at(emergency)}/telephone-confirmation`, note, { ifMatch: emergency.etag }),
  )

  show('getReferralActions', await sender.get(`${at(submitted)}/actions`))
  const reason = { reason: 'The family has found help (made up).' }
  show(
    'withdrawReferral',
    await sender.post(`${at(submitted)}/withdrawal`, reason, { ifMatch: submitted.etag }),
  )
  show('listReferralHistory', await sender.get(`${at(submitted)}/history`))

  const { borough, serviceRequested, safety, ...rest } = rbkc
  const draft = show(
    'createDraft',
    await sender.post('/v1/drafts', { form: { borough, serviceRequested, safety } }),
  )
  const draftAt = `/v1/drafts/${String(draft.body['id'])}`
  show('getDraft', await sender.get(draftAt))
  show('listDrafts', await sender.get('/v1/drafts'))
  show('checkDraft', await sender.get(`${draftAt}/check`))
  const change = { leadProfessional: null, priorWork: { evidence: 'supplied' } }
  const changed = show('updateDraft', await sender.patch(draftAt, change, { ifMatch: draft.etag }))
  const whole = await sender.patch(
    draftAt,
    { ...rest, priorWork: rest['priorWork'] },
    { ifMatch: changed.etag },
  )
  show('submitDraft', await sender.post(`${draftAt}/submission`, undefined, { ifMatch: whole.etag }))

  const asked = evaluateEligibility.bodyExamples?.['attendance']?.value
  show('evaluateEligibility', await sender.post('/v1/eligibility/evaluations', asked as object))
  for (const [operation, path] of Object.entries({
    getCouncil: '/v1/councils/rbkc',
    listRuleSets: '/v1/rule-sets',
    checkLiveness: '/livez',
    checkReadiness: '/readyz',
  }))
    show(operation, await sender.get(path))

  await showTriage(as, show)
  await showConsents(as, show)
  await showHandover(as, show)
  await showWebhooks(service, show)
  await showFamilies(service, show)
  await showDisclosures(as, show)
  await showFinding(service, show)
  await showFeed(service, show)
  await showProviders(service, show)
  await showEditing(as, show)
  await showContent(as, show)

  t.strictSame(readdirSync(FOLDER).sort(), [...shown].sort(), 'no answer is left over')
})
