import { pino } from 'pino'
import { type Config, readConfig } from '#platform/config.ts'
import { freePort } from '#platform/embedded-postgres/free-port.ts'
import { loggableError } from '#platform/errors.ts'
import { openDatabase } from './open-database.ts'
import { Shutdown } from './shutdown.ts'

/** Runs the service until it is told to stop. Sets the exit code; throws nothing. */
export async function serve(environment: NodeJS.ProcessEnv): Promise<void> {
  const shutdown = new Shutdown()
  try {
    const config = await configure(environment)
    const progress = progressOf(config)
    reportFaults(shutdown, config)
    const databases = await openDatabase(config, progress)
    shutdown.atEnd('database', () => databases.close())
    if (!shutdown.asked) {
      // Half of a start goes into reading the rest of the service: not before it is known that there will be one.
      const { startApp } = await import('./start-app.ts')
      await startApp(config, databases, shutdown, progress)
    }
  } catch (error) {
    process.stderr.write(`\nFront Door did not start.\n${error instanceof Error ? error.message : error}\n`)
    shutdown.begin(1)
  } finally {
    shutdown.started()
  }
}

/** The configuration, with a free port chosen now where any will do: links and tokens carry it. */
async function configure(environment: NodeJS.ProcessEnv): Promise<Config> {
  const config = readConfig(environment)
  return config.port === 0 ? readConfig({ ...environment, PORT: String(await freePort()) }) : config
}

/** For people in the demonstration, as a line of the log otherwise. */
function progressOf(config: Config): (line: string) => void {
  if (config.demonstration) return (line) => process.stdout.write(`… ${line}\n`)
  const log = pino({ level: config.logLevel })
  return (line) => log.info(line)
}

/** A fault nobody caught ends the process. Node would print the whole error, and a row of data with it. */
function reportFaults(shutdown: Shutdown, config: Config): void {
  const log = pino({ level: config.logLevel, serializers: { err: loggableError } })
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.fatal({ err: error }, event)
      shutdown.begin(1)
    })
  }
}
