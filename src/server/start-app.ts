import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { demonstrationIssuer } from '#accounts/index.ts'
import { checkCouncil, councils } from '#councils/index.ts'
import type { Config } from '#platform/config.ts'
import type { Databases } from '#platform/database.ts'
import { buildApp } from '../app.ts'
import type { Shutdown } from './shutdown.ts'

/** A load balancer asks about readiness every second or two; until it has heard, it still sends requests here. */
const NOTICE_MS = 2_000
/** Requests still running after this are cut off; none may take longer. */
const DRAIN_MS = 6_000

/** Builds the app, fills the demonstration, listens, and says where. */
export async function startApp(
  config: Config,
  databases: Databases,
  shutdown: Shutdown,
  progress: (line: string) => void,
): Promise<void> {
  const lacking = councils.flatMap(checkCouncil)
  if (lacking.length > 0) throw new Error(`The councils' data is not complete:\n${lacking.join('\n')}`)
  const issuers = config.demonstration ? [await demonstrationIssuer(config.dataDir)] : []
  const app = await buildApp({ config, databases, clock: () => new Date(), issuers })
  shutdown.atEnd('service', () => drain(app, config.demonstration ? 0 : NOTICE_MS))
  await app.ready()
  if (config.demonstration) {
    progress('filling it with made-up people')
    const { seedDemonstration } = await demonstration()
    await seedDemonstration(app)
  }
  if (shutdown.asked) return
  await listen(app, config)
  if (config.demonstration) process.stdout.write(await announcement(app, config))
}

/** Loaded only where it is wanted: a live process knows no made-up people. */
const demonstration = () => import('../demonstration/index.ts')

async function listen(app: FastifyInstance, { host, port }: Config): Promise<void> {
  await app.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new Error(`Port ${port} is taken. Stop what listens there, or set PORT to another (0: any).`)
  })
}

/** Not ready first, then no new connections, then the end of what is running. */
async function drain(app: FastifyInstance, notice: number): Promise<void> {
  app.draining = true
  if (app.server.listening) await sleep(notice)
  const cut = setTimeout(() => app.server.closeAllConnections(), DRAIN_MS)
  await app.close().finally(() => clearTimeout(cut))
}

async function announcement(app: FastifyInstance, config: Config): Promise<string> {
  const { demonstrationCurl } = await demonstration()
  return `
==================================================================
 DEMONSTRATION. Every person and referral in it is made up.
 Do not put real ones in: set DATABASE_URL for that.
==================================================================

 The API            ${config.publicUrl}/v1
 Its documentation  ${config.publicUrl}/docs

 Submit the example form:

${await demonstrationCurl(app, config.publicUrl)}

 Ctrl-C stops the service and its database.
`
}
