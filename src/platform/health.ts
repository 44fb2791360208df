import { sql } from 'kysely'
import { Type } from 'typebox'
import { type Operation, operation } from './operation.ts'
import { refuse } from './problems.ts'

/** The process runs. Says nothing about the database: restarting the process would not mend that. */
export const checkLiveness: Operation = operation({
  id: 'checkLiveness',
  method: 'GET',
  path: '/livez',
  tag: 'Service',
  summary: 'Is the process alive?',
  allow: 'anyone',
  answers: {
    200: {
      description: 'It is.',
      schema: Type.Object({ status: Type.Literal('alive') }, { $id: 'Liveness' }),
    },
  },
  handle: async () => ({ status: 200, body: { status: 'alive' } }),
})

/** Ready: not draining, the database answers, and it is one that loses nothing and keeps the walls. */
export const checkReadiness = (reasonsAgainst: () => Promise<readonly string[]>): Operation =>
  operation({
    id: 'checkReadiness',
    method: 'GET',
    path: '/readyz',
    tag: 'Service',
    summary: 'Can it take requests?',
    description:
      'No while it is draining, the database does not answer, or the database could lose what was acknowledged.',
    allow: 'anyone',
    answers: {
      200: {
        description: 'It can.',
        schema: Type.Object({ status: Type.Literal('ready') }, { $id: 'Readiness' }),
      },
    },
    handle: async ({ db }) => {
      const reasons = await sql`select 1`
        .execute(db)
        .then(reasonsAgainst, () => ['The database does not answer.'])
      if (reasons.length === 0) return { status: 200, body: { status: 'ready' } }
      return refuse('service-unavailable', { detail: reasons.join(' '), headers: { 'retry-after': '5' } })
    },
  })
