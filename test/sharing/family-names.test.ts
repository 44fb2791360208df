import t from 'tap'
import type { Body } from '../helpers/call.ts'
import { withdrawalFrom } from '../helpers/consents.ts'
import { familyOf, linkFor, share, withTheHub } from '../helpers/family.ts'
import { type Form, formFrom } from '../helpers/forms.ts'
import { createService } from '../helpers/service.ts'

const family = familyOf(await createService(t))
const sender = family.as('referrer')
const inDanger = ({ safety }: Form) => void Object.assign(safety, { immediateDanger: true })

const read = async (session: string) =>
  JSON.parse((await family.ledger(session)).body) as { recipientsNamed: boolean; entries: Body[] }

t.test(
  'a link made before it was said that something is kept from somebody names nobody either',
  async (t) => {
    const url = await family.send('eligible', inDanger)
    await share(family.officer, url, withTheHub())
    const session = await family.session(url, linkFor('maribel', ['jonah']))
    t.match(await read(session), { recipientsNamed: true, entries: [{ recipient: /Harbour/ }] })
    const { etag } = await sender.get(url)
    const revised = await sender.post(
      `${url}/revisions`,
      formFrom('eligible', ({ safety }) => {
        const withheldFrom = [{ name: 'Maribel', person: 'maribel', what: 'Where she lives (made up).' }]
        Object.assign(safety, { contactRestrictions: { withheldFrom } })
      }),
      { ifMatch: etag },
    )
    t.equal(revised.status, 201, JSON.stringify(revised.body))
    const ledger = await read(session)
    t.match(ledger, {
      recipientsNamed: false,
      entries: [{ recipient: 'Somebody who works outside the council' }],
    })
    t.notMatch(JSON.stringify(ledger), /Harbour/)
    t.notMatch((await family.page(session)).body, /Harbour/)
  },
)

t.test('a family that took its consent back still sees by name who was told', async (t) => {
  const form = formFrom('eligible')
  const url = await family.send('eligible')
  await share(family.officer, url, withTheHub())
  const session = await family.session(url, linkFor('maribel', ['jonah']))
  const back = await sender.post(`${url}/consents/withdrawal`, withdrawalFrom(form))
  t.match(back.body, { status: 'referred_back' })
  t.match(await read(session), {
    recipientsNamed: true,
    entries: [{ recipient: /Harbour/, state: 'ended' }],
  })
})
