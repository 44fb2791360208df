import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { demonstrationIssuer } from '#accounts/index.ts'
import { checkCouncil, councils } from '#councils/index.ts'
import { demonstrationSecretsKey } from '#handover/index.ts'
import { ownKey } from '#platform/config/own-key.ts'
import type { Config } from '#platform/config.ts'
import type { Databases } from '#platform/database.ts'
import type { Jobs } from '#platform/jobs.ts'
import { buildApp } from '../app.ts'
import { startServiceJobs } from './jobs.ts'
import type { Shutdown } from './shutdown.ts'
import { startWatch } from './watch.ts'
import { buildWorkerApp } from './worker-app.ts'

/** A load balancer asks about readiness every second or two; until it has heard, it still sends requests here. */
const NOTICE_MS = 2_000
/** Requests still running after this are cut off; none may take longer. */
const DRAIN_MS = 6_000

/** Builds the app of this kind of process, fills the demonstration, starts the jobs, listens, and says where. */
export async function startApp(
  given: Config,
  databases: Databases,
  shutdown: Shutdown,
  progress: (line: string) => void,
): Promise<void> {
  const lacking = councils.flatMap(checkCouncil)
  if (lacking.length > 0) throw new Error(`The councils' data is not complete:\n${lacking.join('\n')}`)
  const clock = () => new Date()
  const config = await withOwnKeys(given)
  const isWorker = config.process === 'worker'
  const app = isWorker
    ? await buildWorkerApp(config, databases, clock)
    : await buildApp({ config, databases, clock, issuers: await ownIssuers(config) })
  let jobs: Jobs | undefined
  // No load balancer sends anything to a worker or to a demonstration.
  const notice = isWorker || config.demonstration ? 0 : NOTICE_MS
  shutdown.atEnd('service', async () => {
    await Promise.all([drain(app, notice), jobs?.stop()])
  })
  startWatch(app)
  await app.ready()
  if (config.demonstration && !isWorker) {
    progress('filling it with made-up people')
    const { seedDemonstration } = await demonstration()
    await seedDemonstration(app)
  }
  if (shutdown.asked) return
  if (config.process !== 'api') jobs = await startServiceJobs(config, databases, clock, app.log)
  await listen(app, config)
  if (config.demonstration && !isWorker) process.stdout.write(await announcement(app, config))
}

const ownIssuers = async ({ demonstration, dataDir }: Config) =>
  demonstration ? [await demonstrationIssuer(dataDir)] : []

/** The demonstration seals the secrets of its webhooks, and makes its codes, with keys beside its data. */
const withOwnKeys = async (config: Config): Promise<Config> =>
  config.demonstration
    ? {
        ...config,
        webhookSecretsKey: config.webhookSecretsKey ?? (await demonstrationSecretsKey(config.dataDir)),
        key: config.key ?? (await ownKey(config.dataDir, 'demonstration-service-key')),
      }
    : config

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
