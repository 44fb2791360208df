import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import t from 'tap'
import { createService } from '../helpers/service.ts'

t.test('what is no request, or no address, is refused as a problem with a request id', async (t) => {
  const { app } = await createService(t)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo

  const raw = async (bytes: string): Promise<string> => {
    const socket = connect(port, '127.0.0.1')
    socket.write(bytes)
    const chunks: Buffer[] = []
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    await once(socket, 'close')
    return Buffer.concat(chunks).toString()
  }
  for (const bytes of [
    'NOT HTTP\r\n\r\n',
    'GET /livez HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
  ]) {
    const answer = await raw(bytes)
    t.match(answer, /^HTTP\/1\.1 400 /)
    t.match(answer, /content-type: application\/problem\+json/)
    t.match(answer, /x-request-id: /)
    t.match(answer, /"type":"\/problems\/malformed-request"/)
  }

  const unreadable = await app.inject({ url: '/v1/referrals/%zz', headers: { 'x-request-id': 'abc' } })
  t.match(unreadable, {
    statusCode: 400,
    headers: { 'x-request-id': 'abc', 'content-type': /problem\+json/ },
  })
  const nowhere = await app.inject({ url: '/nowhere', headers: { 'x-correlation-id': 'xyz' } })
  t.match(nowhere, {
    statusCode: 404,
    headers: { 'x-correlation-id': 'xyz', 'content-type': /problem\+json/ },
  })
  const wrongMethod = await app.inject({ method: 'DELETE', url: '/v1/councils' })
  t.match(wrongMethod, { statusCode: 405, headers: { allow: /GET/ } })
  const notJson = await app.inject({
    method: 'POST',
    url: '/v1/eligibility/evaluations',
    payload: '<x/>',
    headers: { 'content-type': 'application/xml' },
  })
  t.match(notJson, { statusCode: 401 }, 'who is asking comes first')
})
