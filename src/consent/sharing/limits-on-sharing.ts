import type { GateReason, StandingLimitation } from '../gate-decision.ts'
import { isAgainst, type JudgedStanding } from '../standing.ts'
import type { SharingCategory } from './categories.ts'
import type { HumanCheck } from './decision.ts'
import { foundAt } from './judged.ts'
import { type LimitQuestion, readLimit } from './limits.ts'

/** The records that stand for one subject. */
export type SubjectStanding = { subject: string; standing: readonly JudgedStanding[] }

/** What the limits in force make of what is asked. */
export type LimitsOnSharing = {
  /** Everything in force on these subjects, whether it binds or not. */
  limitations: StandingLimitation[]
  isLimited: boolean
  stopped: { category: SharingCategory; reason: GateReason }[]
  humanCheck: HumanCheck[]
  /** Limits set by somebody who has no say: they stop nothing and must be seen. */
  notBinding: GateReason[]
}

type Limit = StandingLimitation & { binds: boolean }

/** Each limit is kept for everybody's information asked for: what stops one subject's category stops the category. */
export function limitsOnSharing(of: LimitQuestion, subjects: readonly SubjectStanding[]): LimitsOnSharing {
  const limits = limitsOf(subjects)
  const found = limits.filter((limit) => limit.binds).map((limit) => stoppedBy(limit, of))
  return {
    limitations: limits.map(({ binds: _, ...limit }) => limit),
    isLimited: found.length > 0,
    stopped: found.flatMap((one) => one.stopped),
    humanCheck: found.flatMap((one) => one.humanCheck),
    notBinding: limits
      .filter((limit) => !limit.binds)
      .map(({ pointer, limitation }) => ({
        code: 'limit_not_entitled',
        text: 'Somebody who may not decide set a limit. It does not bind; a person should see it.',
        pointer,
        words: limitation.words,
      })),
  }
}

function limitsOf(subjects: readonly SubjectStanding[]): Limit[] {
  const limits = new Map<string, Limit>()
  for (const { subject, standing } of subjects)
    for (const row of standing)
      for (const [position, limitation] of (row.record.limitations ?? []).entries()) {
        const pointer = `/consent/records/${row.index}/limitations/${position}`
        const known = limits.get(pointer) ?? { pointer, subjects: [], limitation, binds: false }
        known.subjects.push(subject)
        known.binds ||= row.binds && !isAgainst(row)
        limits.set(pointer, known)
      }
  return [...limits.values()]
}

function stoppedBy({ pointer, limitation }: Limit, of: LimitQuestion) {
  const { surely, perhaps, stopped, ask } = readLimit(limitation, of)
  const found = foundAt(pointer, of.question.judgedLimits)
  const isCovered = found === 'covers' || found === 'disputed'
  const isOpen = found === 'not_judged' && perhaps.length > 0
  const open = isOpen ? perhaps : []
  const closed = isCovered
    ? surely.length + perhaps.length > 0
      ? [...surely, ...perhaps]
      : of.asked
    : surely
  const { words } = limitation
  const because = (code: string, text: string) => (category: SharingCategory) => ({
    category,
    reason: { code, text, pointer, words },
  })
  return {
    stopped: [
      ...closed.map(because(`limit_${limitation.kind}`, stopped)),
      ...open.map(because('limit_not_judged', 'A limit may stop it, and nobody has judged that yet.')),
    ],
    humanCheck: isOpen ? [{ pointer, words, question: ask, categories: [...perhaps] }] : [],
  }
}
