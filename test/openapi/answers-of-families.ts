import type { Answered } from '../helpers/call.ts'
import { familyOf, linkFor, share, withEarlyHelp, withThePolice } from '../helpers/family.ts'
import type { TestService } from '../helpers/service.ts'

/** A parent sees who was told what, every answer shown. */
export async function showFamilies(
  service: TestService,
  show: (operation: string, answer: Answered) => Answered,
): Promise<void> {
  const family = familyOf(service)
  const referral = await family.send('eligible')
  await share(family.officer, referral, withEarlyHelp())
  const override = await share(family.officer, referral, withThePolice())
  const made = await family.make(referral, linkFor('maribel', ['jonah']))
  const url = String(made.body['url']).replace(/link=.*/, 'link=bWFkZSB1cCwgYW5kIG9wZW5zIG5vdGhpbmcgYXQgYWxs')
  show('createFamilyLink', { ...made, body: { ...made.body, url } })
  show('listFamilyLinks', await family.officer.get(`${referral}/family-links`))
  const decided = {
    until: '2027-01-08',
    reasons: 'He would learn that she spoke to the police before she has moved (made up).',
  }
  show(
    'holdBackDisclosure',
    await family
      .as('decision_maker@westminster')
      .post(`${referral}/disclosures/${override}/hold-backs`, decided),
  )
  const session = await family.session(referral, linkFor('maribel', ['jonah']))
  const { statusCode: status, headers, ...ledger } = await family.ledger(session)
  show('getFamilyLedger', { status, body: JSON.parse(ledger.body), headers, etag: '' })
}
