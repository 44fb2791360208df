import { placeAt, publisher } from '../directory/finding/services.ts'
import { type Answered, callerOf } from '../helpers/call.ts'
import { formFrom } from '../helpers/forms.ts'
import type { TestService } from '../helpers/service.ts'

type Show = (operation: string, answer: Answered) => Answered

/** A search by a family, and what is suggested for a referral. */
export async function showFinding(service: TestService, show: Show): Promise<void> {
  const as = callerOf(service)
  const { admin } = service.database
  await admin
    .insertInto('postcode_point')
    .values([
      { code: 'W9', latitude: 51.528, longitude: -0.195 },
      { code: 'W29ZZ', latitude: 51.516, longitude: -0.18 },
    ])
    .execute()
  const publish = publisher(service.database)
  await publish.service({
    name: 'Example young carers’ club (made up)',
    summary: 'Wednesdays after school, for those who look after somebody at home.',
    categories: ['young_carers'],
    ages: { from: 8, to: 16 },
    costs: [{ free: true }],
    languages: ['en'],
    places: [
      placeAt(51.52, -0.187, {
        address: { lines: ['1 Example Yard'], town: 'London', postcode: 'W2 9ZZ' },
        schedules: [{ days: ['WE'], opens: '15:30', closes: '18:00', during: 'term_time' }],
      }),
    ],
  })
  const query = 'words=after%20school&category=social_care&age=10&near=W2%209ZZ&day=WE&free=true&facets=true'
  show('searchServices', await as('referrer').get(`/v1/directory/services?${query}`))
  const sent = await as('referrer').post('/v1/referrals', formFrom('eligible'))
  const path = `/v1/referrals/${String(sent.body['id'])}/service-suggestions`
  show('suggestServices', await as('screening_officer@westminster').get(path))
}
