import t from 'tap'
import { createService } from '../helpers/service.ts'
import { mayHear, probe } from './probe.ts'
import { createWorld } from './world.ts'

const world = await createWorld(await createService(t))

t.test('nobody hears of what is another’s, wherever an id, a key or a cursor fits', async (t) => {
  const { leaks, cells, heard } = await probe(world, 'as the service stands')
  t.strictSame(leaks, [])
  t.ok(cells > 1_000, `${cells} requests`)
  // A canary that nobody ever hears would prove nothing by its silence.
  for (const { canary } of world.planted) t.ok(heard.has(canary), `${canary} is heard by those who may`)
})

t.test('the expectation itself: who may hear what', async (t) => {
  const hear = (name: string) => {
    const asker = world.askers.find((each) => each.name === name)
    return asker === undefined ? [] : [...mayHear(asker, world, 'as the service stands')].sort()
  }
  t.strictSame(hear('analyst@westminster'), [])
  t.strictSame(hear('no token'), [])
  t.strictSame(hear('colleague'), [])
  t.strictSame(hear('early_help_officer@rbkc'), [
    'canaryae',
    'canaryaenote',
    'canarybe',
    'canarybenote',
    'canaryorga',
    'canaryorgb',
  ])
  t.strictSame(hear('referrer'), [
    'canaryaa',
    'canaryab',
    'canaryac',
    'canaryad',
    'canaryadraft',
    'canaryae',
    'canaryorga',
  ])
})
