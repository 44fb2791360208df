import type { Evaluation } from './evaluation.ts'
import type { FactSource } from './fact-values.ts'
import type { EligibilityFacts } from './facts.ts'

type Sourced = { source?: FactSource; items?: readonly { source?: FactSource }[] }

/** Who supplied each section, by the section's place. Only sections that name their source. */
export function sourcesUsed(facts: EligibilityFacts): Evaluation['sources'] {
  const sources: Evaluation['sources'] = []
  const add = (at: string, name: string, section: Sourced | undefined) => {
    if (section?.source) sources.push({ pointer: `${at}/${name}`, source: section.source })
    section?.items?.forEach((item, i) => {
      if (item.source) sources.push({ pointer: `${at}/${name}/items/${i}`, source: item.source })
    })
  }
  add('', 'safety', facts.safety)
  add('', 'priorWork', facts.priorWork)
  add('', 'statutoryRisk', facts.statutoryRisk)
  add('', 'parentalFactors', facts.parentalFactors)
  facts.children.forEach((child, i) => {
    const at = `/children/${i}`
    add(at, 'safety', child.safety)
    add(at, 'attendance', child.attendance)
    add(at, 'exclusions', child.exclusions)
    add(at, 'permanentExclusion', child.permanentExclusion)
    add(at, 'offence', child.offence)
    add(at, 'parentalImpact', child.parentalImpact)
    add(at, 'siblings', child.siblings)
    add(at, 'assessments', child.assessments)
    add(at, 'plans', child.plans)
    add(at, 'youngCarer', child.youngCarer)
  })
  return sources
}
