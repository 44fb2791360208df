import t from 'tap'
import { checkCodes, checkForm, type ReferralForm } from '../../../src/referrals/marf/index.ts'
import type { CheckCase } from './check-case.ts'
import { placeCases } from './check-cases.ts'
import { familyCases } from './check-cases-family.ts'
import { safetyCases } from './check-cases-safety.ts'
import { exampleForm, exampleNames, TODAY } from './example-forms.ts'
import { setAt } from './set-at.ts'

const cases = [...safetyCases, ...familyCases, ...placeCases]

const effectOf = (row: CheckCase) => checkCodes.find(({ code }) => code === row[0])?.effect

function changed(example: string | undefined, changes: Record<string, unknown>): ReferralForm {
  const form = exampleForm(example ?? 'eligible')
  for (const [pointer, value] of Object.entries(changes)) setAt(form, pointer, value)
  return form
}

function found([code]: CheckCase, form: ReferralForm): string[] {
  const { faults, issues } = checkForm(form, { today: TODAY })
  return [...faults, ...issues].filter((finding) => finding.code === code).map(({ pointer }) => pointer)
}

t.test('every check bites where it should, and not on the other side of its boundary', (t) => {
  for (const row of cases) {
    const [code, at, hits, misses, example] = row
    const hit = found(row, changed(example, hits))
    if (!hit.includes(at)) t.fail(`${code} bites at ${at}, not at ${hit}: ${JSON.stringify(hits)}`)
    const miss = found(row, changed(example, misses))
    if (miss.includes(at)) t.fail(`${code} leaves ${at} alone: ${JSON.stringify(misses)}`)
  }
  t.strictSame([...new Set(cases.map(([code]) => code))].sort(), checkCodes.map(({ code }) => code).sort())
  t.end()
})

t.test('every code is described once, and its message is always the same words', (t) => {
  t.equal(new Set(checkCodes.map(({ code }) => code)).size, checkCodes.length)
  const words = new Map(checkCodes.map(({ code, message }) => [code, message]))
  for (const [, , hits, , example] of cases) {
    const { faults, issues } = checkForm(changed(example, hits), { today: TODAY })
    for (const { code, message } of [...faults, ...issues]) if (message !== words.get(code)) t.fail(code)
  }
  t.end()
})

t.test('what refuses and what doubts', (t) => {
  for (const [code, , hits, , example] of cases) {
    const { faults } = checkForm(changed(example, hits), { today: TODAY })
    const refuses = checkCodes.find((check) => check.code === code)?.effect !== 'doubts'
    t.equal(
      faults.some((fault) => fault.code === code),
      refuses,
      code,
    )
  }
  t.end()
})

t.test('a form that reports danger is not turned away for what is missing or contradicts itself', (t) => {
  const danger = { '/children/0/safety': { immediateDanger: true } }
  for (const [code, , hits, , example] of cases.filter((row) => effectOf(row) === 'refuses_unless_danger')) {
    const { faults, issues } = checkForm(changed(example, { ...hits, ...danger }), { today: TODAY })
    t.strictSame(faults, [], code)
    if (code !== 'assessment_missing')
      t.ok(
        issues.some((issue) => issue.code === code && issue.severity === 'high'),
        code,
      )
  }
  for (const [code, , hits, , example] of cases.filter((row) => effectOf(row) === 'refuses'))
    t.ok(checkForm(changed(example, { ...hits, ...danger }), { today: TODAY }).faults.length > 0, code)
  t.end()
})

t.test('the examples raise the doubts they tell of, and no others', (t) => {
  const doubts = new Map([
    ['emergency', ['withheld_from_household_member', 'assessment_outstanding']],
    ['social-care', ['assessment_outstanding']],
  ])
  for (const name of exampleNames) {
    const { faults, issues } = checkForm(exampleForm(name), { today: TODAY })
    t.strictSame(faults, [], name)
    t.strictSame(
      issues.map(({ code }) => code),
      doubts.get(name) ?? [],
      name,
    )
  }
  t.end()
})

t.test('a draft can be checked at any stage', (t) => {
  t.ok(checkForm({}, { today: TODAY }).faults.length > 0)
  for (const name of exampleNames) {
    const members = Object.entries(exampleForm(name))
    for (let count = 0; count <= members.length; count += 1)
      checkForm(Object.fromEntries(members.slice(0, count)), { today: TODAY })
  }
  t.doesNotThrow(() =>
    checkForm({ children: [{}], people: [{}], consent: { records: [{}] }, disputes: [{}] }, { today: TODAY }),
  )
  t.end()
})
