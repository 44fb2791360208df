import fc from 'fast-check'
import t from 'tap'
import { createStage } from '../helpers/stage.ts'
import { beginnings, type Model, type Real, tries } from './model/commands.ts'
import { createModelWorld, send } from './model/world.ts'

const world = await createModelWorld(await createStage(t))

/** So many lives, each with up to thirty things tried in it; more with FRONT_DOOR_TEST_LIVES=500. */
const LIVES = Number(process.env['FRONT_DOOR_TEST_LIVES'] ?? 28)

t.test('whatever is tried by whomever in whatever order, the service does what the model does', async (t) => {
  const seen = new Map<string, number>()
  let tried = 0
  const count = (what: string) => {
    tried += 1
    seen.set(what, (seen.get(what) ?? 0) + 1)
  }
  // A divergence names the seed and the shortest way to it that was found.
  await fc.assert(
    fc.asyncProperty(beginnings, tries, async ({ form, sender, way }, commands) => {
      const { id, referral } = await send(world, form, sender)
      const model: Model = { referral }
      const real: Real = { world, id, seen: count }
      for (const each of way) await each.run(model, real)
      await fc.asyncModelRun(() => ({ model, real }), commands)
    }),
    { numRuns: LIVES },
  )
  t.ok(tried >= 300, `${tried} tries`)
  t.ok(seen.size >= 25, `${seen.size} kinds of outcome`)
  t.comment(
    [...seen]
      .map(([what, times]) => `${times} ${what}`)
      .sort()
      .join('\n'),
  )
})
