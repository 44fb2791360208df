import type { Evaluation } from './evaluation.ts'
import type { FactSource } from './fact-values.ts'
import type { EligibilityFacts } from './facts.ts'

type Sourced = { source?: FactSource; items?: readonly { source?: FactSource }[] }
type Sources = Evaluation['sources']

/** Who supplied each section, by the section's place. Only sections that name their source. */
export function sourcesUsed(facts: EligibilityFacts): Sources {
  const sources: Sources = []
  addSource(sources, -1, 'safety', facts.safety)
  addSource(sources, -1, 'priorWork', facts.priorWork)
  addSource(sources, -1, 'statutoryRisk', facts.statutoryRisk)
  addSource(sources, -1, 'parentalFactors', facts.parentalFactors)
  for (const [i, child] of facts.children.entries()) {
    addSource(sources, i, 'safety', child.safety)
    addSource(sources, i, 'attendance', child.attendance)
    addSource(sources, i, 'exclusions', child.exclusions)
    addSource(sources, i, 'permanentExclusion', child.permanentExclusion)
    addSource(sources, i, 'offence', child.offence)
    addSource(sources, i, 'parentalImpact', child.parentalImpact)
    addSource(sources, i, 'siblings', child.siblings)
    addSource(sources, i, 'assessments', child.assessments)
    addSource(sources, i, 'plans', child.plans)
    addSource(sources, i, 'youngCarer', child.youngCarer)
  }
  return sources
}

/** Of the section, and of each member where it is a list. Position -1 is the family. */
function addSource(sources: Sources, position: number, name: string, section: Sourced | undefined): void {
  if (section === undefined) return
  const at = () => (position < 0 ? `/${name}` : `/children/${position}/${name}`)
  if (section.source) sources.push({ pointer: at(), source: section.source })
  if (!section.items) return
  for (const [i, { source }] of section.items.entries())
    if (source) sources.push({ pointer: `${at()}/items/${i}`, source })
}
