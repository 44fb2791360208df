import t from 'tap'
import { Value } from 'typebox/value'
import { quote, Route, routeReferral } from '#councils/index.ts'
import { BOROUGHS } from '#eligibility/index.ts'

const services = ['early_help', 'social_care', 'not_known', null, undefined] as const

/** What N1 says of our two boroughs. */
const OURS: Record<string, Record<string, [council: string, status: string, goTo?: string]>> = {
  westminster: {
    early_help: ['westminster', 'taken'],
    social_care: ['westminster', 'taken'],
    unknown: ['westminster', 'screen'],
  },
  'kensington-and-chelsea': {
    early_help: ['rbkc', 'taken'],
    social_care: ['rbkc', 'redirected', 'front_door'],
    unknown: ['rbkc', 'screen'],
  },
}

t.test('every borough and service: who keeps it, whether it is taken, where to go (N1)', async (t) => {
  for (const borough of [...BOROUGHS, 'not_known', null, undefined])
    for (const serviceRequested of services) {
      const service =
        serviceRequested === 'early_help' || serviceRequested === 'social_care' ? serviceRequested : 'unknown'
      const isBlank = !borough || borough === 'not_known'
      const expected = isBlank
        ? ['westminster', 'screen']
        : (OURS[borough]?.[service] ?? ['westminster', 'redirected', 'home_authority'])
      const route = routeReferral({ borough, serviceRequested })
      const found = [route.council, route.status, ...(route.goTo ? [route.goTo.kind] : [])]
      t.strictSame(found, expected, `${borough}, ${serviceRequested}`)
      if (!Value.Check(Route, route) || route.sentence.text !== quote('N1').text) t.fail('not a route', route)
    }
  t.equal(routeReferral({}).status, 'screen', 'nothing said: a person looks')
})

t.test('a redirection says where: RBKC’s own numbers, or the home authority', async (t) => {
  const rbkc = routeReferral({ borough: 'kensington-and-chelsea', serviceRequested: 'social_care' })
  t.strictSame(
    rbkc.goTo?.telephones.map((row) => [row.purpose, row.number]),
    [
      ['front_door', '020 7946 0201'],
      ['out_of_hours', '020 7946 0202'],
    ],
  )
  const elsewhere = routeReferral({ borough: 'camden', serviceRequested: 'social_care' })
  t.match(elsewhere.goTo?.contact, /where the child lives or, in danger, where the child was found/)
  t.strictSame(elsewhere.goTo?.telephones, [], 'no number that nobody gave us')
})
