import type { FastifyInstance } from 'fastify'
import { type DemonstrationIssuer, demonstrationIssuer } from '#accounts/index.ts'
import { examples } from '#referrals/index.ts'
import { clientOf } from './accounts.ts'
import { madeUpReferrals } from './made-up-referrals.ts'

/**
 * Fills the demonstration through the service's own door, so that what is there is what the service makes of it.
 * Every request has a fixed Idempotency-Key: the next start finds it all done.
 */
export async function seedDemonstration(app: FastifyInstance): Promise<void> {
  const issuer = await demonstrationIssuer(app.config.dataDir)
  for (const { key, example, sentBy, change, withdraw } of madeUpReferrals) {
    const form = change(structuredClone(examples[example]?.value as Record<string, unknown>))
    const sent = await post(app, issuer, sentBy, '/v1/referrals', key, form)
    if (withdraw === undefined) continue
    await post(
      app,
      issuer,
      sentBy,
      `${sent.location}/withdrawal`,
      `${key}-withdrawal`,
      { reason: withdraw },
      sent.etag,
    )
  }
}

type Sent = { location: string; etag: string }

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
      authorization: `Bearer ${await issuer.sign(subject, clientOf(subject))}`,
      'idempotency-key': key,
      ...(etag === undefined ? {} : { 'if-match': etag }),
    },
    payload,
  })
  if (answer.statusCode >= 300)
    throw new Error(`The demonstration could not be filled (${key}): ${answer.body}`)
  return { location: String(answer.headers['location']), etag: String(answer.headers['etag']) }
}
