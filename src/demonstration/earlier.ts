import type { FastifyInstance } from 'fastify'

/** Lets the service's clock stand so many days back meanwhile: nobody else uses it before it listens. */
export async function earlier<T>(app: FastifyInstance, days: number, work: () => Promise<T>): Promise<T> {
  const { clock } = app
  app.clock = () => new Date(clock().getTime() - days * 86_400_000)
  return work().finally(() => {
    app.clock = clock
  })
}
