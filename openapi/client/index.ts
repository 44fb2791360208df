import createClient, { type Client } from 'openapi-fetch'
import type { components, paths } from './schema.ts'

export type { components, operations, paths } from './schema.ts'

/** A schema of the API by its name, e.g. `Schema<'ReferralForm'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name]

export type FrontDoorClient = Client<paths>

export type ClientOptions = {
  /** Where the service is, e.g. `https://front-door.example.org`. */
  baseUrl: string
  /** An access token, or what fetches one that has not run out. None for what anybody may read. */
  token?: string | (() => string | Promise<string>)
}

/** A client of Front Door typed by its OpenAPI file: `client.POST('/v1/referrals', { body, params })`. */
export function createFrontDoorClient({ baseUrl, token }: ClientOptions): FrontDoorClient {
  const client = createClient<paths>({ baseUrl })
  client.use({
    async onRequest({ request }) {
      const bearer = typeof token === 'function' ? await token() : token
      if (bearer !== undefined) request.headers.set('Authorization', `Bearer ${bearer}`)
      // All that PATCH takes here is a JSON merge patch.
      if (request.method === 'PATCH') request.headers.set('Content-Type', 'application/merge-patch+json')
      return request
    },
  })
  return client
}

/** The headers of new work. Keep the key until there is an answer: sent again with it, the work is done once. */
export const newWork = (key: string = crypto.randomUUID()) => ({ 'Idempotency-Key': key })

/** The header of a change to what `response` brought. */
export const changing = (response: Response) => ({ 'If-Match': response.headers.get('ETag') ?? '' })
