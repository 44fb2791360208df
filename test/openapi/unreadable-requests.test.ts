import { once } from 'node:events'
import { connect } from 'node:net'
import t from 'tap'
import { buildDocument } from '../../scripts/openapi/document.ts'
import { createService } from '../helpers/service.ts'

const CASES = [
  [
    'an address that cannot be decoded',
    'GET /v1/councils/%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
  ],
  ['a header without a colon', 'GET /v1/councils HTTP/1.1\r\nHost: a\r\nsecret header\r\n\r\n'],
  ['headers past all bounds', `GET /v1/councils HTTP/1.1\r\nHost: a\r\nX: ${'secret'.repeat(4000)}\r\n\r\n`],
  ['no HTTP at all', 'secret\r\n\r\n'],
] as const

t.test('what no route could read is refused as a problem, without what was sent', async (t) => {
  const { app } = await createService(t)
  const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
  for (const [name, bytes] of CASES) {
    const socket = connect(Number(port), '127.0.0.1').setEncoding('utf8')
    let answer = ''
    socket.on('data', (text: string) => {
      answer += text
    })
    socket.write(bytes)
    await once(socket, 'close')
    const [head = '', body = ''] = answer.split('\r\n\r\n')
    t.match(head, /^HTTP\/1.1 400 .*application\/problem\+json/s, name)
    t.match(head, /x-request-id: /i, name)
    t.match(JSON.parse(body), { type: '/problems/malformed-request', status: 400 }, name)
    t.notMatch(answer, /secret|zz/, name)
  }
})

t.test('every operation says so', async (t) => {
  const { paths } = (await buildDocument()) as {
    paths: Record<string, Record<string, { responses: object }>>
  }
  for (const [path, methods] of Object.entries(paths))
    for (const [method, { responses }] of Object.entries(methods))
      t.hasProp(responses, '400', `${method} ${path}`)
})
