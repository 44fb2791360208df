import type { LocalDate } from '#calendar/index.ts'
import { mayGoOn } from '../gate.ts'
import { namesTheLaw } from '../override-notes.ts'
import { type Permission, permissionFor } from '../permission.ts'
import { DISAGREEMENT } from './by-consent.ts'
import type { RestsOn, SharingDecision } from './decision.ts'
import { placedAt } from './placed.ts'
import type { SharingQuestion } from './question.ts'
import { rowParts } from './rows.ts'

/**
 * Rows 1 to 5, as the gate answers them, to the instant. They are about the children; nothing is shared by going
 * on. Where people who are entitled do not agree the case is held for a person, and not referred back.
 */
export function mayCaseGoOn(question: SharingQuestion, on: LocalDate): SharingDecision {
  const { records, at, safeguardingReasons } = question
  const children = question.subjects.filter((subject) => subject.isAdult !== true)
  const position = leanedOn(question)
  const override = position === undefined ? question.overrides[0] : question.overrides[position]
  const gate = mayGoOn(
    { records: [...records], ...(override ? { override } : {}) },
    { children, safeguardingReasons, on, at },
  )
  const placed = placedAt(position ?? 0)
  const permissions = children.map((child) => permissionFor(child, records, { on, at: Date.parse(at) }))
  const disagreed = gate.row === 3 ? permissions.filter((permission) => permission.disagreement) : []
  return {
    ...rowParts(gate.row),
    answer: gate.outcome !== 'refer_back' ? 'allow' : disagreed.length > 0 ? 'deny' : 'refer_back',
    reasons: [
      ...disagreed.map(({ subject }) => ({ ...DISAGREEMENT, subject: subject.key })),
      ...gate.reasons.map(placed),
    ],
    allowedCategories: [],
    deniedCategories: [],
    limitations: gate.limitations,
    restsOn: restingOn(gate.row, position, permissions),
    missing: gate.missing.map(placed),
    humanCheck: [],
  }
}

/** The override that carries furthest: a law that is named, then safeguarding. */
function leanedOn({ overrides }: SharingQuestion): number | undefined {
  const legal = overrides.findIndex((one) => one.basis === 'legal_requirement' && namesTheLaw(one))
  const safeguarding = overrides.findIndex((one) => one.basis === 'safeguarding')
  const position = legal >= 0 ? legal : safeguarding
  return position >= 0 ? position : undefined
}

function restingOn(
  row: SharingDecision['row'],
  override: number | undefined,
  permissions: readonly Permission[],
): RestsOn[] {
  if (row === 3) return []
  if (row > 3)
    return [override === undefined ? { kind: 'safeguarding_reasons' } : { kind: 'override', index: override }]
  const indices = new Set(permissions.flatMap(({ restsOn }) => restsOn.map((one) => one.index)))
  return [...indices].sort((a, b) => a - b).map((index) => ({ kind: 'consent', index }))
}
