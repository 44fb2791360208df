import type { FastifyInstance } from 'fastify'
import { demonstrationIssuer } from '#accounts/index.ts'
import { clientOf } from './accounts.ts'

/** A ready-made request that submits the example form, with a token that works for twelve hours. */
export async function demonstrationCurl(app: FastifyInstance, baseUrl: string): Promise<string> {
  const issuer = await demonstrationIssuer(app.config.dataDir)
  const token = await issuer.sign('referrer', clientOf('referrer'))
  return `curl -i ${baseUrl}/v1/referrals \\
  -H 'Authorization: Bearer ${token}' \\
  -H 'Content-Type: application/json' \\
  -H "Idempotency-Key: $(date +%s)-example" \\
  -d @examples/eligible.json`
}
