import type { Quotation } from '../evaluation.ts'
import type { CompositionNode, RuleSet } from '../rule-set.ts'

/** The sentence, letter for letter. */
export function quote(ruleSet: RuleSet, sentence: string): Quotation {
  for (const { sentences } of ruleSet.sources)
    for (const { id, text } of sentences) if (id === sentence) return { sentence, text }
  throw new Error(`${ruleSet.id} has no sentence called ${sentence}.`)
}

/** Every sentence that an evaluation by this rule set may name, each once. */
export function quotationsOf(ruleSet: RuleSet): Quotation[] {
  const cited = new Set([
    ...ruleSet.criteria.flatMap(({ cites }) => cites),
    ...ruleSet.composition.steps.flatMap(({ when }) => citedBy(when)),
  ])
  return [...cited].map((sentence) => quote(ruleSet, sentence))
}

function citedBy(node: CompositionNode): string[] {
  if ('cites' in node) return [node.cites]
  if ('criterion' in node) return []
  return ('all' in node ? node.all : node.any).flatMap(citedBy)
}
