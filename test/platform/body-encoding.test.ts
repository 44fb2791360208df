import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { formFrom } from '../helpers/forms.ts'
import { createService } from '../helpers/service.ts'

t.test(
  'a body that is not UTF-8 is refused: its letters would be kept as others than were sent',
  async (t) => {
    const { app, token, database } = await createService(t)
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as AddressInfo
    const form = JSON.stringify(
      formFrom('eligible', (form) => Object.assign(form.children[0] as object, { familyName: 'José' })),
    )
    const whole = Buffer.from(form)
    const at = whole.indexOf('é')
    // One letter as Latin-1 has it; all the rest is as it was.
    const garbled = Buffer.concat([whole.subarray(0, at), Buffer.from([0xe9]), whole.subarray(at + 2)])
    const send = async (body: Buffer, chunked: boolean) => {
      const headers = {
        authorization: `Bearer ${await token('referrer')}`,
        'content-type': 'application/json',
        'idempotency-key': `encoding-${body.length}-${chunked}`,
        ...(chunked ? {} : { 'content-length': String(body.length) }),
      }
      return new Promise<number | undefined>((resolve, reject) => {
        const sent = request(
          { port, host: '127.0.0.1', method: 'POST', path: '/v1/referrals', headers },
          (answer) => {
            answer.resume()
            resolve(answer.statusCode)
          },
        )
        sent.on('error', reject)
        sent.end(body)
      })
    }
    t.equal(await send(garbled, false), 400, 'with its length')
    t.equal(await send(garbled, true), 400, 'in chunks')
    t.strictSame(await database.admin.selectFrom('referral').select('id').execute(), [])
    t.equal(await send(whole, true), 201)
  },
)
