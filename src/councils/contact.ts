import { type Static, Type } from 'typebox'
import { NoticeSentence } from './notice.ts'

/** The services a professional can ask for on the form (W20, W21). */
export const SERVICES = ['early_help', 'social_care'] as const
export type Service = (typeof SERVICES)[number]

export const ServiceCode = Type.Unsafe<Service>({ type: 'string', enum: [...SERVICES] })

/** A number to ring. A receipt that says "phone" prints these. */
export const CouncilTelephone = Type.Object(
  {
    purpose: Type.Unsafe<'front_door' | 'out_of_hours'>({
      type: 'string',
      enum: ['front_door', 'out_of_hours'],
    }),
    name: Type.String({ examples: ['Emergency duty team'] }),
    number: Type.String(),
    hours: Type.String({ description: 'When it is answered, Europe/London.' }),
    madeUp: Type.Boolean({
      description: 'True for a number that reaches nobody, from a range kept for fiction.',
    }),
  },
  { $id: 'CouncilTelephone', additionalProperties: false },
)
export type CouncilTelephone = Static<typeof CouncilTelephone>

/** A service the council takes by this form, and the sentence that says so. */
export const AcceptedService = Type.Object(
  { service: ServiceCode, sentence: NoticeSentence },
  { $id: 'AcceptedService', additionalProperties: false },
)
export type AcceptedService = Static<typeof AcceptedService>

/** A service the council does not take by this form, and where to go instead. */
export const ServiceRedirect = Type.Object(
  {
    service: ServiceCode,
    contact: Type.String({ description: 'Whom to contact instead.' }),
    how: Type.Unsafe<'telephone'>({ type: 'string', enum: ['telephone'] }),
    why: Type.String(),
    sentence: NoticeSentence,
  },
  { $id: 'ServiceRedirect', additionalProperties: false },
)
export type ServiceRedirect = Static<typeof ServiceRedirect>
