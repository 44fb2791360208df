import { Type } from 'typebox'
import type { Evaluation } from '#eligibility/index.ts'
import { operation } from '#platform/operation.ts'
import { etag } from '#platform/preconditions.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { holdFor, latestEvaluation, MANAGERS, possibleActions, readsOfOthers } from '#referrals/index.ts'
import { Decision } from '../decision/decision.ts'
import { decisionParams } from '../decision/decision-params.ts'
import type { DecidingRole } from '../decision/outcomes.ts'
import { rolesFor } from '../decision/roles-for.ts'
import { type DecidedChild, resultsChanged, secondSigners } from '../decision/second-signature.ts'
import { giveBack, sign } from '../decision/sign.ts'
import { forCouncil } from '../decision/views.ts'
import { waitingProposal } from '../decision/waiting-proposal.ts'
import { findDecision, listDecisionChildren } from '../queries/decisions.ts'

const DecisionConfirmation = Type.Object(
  {
    agrees: Type.Boolean({ description: 'Not agreeing returns it to those who recorded it.' }),
    note: Type.String({ minLength: 1, maxLength: 2000, description: 'Why. For the council.' }),
  },
  { $id: 'DecisionConfirmation', additionalProperties: false },
)

export const confirmDecision = operation({
  id: 'confirmDecision',
  method: 'POST',
  path: '/v1/referrals/{referralId}/decisions/{decisionId}/confirmation',
  tag: 'Triage',
  summary: 'Sign a decision that waits for a second person, or return it',
  description:
    'By somebody else than who recorded it; social care is signed by a second social worker or manager. Where the criteria now say something else of a child than they did, it can only be returned, and is recorded anew.',
  allow: MANAGERS,
  params: decisionParams,
  body: DecisionConfirmation,
  bodyExamples: {
    agrees: { summary: 'Agrees', value: { agrees: true, note: 'Read with the school’s letter: I agree.' } },
    returns: {
      summary: 'Returns it',
      value: { agrees: false, note: 'Ask the health visitor first, who saw the children this week.' },
    },
  },
  idempotent: true,
  conditional: true,
  answers: { 200: { description: 'Signed, or returned.', schema: Decision, headers: ['ETag'] } },
  problems: ['not-in-this-state', 'needs-another-person', 'evaluation-not-latest', 'outcome-not-yours'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { caller, params, body } = call
      const referral = await holdFor('confirmDecision', call, trx, concerns, 'version seen')
      if (isRefusal(referral)) return referral
      const proposal = await findDecision(trx, referral, params.decisionId)
      if (proposal === undefined) return refuse('not-found')
      if (proposal.id !== (await waitingProposal(trx, referral)))
        return refuse('not-in-this-state', {
          detail: 'This decision does not wait for a signature: it took effect, was returned or has lapsed.',
          members: { currentState: referral.status, possibleActions: possibleActions(caller, referral) },
        })
      const children = (await listDecisionChildren(trx, referral, proposal.id)) as DecidedChild[]
      const signers = secondSigners(children, proposal.proposed_role as DecidingRole) ?? []
      const role = rolesFor(caller, referral).find((each) => signers.includes(each))
      if (role === undefined)
        return refuse('outcome-not-yours', { detail: `It is signed by: ${signers.join(', ')}.` })
      if (body.agrees) {
        const latest = await latestEvaluation(trx, referral)
        if (resultsChanged(children, JSON.parse(latest.document) as Evaluation))
          return refuse('evaluation-not-latest', { members: { latest: latest.id } })
      }
      const act = body.agrees ? sign : giveBack
      const { row, version } = await act(trx, call, referral, { proposal, role, note: body.note })
      const ofOthers = readsOfOthers(caller, referral.council_id, false)
      return { status: 200, json: forCouncil(row, undefined, ofOthers), headers: { ETag: etag(version) } }
    }),
})
