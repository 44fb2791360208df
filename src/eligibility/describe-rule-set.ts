import type { Condition } from './condition.ts'
import { MEMBER_LISTS } from './lists/index.ts'
import type { Composition, CompositionNode, Criterion, RuleSet } from './rule-set.ts'

/** The rule set in plain English: each criterion with its sentence quoted, its conditions and its thresholds. */
export function describeRuleSet(ruleSet: RuleSet): string {
  return [
    `${ruleSet.title}\n${ruleSet.id}, version ${ruleSet.version}, ${inForce(ruleSet)}.`,
    ...(ruleSet.note === undefined ? [] : [ruleSet.note]),
    ...ruleSet.sources.map(
      ({ publisher, title, retrieved }) => `Source: ${publisher}, "${title}" (text taken in ${retrieved}).`,
    ),
    ...ruleSet.criteria.map((criterion) => describeCriterion(criterion, ruleSet)),
    describeComposition(ruleSet.composition),
    ...(ruleSet.readings.length === 0 ? [] : [describeReadings(ruleSet)]),
  ].join('\n\n')
}

const inForce = ({ effectiveFrom, effectiveTo }: RuleSet) =>
  `in force from ${effectiveFrom}${effectiveTo === null ? '' : ` to ${effectiveTo}`}`

const KINDS = {
  computable: 'from records',
  judgement: "a professional's judgement",
  mixed: "from records and a professional's judgement",
}

function describeCriterion(criterion: Criterion, ruleSet: RuleSet): string {
  const quoted = criterion.cites.map((id) => `  ${id}: "${sentence(ruleSet, id)}"`)
  const explained = (criterion.explainedBy ?? []).map(
    (id) => `  ${id} (explains it): "${sentence(ruleSet, id)}"`,
  )
  const read = criterion.readings.length === 0 ? [] : [`  Readings: ${criterion.readings.join(', ')}`]
  const asked = criterion.scope === 'family' ? 'asked once for the family' : 'asked of each child'
  return [
    `${criterion.id} ${criterion.title} (${KINDS[criterion.kind]}; ${asked})`,
    ...quoted,
    ...explained,
    ...describeCondition(criterion.condition, ruleSet, '  '),
    ...read,
  ].join('\n')
}

const sentence = (ruleSet: RuleSet, id: string) =>
  ruleSet.sources.flatMap(({ sentences }) => sentences).find((one) => one.id === id)?.text ?? ''

const threshold = (ruleSet: RuleSet, name: string) => {
  const found = ruleSet.parameters.find((parameter) => parameter.name === name)
  return found ? `${found.words} (${found.cites})` : name
}

function describeCondition(condition: Condition, ruleSet: RuleSet, indent: string): string[] {
  const within = `${indent}  `
  const line = (text: string) => `${indent}- ${text}`
  switch (condition.kind) {
    case 'stated':
    case 'judged': {
      const open = (condition.open ?? []).map(
        ({ answer, reason }) => `${within}"${answer}" leaves it open: ${reason}`,
      )
      return [line(`${condition.text}${condition.kind === 'judged' ? ' (judged)' : ''}`), ...open]
    }
    case 'compare':
      return [line(`${condition.text}: ${threshold(ruleSet, condition.parameter)}`)]
    case 'derived':
      return [
        line(
          condition.parameter === undefined
            ? condition.text
            : `${condition.text}: ${threshold(ruleSet, condition.parameter)}`,
        ),
      ]
    case 'not':
      return [line(`${condition.text}; that is, not:`), ...describeCondition(condition.of, ruleSet, within)]
    case 'at_least':
      return [
        line(
          `${condition.text}: ${threshold(ruleSet, condition.parameter)}. ${MEMBER_LISTS[condition.list].member}, each:`,
        ),
        ...describeCondition(condition.each, ruleSet, within),
      ]
    case 'all':
    case 'any':
      return [
        line(`${condition.text} (${condition.kind === 'all' ? 'all of' : 'any of'}):`),
        ...condition.of.flatMap((one) => describeCondition(one, ruleSet, within)),
      ]
  }
}

const describeComposition = ({ steps, otherwise }: Composition) =>
  [
    'How the results are decided, the first that holds:',
    ...steps.map(({ result, when, because }) => `- ${result} where ${describeNode(when)}. ${because}`),
    `- ${otherwise.result} otherwise. ${otherwise.because}`,
    'Where it cannot be told whether one of them holds, the result is undetermined: that is never a refusal.',
  ].join('\n')

function describeNode(node: CompositionNode): string {
  if ('criterion' in node) return node.criterion
  if ('condition' in node) return `"${node.condition.text}" (${node.cites})`
  if ('all' in node) return node.all.map(describeNode).join(' and ')
  return `one of ${node.any.map(describeNode).join(', ')}`
}

const describeReadings = ({ readings }: RuleSet) =>
  [
    'How the page is read where it leaves room:',
    ...readings.map(
      ({ id, question, reading, why }) => `${id} ${question} Read as: ${reading}. Why: ${why}.`,
    ),
  ].join('\n')
