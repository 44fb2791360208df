import { type Static, Type } from 'typebox'
import { councilOfBorough, unplacedCouncil } from './all-councils.ts'
import { CouncilTelephone } from './contact.ts'
import { NoticeSentence } from './notice.ts'
import { quote } from './notice-sentences.ts'

/** Which council keeps a referral, whether it takes it, and where to go instead. */
export const Route = Type.Object(
  {
    council: Type.String({ description: 'The council that keeps the referral.', examples: ['westminster'] }),
    status: Type.Unsafe<'taken' | 'redirected' | 'screen'>({
      type: 'string',
      enum: ['taken', 'redirected', 'screen'],
      description: 'screen: a person finds out where it belongs; the clock runs as for one that is taken.',
    }),
    why: Type.String(),
    sentence: NoticeSentence,
    goTo: Type.Optional(
      Type.Object(
        {
          kind: Type.Unsafe<'front_door' | 'home_authority'>({
            type: 'string',
            enum: ['front_door', 'home_authority'],
          }),
          contact: Type.String(),
          telephones: Type.Array(CouncilTelephone),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { $id: 'Route', additionalProperties: false },
)
export type Route = Static<typeof Route>

/** What the form says of place and service: a value, "not_known", or blank. */
export type Destination = {
  borough?: string | null | undefined
  serviceRequested?: string | null | undefined
}

/**
 * The borough of residence decides the route (N1). Nothing is refused for want of an answer: an unknown
 * borough or service goes to a person.
 */
export function routeReferral({ borough, serviceRequested }: Destination): Route {
  const sentence = quote('N1')
  const screen = (council: string, why: string): Route => ({ council, status: 'screen', why, sentence })

  if (!borough || borough === 'not_known')
    return screen(
      unplacedCouncil.id,
      'The borough the children live in is not known. A person finds out where it belongs.',
    )

  const council = councilOfBorough(borough)
  if (!council)
    return {
      council: unplacedCouncil.id,
      status: 'redirected',
      why: 'The children live in a borough that does not take referrals here.',
      sentence,
      goTo: {
        kind: 'home_authority',
        contact:
          'Children’s services of the home authority: where the child lives or, in danger, where the child was found',
        telephones: [],
      },
    }

  const accepted = council.accepts.find((row) => row.service === serviceRequested)
  if (accepted)
    return {
      council: council.id,
      status: 'taken',
      why: `${council.name} takes this by this form.`,
      sentence: accepted.sentence,
    }

  const redirect = council.redirects.find((row) => row.service === serviceRequested)
  if (redirect)
    return {
      council: council.id,
      status: 'redirected',
      why: redirect.why,
      sentence: redirect.sentence,
      goTo: { kind: 'front_door', contact: redirect.contact, telephones: council.telephones },
    }

  return screen(council.id, 'The service asked for is not known. A person finds out which it is for.')
}
