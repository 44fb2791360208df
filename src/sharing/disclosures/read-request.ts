import { londonDate } from '#calendar/index.ts'
import type { SharingOverride, SharingRecipient } from '#consent/index.ts'
import { findCouncil } from '#councils/index.ts'
import type { Fault } from '#platform/faults.ts'
import type { Trx } from '#platform/operation.ts'
import { hasAccount, hasTeam } from '../queries/disclosures.ts'
import type { Asked, SharingFacts } from './facts.ts'
import type { SharingRequest } from './request.ts'

/** A request as the policy is asked about it, and which consent event the override already has. */
export type ReadRequest = {
  asked: Asked
  account: string | null
  team: string | null
  overrideEvent: string | null
}

type Reading = { value: ReadRequest } | { faults: Fault[] }

/** Puts a request into the policy's terms; what it names has to be there. */
export async function readRequest(
  trx: Trx,
  body: SharingRequest,
  facts: SharingFacts,
  by: { account: string; now: Date },
): Promise<Reading> {
  const faults: Fault[] = []
  const fault = (pointer: string, code: string, message: string) => faults.push({ pointer, code, message })
  const { form } = facts
  const keys = [...form.children, ...(form.people ?? [])].map(({ key }) => key)
  for (const [position, key] of body.subjects.entries())
    if (!keys.includes(key)) fault(`/subjects/${position}`, 'not_on_form', 'a child or person of the form')
  if (body.until !== undefined && body.until < londonDate(by.now))
    fault('/until', 'past', 'today or a later day')

  const recipient = await readRecipient(trx, body, facts, fault)
  const override = readOverride(body, facts, fault)
  if (faults.length > 0 || recipient === undefined) return { faults }
  const { kind } = body.recipient
  return {
    value: {
      asked: {
        recipient,
        subjects: body.subjects,
        categories: body.categories,
        purpose: body.purpose,
        override,
        judged: (body.judgedLimits ?? []).map((each) => ({ ...each, by: by.account })),
      },
      account: (kind === 'internal_team' ? undefined : body.recipient.account) ?? null,
      team: kind === 'internal_team' ? body.recipient.team : null,
      overrideEvent: body.override?.recorded ?? null,
    },
  }
}

type SayFault = (pointer: string, code: string, message: string) => void

async function readRecipient(
  trx: Trx,
  { recipient }: SharingRequest,
  { council, form }: SharingFacts,
  fault: SayFault,
): Promise<SharingRecipient | undefined> {
  if (recipient.kind === 'internal_team') {
    const id = recipient.team
    const name = findCouncil(council)?.teams.find((team) => team.id === id)?.name
    if (name === undefined && !(await hasTeam(trx, council, id))) {
      fault('/recipient/team', 'team_not_known', 'a team of this council')
      return undefined
    }
    return { kind: 'internal_team', id, name: name ?? id.replaceAll('_', ' '), council }
  }
  const { account } = recipient
  if (account !== undefined && !(await hasAccount(trx, account)))
    fault('/recipient/account', 'account_not_known', 'an account of this service')
  const withAccount = account === undefined ? {} : { account }
  if (recipient.kind === 'external') {
    const { organisation, otherNames, person } = recipient
    return {
      kind: 'external',
      organisation: { names: [organisation, ...(otherNames ?? [])] },
      ...(person === undefined ? {} : { person: { name: person } }),
      ...withAccount,
    }
  }
  const named = form.professionals?.find(({ key }) => key === recipient.professional)
  if (named === undefined) {
    fault('/recipient/professional', 'not_on_form', 'a professional named on the completed form')
    return undefined
  }
  return {
    kind: 'external',
    organisation: { names: [named.organisation] },
    person: { name: named.name, key: named.key },
    ...withAccount,
  }
}

function readOverride(
  { override }: SharingRequest,
  facts: SharingFacts,
  fault: SayFault,
): SharingOverride | undefined {
  if (override?.recorded === undefined) return override
  const kept = facts.overrides[facts.overrideIds.indexOf(override.recorded)]
  if (kept === undefined || kept.basis !== override.basis) {
    fault('/override/recorded', 'override_not_known', 'an override of this basis recorded for this referral')
    return undefined
  }
  const { recorded: _, ...said } = override
  return { ...said, ...kept }
}
