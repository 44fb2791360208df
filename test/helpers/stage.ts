import type { FastifyInstance } from 'fastify'
import type { Operation } from '#platform/operation.ts'
import { operationsOf } from './catalog.ts'
import { type Parts, send } from './requests.ts'
import { createService, type TestService } from './service.ts'

/** A service with its operations by name, each called as somebody and right in everything but what the test changes. */
export type StagedService = TestService & {
  readonly operations: readonly Operation[]
  readonly operation: (id: string) => Operation
  readonly as: (subject: string, id: string, parts?: Parts) => ReturnType<typeof send>
}

/** What `createService` makes, with its operations at hand. */
export async function createStage(t: Parameters<typeof createService>[0]): Promise<StagedService> {
  return stageOf(await createService(t))
}

export function stageOf(service: TestService): StagedService {
  const { app, token } = service
  const operation = (id: string) => operationOf(app, id)
  return {
    ...service,
    operations: operationsOf(app),
    operation,
    as: async (subject, id, parts = {}) =>
      send(app, operation(id), { authorization: `Bearer ${await token(subject)}`, ...parts }),
  }
}

export function operationOf(app: FastifyInstance, id: string): Operation {
  const operation = operationsOf(app).find((each) => each.id === id)
  if (operation === undefined) throw new Error(`There is no operation ${id}.`)
  return operation
}
