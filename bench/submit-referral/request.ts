import { benchForm, CHANGING, childOf } from './form.ts'

const KEY = '00000000-0000-7000-8000-000000000000'

/**
 * One connection's requests: the same bytes each time but for the key and the child, which are written into
 * their places. Making a request costs the load generator next to nothing.
 */
export function requestWriter(token: string): (number: number) => Buffer {
  const body = Buffer.from(JSON.stringify(benchForm()))
  const head = [
    'POST /v1/referrals HTTP/1.1',
    'Host: 127.0.0.1',
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    `Idempotency-Key: ${KEY}`,
  ]
  const request = Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body])
  const places = Object.entries(CHANGING).map(([name, text]) => ({
    name: name as keyof typeof CHANGING,
    at: request.indexOf(text),
  }))
  const keyAt = request.indexOf(KEY)
  return (number) => {
    request.write(crypto.randomUUID(), keyAt)
    const child = childOf(number)
    for (const { name, at } of places) request.write(child[name], at)
    return request
  }
}

/** The size of the body that is sent. */
export const bodySize = (): number => Buffer.byteLength(JSON.stringify(benchForm()))
