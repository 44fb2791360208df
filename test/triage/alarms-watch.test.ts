import { Registry } from 'prom-client'
import t from 'tap'
import { raiseAlarms, watchAlarms } from '#triage/index.ts'
import { createTestDatabase } from '../helpers/database.ts'

const { databases } = await createTestDatabase(t)
const db = databases.app
const COUNCILS = ['westminster', 'rbkc']

function createWatch(start: string) {
  const clock = { now: new Date(start) }
  const said: string[] = []
  const say = (level: string) => (what: object, message: string) =>
    void said.push(`${level} ${(what as { council: string }).council} ${message}`)
  const metrics = new Registry()
  const log = { error: say('error'), warn: say('warn') }
  const watch = watchAlarms({ db, councils: COUNCILS, clock: () => clock.now, metrics, log })
  return {
    said,
    async lookAt(instant: string) {
      clock.now = new Date(instant)
      await watch.look()
    },
    async ages() {
      const [metric] = await metrics.getMetricsAsJSON()
      t.equal(metric?.name, 'front_door_alarms_last_run_age_seconds')
      return metric?.values.map(({ labels, value }) => [labels['council'], value])
    },
  }
}

t.test('alarms that never ran: nothing for five minutes, then said once', async (t) => {
  const { said, lookAt, ages } = createWatch('2026-11-24T10:00:00Z')
  await lookAt('2026-11-24T10:05:00Z')
  t.strictSame(said, [])
  await lookAt('2026-11-24T10:05:01Z')
  await lookAt('2026-11-24T10:06:00Z')
  t.strictSame(said, ['error westminster alarms have stopped', 'error rbkc alarms have stopped'])
  t.strictSame(await ages(), [
    ['westminster', 360],
    ['rbkc', 360],
  ])
})

t.test('alarms that stop are told of once, each time, and so is that they run again', async (t) => {
  const { said, lookAt, ages } = createWatch('2026-11-24T11:00:00Z')
  await raiseAlarms(db, COUNCILS, new Date('2026-11-24T11:00:30Z'))
  await lookAt('2026-11-24T11:01:00Z')
  t.strictSame(await ages(), [
    ['westminster', 30],
    ['rbkc', 30],
  ])
  await raiseAlarms(db, ['rbkc'], new Date('2026-11-24T11:05:00Z'))
  await lookAt('2026-11-24T11:05:30Z')
  t.strictSame(said, [], 'five minutes to the second')
  await lookAt('2026-11-24T11:05:31Z')
  await lookAt('2026-11-24T11:07:00Z')
  t.strictSame(said, ['error westminster alarms have stopped'], 'of the council whose alarms they are')
  await raiseAlarms(db, COUNCILS, new Date('2026-11-24T11:08:00Z'))
  await lookAt('2026-11-24T11:08:01Z')
  await lookAt('2026-11-24T11:09:00Z')
  t.strictSame(said.slice(1), ['warn westminster alarms run again'])
  await lookAt('2026-11-24T11:20:00Z')
  t.equal(said.length, 4, 'and again for both')
})
