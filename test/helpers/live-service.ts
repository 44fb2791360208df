import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type * as jose from 'jose'
import { DEMONSTRATION_ISSUER, demonstrationIssuer, registerAccounts } from '#accounts/index.ts'
import { openOwner } from '#platform/migrate/owner.ts'
import { clientOf, demonstrationAccounts } from '../../src/demonstration/accounts.ts'
import { createDurableDatabase } from './database.ts'
import { createDataDir } from './postgres-own.ts'
import { answers, runService, type Service } from './postgres-service.ts'

interface Test {
  teardown(work: () => Promise<void>): void
}

/** A durable database and an identity provider of the test's own, and the real process on them, as often as wanted. */
export async function createLiveService(t: Test) {
  const adminUrl = await createDurableDatabase(t)
  const owner = openOwner(adminUrl)
  t.teardown(() => owner.destroy())
  await registerAccounts(owner, demonstrationAccounts)
  const folder = await createDataDir(t)
  const issuer = await demonstrationIssuer(folder)
  const jwksUri = await serveKeys(t, folder)
  const trusted = [{ issuer: DEMONSTRATION_ISSUER, audience: issuer.audience, jwksUri }]
  return {
    owner,
    token: (subject: string) => issuer.sign(subject, clientOf(subject)),
    /** An API process, unless the environment says otherwise. */
    async start(environment: Record<string, string> = {}): Promise<Service> {
      const service = await runService(t, {
        DATABASE_URL: adminUrl,
        TRUSTED_ISSUERS: JSON.stringify(trusted),
        FRONT_DOOR_DATA_DIR: folder,
        LOG_LEVEL: 'error',
        FRONT_DOOR_PROCESS: 'api',
        ...environment,
      })
      if (!(await answers(service, '/readyz', 200)))
        throw new Error(`The service did not start:\n${service.said()}`)
      return service
    },
  }
}

async function serveKeys(t: Test, folder: string): Promise<string> {
  const { d: _secret, ...key } = JSON.parse(
    await readFile(join(folder, 'demonstration-key.json'), 'utf8'),
  ) as jose.JWK
  const provider = createHttpServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [key] }))
  })
  provider.listen(0, '127.0.0.1')
  await once(provider, 'listening')
  t.teardown(async () => {
    provider.closeAllConnections()
    provider.close()
  })
  return `http://127.0.0.1:${(provider.address() as AddressInfo).port}/jwks`
}
