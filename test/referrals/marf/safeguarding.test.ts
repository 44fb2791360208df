import t from 'tap'
import {
  type DraftForm,
  hasSafeguardingReasons,
  mayReportImmediateDanger,
  reportsImmediateDanger,
} from '../../../src/referrals/marf/index.ts'

const report = (pointer: string, value: unknown): DraftForm => ({
  disputes: [
    {
      pointer,
      reports: [
        { value: false, reportedBy: {} },
        { value, reportedBy: {} },
      ],
    },
  ],
})

const FORMS: [what: string, form: DraftForm, danger: boolean, reasons: boolean][] = [
  ['nothing', {}, false, false],
  ['danger', { safety: { immediateDanger: true } }, true, true],
  ['no danger', { safety: { immediateDanger: false, significantHarmSuspected: false } }, false, false],
  ['harm', { safety: { significantHarmSuspected: true } }, false, true],
  ['one child in danger', { children: [{}, { safety: { immediateDanger: true } }] }, true, true],
  ['a child not known', { children: [{ safety: { immediateDanger: 'not_known' } }] }, false, false],
  ['one child harmed', { children: [{ safety: { significantHarmSuspected: true } }] }, false, true],
  ['danger disputed', report('/safety/immediateDanger', true), true, true],
  ['danger to a child disputed', report('/children/11/safety/immediateDanger', true), true, true],
  ['harm disputed', report('/safety/significantHarmSuspected', true), false, true],
  ['every report says no', report('/safety/immediateDanger', false), false, false],
  ['another fact disputed', report('/priorWork/undertaken', true), false, false],
  ['override for safeguarding', { consent: { override: { basis: 'safeguarding' } } }, false, true],
  ['legal requirement', { consent: { override: { basis: 'legal_requirement' } } }, false, false],
  ['an adult at risk', { safety: { adultAtRisk: true } }, false, false],
]

t.test('one report of danger or harm is enough', (t) => {
  for (const [what, form, danger, reasons] of FORMS) {
    t.equal(reportsImmediateDanger(form), danger, what)
    t.equal(hasSafeguardingReasons(form), reasons, what)
  }
  t.end()
})

const BODIES: [body: unknown, danger: boolean][] = [
  [{ safety: { immediateDanger: true }, zzUnknown: 1 }, true],
  [{ safety: { immediateDanger: 'yes' } }, true],
  [{ safety: { immediateDanger: 'TRUE' } }, true],
  [{ children: [{ safety: { immediateDanger: 1 } }] }, true],
  [{ immediateDanger: true }, true],
  [{ safety: { immediateDanger: false } }, false],
  [{ safety: { immediateDanger: 'not_known' } }, false],
  [{ safety: { immediateDangerDetail: 'true' } }, false],
  [null, false],
  ['immediateDanger', false],
  [[], false],
]

t.test('a body that is no form may still report danger', (t) => {
  for (const [body, danger] of BODIES) t.equal(mayReportImmediateDanger(body), danger, JSON.stringify(body))
  t.end()
})
