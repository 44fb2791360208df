import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'

// Run by uncaught-errors.test.ts: tests that fail by what nobody caught, and one that does not.
t.test('throws', async () => {
  setTimeout(() => {
    throw new Error('thrown')
  }, 1)
  await sleep(30)
})
t.test('rejects', async () => {
  void Promise.reject(new Error('rejected'))
  await sleep(30)
})
t.test('outside', (t) =>
  t.test('inside', async () => {
    setImmediate(() => {
      throw new Error('inner')
    })
    await sleep(30)
  }),
)
t.test('goes on', async (t) => t.pass('well'))
