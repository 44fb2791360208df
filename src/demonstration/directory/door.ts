import type { FastifyInstance } from 'fastify'
import type { DemonstrationIssuer } from '#accounts/index.ts'
import { clientOf } from '../accounts.ts'

export type Asked = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT'
  readonly url: string
  readonly key?: string
  readonly etag?: string | undefined
  readonly body?: object | undefined
}
export type Answered<Body> = {
  readonly body: Body
  readonly etag: string | undefined
  /** It was done by an earlier start. */
  readonly replayed: boolean
}

/** The service's own door: what it refuses is not in the demonstration. */
export const doorOf = (app: FastifyInstance, issuer: DemonstrationIssuer) => {
  const tokens = new Map<string, Promise<string>>()
  const tokenOf = (subject: string) => {
    const token = tokens.get(subject) ?? issuer.sign(subject, clientOf(subject))
    tokens.set(subject, token)
    return token
  }
  return async <Body>(
    subject: string | null,
    { method, url, key, etag, body }: Asked,
  ): Promise<Answered<Body>> => {
    const answer = await app.inject({
      method,
      url,
      headers: {
        ...(subject === null ? {} : { authorization: `Bearer ${await tokenOf(subject)}` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(etag === undefined ? {} : { 'if-match': etag }),
        ...(method === 'PATCH' ? { 'content-type': 'application/merge-patch+json' } : {}),
      },
      ...(body === undefined ? {} : { payload: method === 'PATCH' ? JSON.stringify(body) : body }),
    })
    if (answer.statusCode >= 300)
      throw new Error(`The demonstration's directory could not be filled (${url}): ${answer.body}`)
    const { etag: tag, 'idempotency-replayed': replayed } = answer.headers
    return { body: answer.json<Body>(), etag: tag?.toString(), replayed: replayed === 'true' }
  }
}
export type Door = ReturnType<typeof doorOf>
