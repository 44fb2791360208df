import { newWork } from '../../openapi/client/index.ts'
import { DECIDING, hold, must, SCREENING, type Scene } from './scene.ts'

const MOTHER = { key: 'maribel', entitlement: 'adult_for_themselves', reasons: 'Her own (made up).' } as const
const HER_CHILD = {
  key: 'jonah',
  entitlement: 'parental_responsibility',
  reasons: 'Birth certificate seen (made up).',
} as const

/** The mother sees who was told what; what would put somebody at risk, later. */
export async function theFamilysPage(
  scene: Scene,
  { referral, hidden, on }: { referral: string; hidden: string; on: string },
): Promise<void> {
  const { as, say } = scene
  const path = { referralId: referral }
  must(
    await as(SCREENING).POST('/v1/referrals/{referralId}/disclosures', {
      body: {
        recipient: { kind: 'named_professional', professional: 'hub-worker' },
        subjects: ['jonah'],
        purpose: 'support_family',
        categories: ['identity', 'education'],
      },
      params: { path, header: newWork() },
    }),
    201,
  )
  const decide = async (until: string | null, reasons: string) =>
    must(
      await as(DECIDING).POST('/v1/referrals/{referralId}/disclosures/{disclosureId}/hold-backs', {
        body: { until, reasons },
        params: { path: { ...path, disclosureId: hidden }, header: newWork() },
      }),
      201,
    )
  await decide(inAMonth(on), 'He would learn of it before they are safe (made up).')
  say(`A decision maker holds back what the police were told, until ${inAMonth(on)}.`)

  const link = must(
    await as(SCREENING).POST('/v1/referrals/{referralId}/family-links', {
      body: {
        person: 'maribel',
        subjects: [MOTHER, HER_CHILD],
        identity: {
          how: 'document_seen',
          what: 'Passport (made up).',
          checkedBy: { name: 'Odette Farrow-Example', role: 'Screening officer' },
          on,
        },
      },
      params: { path, header: newWork() },
    }),
    201,
  )
  say(`The mother shows her passport and gets a link. It can be opened once, until ${link.expiresAt}.`)
  const browser = browserOf(scene)
  const secret = new URL(link.url ?? '').searchParams.get('link') ?? ''
  hold(await browser.open(secret), 'it opens')
  hold(!(await browserOf(scene).open(secret)), 'it opens once')
  const page = await browser.page()
  hold(page.includes('Example Harbour Family Hub') && !page.includes('Police'), 'she sees the hub alone')
  hold(!page.includes('<script'), 'the page has no script')
  say('She opens it; a second time it opens nothing. Her page, as the JSON has it:')
  for (const line of await browser.entries()) say(`  ${line}`)

  await decide(null, 'They are safe, and the worker has told her (made up).')
  hold((await browser.page()).includes('Police'), 'it is shown afterwards')
  say('Now it may be known, and her page has it too:')
  for (const line of await browser.entries()) say(`  ${line}`)
}

const inAMonth = (day: string) => new Date(Date.parse(day) + 30 * 86_400_000).toISOString().slice(0, 10)

/** A browser of somebody who has a link, and neither an account nor a client. */
function browserOf({ baseUrl }: Scene) {
  let cookie = ''
  const get = async (path: string) => {
    const response = await fetch(`${baseUrl}${path}`, { headers: { cookie } })
    hold(response.status === 200, `${path} answers 200 and not ${response.status}`)
    return response
  }
  return {
    open: async (link: string) => {
      const body = new URLSearchParams({ link })
      const answer = await fetch(`${baseUrl}/family/open`, { method: 'POST', body, redirect: 'manual' })
      cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
      return answer.status === 303
    },
    page: async () => (await get('/family')).text(),
    entries: async () => {
      const { entries } = (await (await get('/v1/family/ledger')).json()) as Ledger
      return entries.map(
        ({ recipient, what, explanation }) => `${recipient}: ${what.join('; ')}. ${explanation}`,
      )
    },
  }
}

type Ledger = { entries: { recipient: string; what: string[]; explanation: string }[] }
