import { readConfig } from '#platform/config.ts'
import { openDatabases } from '#platform/database.ts'
import { buildApp } from '../../src/app.ts'

/** The OpenAPI document as the routes give it. No database is needed: none is asked before the first query. */
export async function buildDocument(): Promise<object> {
  const databases = openDatabases('postgres://nobody@127.0.0.1:1/none')
  const app = await buildApp({
    config: readConfig({ LOG_LEVEL: 'silent' }),
    databases,
    clock: () => new Date(0),
    whyNotSafe: async () => [],
  })
  await app.ready()
  try {
    return app.swagger()
  } finally {
    await app.close()
    await databases.close()
  }
}
