import type { LightMyRequestResponse } from 'fastify'
import { type Answered, callerOf } from './call.ts'
import { type Form, formFrom } from './forms.ts'
import type { TestService } from './service.ts'

const IDENTITY = {
  how: 'document_seen',
  what: 'Passport, and a letter with the address (made up).',
  checkedBy: { name: 'Odette Farrow-Example', role: 'Screening officer' },
  on: '2026-11-20',
}

/** A link for an adult of the form and the children named. */
export const linkFor = (person: string, children: readonly string[] = [], more: object = {}) => ({
  person,
  subjects: [
    { key: person, entitlement: 'adult_for_themselves', reasons: 'Their own (made up).' },
    ...children.map((key) => ({
      key,
      entitlement: 'parental_responsibility',
      reasons: 'Birth certificate seen; no order limits it (made up).',
    })),
  ],
  identity: IDENTITY,
  ...more,
})

/** The same for the first adult and the first child of a form. */
export const linkOn = (form: Form) =>
  linkFor((form['people'] as { key: string }[])[0]?.key as string, [form.children[0]?.key as string])

/** Somebody of a family, who has a link and a browser, and no account. */
export function familyOf(service: TestService) {
  const { app } = service
  const as = callerOf(service)
  const officer = as('screening_officer@westminster')
  const tokenOf = (link: Answered) => new URL(String(link.body['url'])).searchParams.get('link') as string

  return {
    as,
    officer,
    tokenOf,
    /** Sends a form and answers the referral's address. */
    send: async (example: string, change?: (form: Form) => void) =>
      String((await as('referrer').post('/v1/referrals', formFrom(example, change))).headers['location']),
    make: (referral: string, link: object) => officer.post(`${referral}/family-links`, link),
    look: (token: string) => app.inject(`/family/open?link=${token}`),
    open: (token: string): Promise<LightMyRequestResponse> =>
      app.inject({
        method: 'POST',
        url: '/family/open',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: `link=${encodeURIComponent(token)}`,
      }),
    page: (cookie: string) => app.inject({ url: '/family', headers: { cookie } }),
    ledger: (cookie: string) => app.inject({ url: '/v1/family/ledger', headers: { cookie } }),
    /** Makes a link, opens it, and answers the cookie of its session. */
    async session(referral: string, link: object): Promise<string> {
      const made = await officer.post(`${referral}/family-links`, link)
      if (made.status !== 201) throw new Error(`The link was not made: ${JSON.stringify(made.body)}`)
      const opened = await this.open(tokenOf(made))
      return cookieOf(opened)
    },
  }
}

/** What a browser would send back. */
export const cookieOf = (answer: LightMyRequestResponse): string =>
  String(answer.headers['set-cookie']).split(';')[0] as string

/** Shares something by the one policy; the disclosure's id. */
export async function share(
  officer: { post: (url: string, body: object) => Promise<Answered> },
  referral: string,
  body: object,
): Promise<string> {
  const { status, body: made } = await officer.post(`${referral}/disclosures`, body)
  if (status !== 201) throw new Error(`It was not shared: ${JSON.stringify(made)}`)
  return String(made['id'])
}

export const withEarlyHelp = (more: object = {}) => ({
  recipient: { kind: 'internal_team', team: 'early_help' },
  subjects: ['jonah', 'maribel'],
  purpose: 'support_family',
  categories: ['identity', 'needs', 'other_persons'],
  ...more,
})

export const withTheHub = (more: object = {}) => ({
  recipient: { kind: 'named_professional', professional: 'hub-worker' },
  subjects: ['jonah'],
  purpose: 'support_family',
  categories: ['identity', 'education'],
  ...more,
})

export const withThePolice = (override: object = {}, more: object = {}) => ({
  recipient: { kind: 'external', organisation: 'Example Borough Police (made up)' },
  subjects: ['jonah'],
  purpose: 'protect_person_at_risk',
  categories: ['identity', 'safety'],
  override: { basis: 'safeguarding', partInProtecting: true, ...override },
  ...more,
})
