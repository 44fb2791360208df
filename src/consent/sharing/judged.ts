import type { JudgedLimit } from './question.ts'

/**
 * What people found of the place a pointer names: 'covers', 'does_not_cover', or that nobody has judged it or
 * that they do not agree. A judgement nobody stands for is none.
 */
export function foundAt(
  pointer: string,
  judged: readonly JudgedLimit[] | undefined,
): 'covers' | 'does_not_cover' | 'disputed' | 'not_judged' {
  const found = (judged ?? []).filter((one) => one.pointer === pointer && one.by.trim() !== '')
  if (found.length === 0) return 'not_judged'
  if (found.every((one) => one.covers)) return 'covers'
  return found.some((one) => one.covers) ? 'disputed' : 'does_not_cover'
}
