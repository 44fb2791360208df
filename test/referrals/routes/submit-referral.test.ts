import t from 'tap'
import { examples } from '../../../src/referrals/examples.ts'
import { createService } from '../../helpers/service.ts'

t.test('every example gets the status and result its story says', async (t) => {
  const { app, token } = await createService(t)
  for (const [name, { value }] of Object.entries(examples)) {
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/referrals',
      headers: { authorization: `Bearer ${await token('referrer')}`, 'idempotency-key': `example-${name}` },
      payload: value as object,
    })
    const body = answer.json()
    t.comment(name, answer.statusCode, body.status, body.evaluation?.result, JSON.stringify(body).slice(0, 300))
    t.equal(answer.statusCode, 201)
  }
})
