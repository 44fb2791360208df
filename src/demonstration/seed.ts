import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { type DemonstrationIssuer, demonstrationIssuer } from '#accounts/index.ts'
import { examples } from '#referrals/index.ts'
import { clientOf } from './accounts.ts'
import { seedDirectory } from './directory/index.ts'
import { earlier } from './earlier.ts'
import { type MadeUpReferral, madeUpReferrals } from './made-up-referrals.ts'
import type { Known } from './steps.ts'

/**
 * Fills the demonstration through the service's own door, so that what is there is what the service makes of it.
 * Every request has a fixed Idempotency-Key and body: the next start finds it all done.
 */
export async function seedDemonstration(
  app: FastifyInstance,
  ownIssuer?: DemonstrationIssuer,
): Promise<void> {
  const issuer = ownIssuer ?? (await demonstrationIssuer(app.config.dataDir))
  await seedDirectory(app, issuer)
  for (const referral of madeUpReferrals) await tell(app, issuer, referral)
}

async function tell(
  app: FastifyInstance,
  issuer: DemonstrationIssuer,
  { key, example, sentBy, change, daysAgo = 0, steps = [] }: MadeUpReferral,
): Promise<void> {
  const form = change(structuredClone(examples[example]?.value as Record<string, unknown>))
  const sent = await earlier(app, daysAgo, () => post(app, issuer, sentBy, '/v1/referrals', key, form))
  const children = (form.children ?? []).map((child) => String(child.key))
  const known: Known = { children, evaluation: '', request: '', decision: '', challenge: '', contact: '' }
  let { etag } = sent
  let evaluations = 1
  for (const [index, { by, path, body, makes, evaluates, relies, takesOver }] of steps.entries()) {
    if (relies === true && known.evaluation === '')
      known.evaluation = await evaluationOf(app, issuer, by, sent.location, evaluations)
    if (takesOver === true) known.contact = await firstContactOf(app, issuer, by, sent.id)
    const url = path(known).startsWith('/') ? path(known) : `${sent.location}/${path(known)}`
    const done = await post(app, issuer, by, url, `${key}-${index + 1}`, body(known), etag)
    etag = done.etag ?? etag
    if (makes !== undefined) known[makes] = done.id
    if (evaluates !== true) continue
    evaluations += 1
    known.evaluation = ''
  }
}

type Sent = { id: string; location: string; etag: string | undefined }

async function post(
  app: FastifyInstance,
  issuer: DemonstrationIssuer,
  subject: string,
  url: string,
  key: string,
  payload: object,
  etag?: string,
): Promise<Sent> {
  const answer = await app.inject({
    method: 'POST',
    url,
    headers: {
      ...(await authorization(issuer, subject)),
      'idempotency-key': key,
      ...(etag === undefined ? {} : { 'if-match': etag }),
    },
    payload,
  })
  if (answer.statusCode >= 300)
    throw new Error(`The demonstration could not be filled (${key}): ${answer.body}`)
  const { id } = answer.json<{ id: string }>()
  return { id, location: String(answer.headers['location']), etag: answer.headers['etag']?.toString() }
}

/** The id of the referral's first evaluation, or the second or third: also where others were made since. */
async function evaluationOf(
  app: FastifyInstance,
  issuer: DemonstrationIssuer,
  subject: string,
  location: string,
  number: number,
): Promise<string> {
  const headers = await authorization(issuer, subject)
  const answer = await app.inject({ url: `${location}/evaluations?limit=100`, headers })
  return answer.json<{ items: { id: string }[] }>().items.at(-number)?.id ?? ''
}

/** A feed shows what was just done when nothing that began before is still under way. */
const PAUSE_MS = 50

/** The id of the referral's first initial contact. */
async function firstContactOf(
  app: FastifyInstance,
  issuer: DemonstrationIssuer,
  subject: string,
  referral: string,
): Promise<string> {
  const headers = await authorization(issuer, subject)
  for (let url = '/v1/initial-contacts?limit=100'; ; ) {
    const { items, links } = (await app.inject({ url, headers })).json<ContactPage>()
    const found = items.find((item) => item.referral === referral)
    if (found !== undefined) return found.id
    if (items.length === 0) await sleep(PAUSE_MS)
    url = links.next ?? url
  }
}

type ContactPage = { items: { id: string; referral: string }[]; links: { next?: string } }

const authorization = async (issuer: DemonstrationIssuer, subject: string) => ({
  authorization: `Bearer ${await issuer.sign(subject, clientOf(subject))}`,
})
