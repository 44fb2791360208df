import { type Static, Type } from 'typebox'
import { BOROUGHS, type Borough } from '#eligibility/index.ts'
import { CouncilClock } from './clock.ts'
import { AcceptedService, CouncilTelephone, ServiceRedirect } from './contact.ts'
import { CouncilDirectory } from './directory.ts'
import { Notice, NoticeSentence } from './notice.ts'
import { RetentionSchedule } from './retention.ts'
import { CouncilSchoolTerms } from './school-terms.ts'

/** A department inside the council with which a case may be shared (N8). */
export const InternalTeam = Type.Object(
  {
    id: Type.String({ examples: ['disabled_childrens_team'] }),
    name: Type.String(),
    sentence: NoticeSentence,
  },
  { $id: 'InternalTeam', additionalProperties: false },
)
export type InternalTeam = Static<typeof InternalTeam>

/** The rule set that speaks for the council from a day on, until the next one does. */
export const RuleSetInForce = Type.Object(
  {
    id: Type.String({ examples: ['westminster-teh'] }),
    version: Type.Integer({ minimum: 1 }),
    from: Type.String({ format: 'date' }),
  },
  { $id: 'RuleSetInForce', additionalProperties: false },
)
export type RuleSetInForce = Static<typeof RuleSetInForce>

/** All that differs from one council to the next. It holds nothing secret: it is published as it stands. */
export const Council = Type.Object(
  {
    id: Type.String({ examples: ['westminster'] }),
    name: Type.String(),
    borough: Type.Unsafe<Borough>({ type: 'string', enum: [...BOROUGHS] }),
    accepts: Type.Array(AcceptedService),
    redirects: Type.Array(ServiceRedirect),
    telephones: Type.Array(CouncilTelephone),
    teams: Type.Array(InternalTeam),
    notices: Type.Array(Notice),
    clocks: Type.Array(CouncilClock),
    handoverAlarmMinutes: Type.Integer({
      minimum: 1,
      description:
        'How long an initial contact may wait to be acknowledged before the council is alarmed. No published page sets it: the figure is this service’s own, until the council gives its.',
    }),
    directory: CouncilDirectory,
    schoolTerms: CouncilSchoolTerms,
    retention: RetentionSchedule,
    ruleSets: Type.Array(RuleSetInForce),
  },
  { $id: 'Council', additionalProperties: false },
)
export type Council = Static<typeof Council>
