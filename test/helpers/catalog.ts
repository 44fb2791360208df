import { subscribe } from 'node:diagnostics_channel'
import type { FastifyInstance } from 'fastify'
import type { Operation } from '#platform/operation.ts'

const routes = new WeakMap<object, Operation[]>()

// Fastify announces each app before its first route: the list is of what is really served, not of what somebody typed.
subscribe('fastify.initialization', (message) => {
  const { fastify: app } = message as { fastify: FastifyInstance }
  const operations: Operation[] = []
  routes.set(app, operations)
  app.addHook('onRoute', ({ method, config }) => {
    if (method !== 'HEAD' && config?.operation !== undefined) operations.push(config.operation)
  })
})

/** The operations an app serves, in the order of their routes. Import this file before the app is built. */
export function operationsOf(app: FastifyInstance): readonly Operation[] {
  const operations = routes.get(app) ?? []
  if (operations.length === 0) throw new Error('This app was built before the catalogue listened.')
  return operations
}

export const isProtected = ({ allow }: Operation): boolean => allow !== 'anyone'

/** The names of the members of an operation's path. */
export const pathMembers = ({ path }: Operation): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string)
