import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { type DemonstrationIssuer, demonstrationIssuer, registerAccounts } from '#accounts/index.ts'
import { readConfig } from '#platform/config.ts'
import { buildApp } from '../../src/app.ts'
import { clientOf, demonstrationAccounts } from '../../src/demonstration/accounts.ts'
import { checkAnswers } from './check-answers.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'

interface Test {
  teardown(work: () => Promise<void>): void
}

export type TestService = {
  app: FastifyInstance
  database: TestDatabase
  issuer: DemonstrationIssuer
  /** Where the issuer keeps its key. */
  issuerFolder: string
  /** A token for a demonstration account by its subject, e.g. `referrer`, `screening_officer@westminster`. */
  token: (subject: string) => Promise<string>
  /** What was logged so far, a line each. */
  logged: string[]
  clock: { now: Date }
}

/** A Monday morning in term, with the summer term the last completed one. */
export const MONDAY = '2026-11-23T09:30:00Z'

/**
 * The whole service on a database of the test's own, with the demonstration's accounts. Every answer is held
 * against its schema: one the OpenAPI file does not allow fails the test that saw it.
 */
export async function createService(t: Test, now = MONDAY): Promise<TestService> {
  const database = await createTestDatabase(t)
  await registerAccounts(database.admin, demonstrationAccounts)
  const folder = await mkdtemp(join(tmpdir(), 'front-door-issuer-'))
  const issuer = await demonstrationIssuer(folder)
  const clock = { now: new Date(now) }
  const logged: string[] = []
  const app = await buildApp({
    config: readConfig({
      LOG_LEVEL: 'info',
      WEBHOOK_SECRETS_KEY: Buffer.alloc(32, 7).toString('base64'),
      FRONT_DOOR_KEY: Buffer.alloc(32, 8).toString('base64'),
    }),
    databases: database.databases,
    clock: () => clock.now,
    issuers: [issuer],
    whyNotSafe: async () => [],
    schemas: 'when asked',
    logStream: { write: (line: string) => void logged.push(line) },
  })
  checkAnswers(app)
  await app.ready()
  t.teardown(async () => {
    await app.close()
    await rm(folder, { recursive: true, force: true })
  })
  const tokens = new Map<string, Promise<string>>()
  const token = (subject: string) => {
    const known = tokens.get(subject) ?? issuer.sign(subject, clientOf(subject))
    tokens.set(subject, known)
    return known
  }
  return { app, database, issuer, issuerFolder: folder, token, logged, clock }
}
