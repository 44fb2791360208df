import { randomUUID } from 'node:crypto'
import type { TestService } from './service.ts'

export type Body = Record<string, unknown> & { [member: string]: unknown }

export type Answered = { status: number; body: Body; headers: Record<string, unknown>; etag: string }

type Options = { key?: string; ifMatch?: string; headers?: Record<string, string>; type?: string }

/** Calls the service as one of the demonstration's people: `await as('referrer').post('/v1/referrals', form)`. */
export const callerOf =
  ({ app, token }: TestService) =>
  (subject: string) => {
    const call = async (
      method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
      url: string,
      payload?: object,
      options: Options = {},
    ) => {
      const answer = await app.inject({
        method,
        url,
        headers: {
          authorization: `Bearer ${await token(subject)}`,
          ...(method === 'POST' || (method === 'PUT' && options.ifMatch === undefined)
            ? { 'idempotency-key': options.key ?? randomUUID() }
            : {}),
          ...(options.ifMatch === undefined ? {} : { 'if-match': options.ifMatch }),
          ...(payload === undefined ? {} : { 'content-type': options.type ?? 'application/json' }),
          ...options.headers,
        },
        ...(payload === undefined ? {} : { payload: JSON.stringify(payload) }),
      })
      const body = answer.body === '' ? {} : (JSON.parse(answer.body) as Body)
      return {
        status: answer.statusCode,
        body,
        headers: answer.headers,
        etag: String(answer.headers['etag'] ?? ''),
      }
    }
    return {
      get: (url: string, options?: Options) => call('GET', url, undefined, options),
      post: (url: string, payload?: object, options?: Options) => call('POST', url, payload, options),
      put: (url: string, payload: object, options?: Options) => call('PUT', url, payload, options),
      patch: (url: string, payload: object, options?: Options) =>
        call('PATCH', url, payload, { type: 'application/merge-patch+json', ...options }),
      delete: (url: string, options?: Options) => call('DELETE', url, undefined, options),
    }
  }
