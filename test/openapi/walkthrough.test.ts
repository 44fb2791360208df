import t from 'tap'
import { createFrontDoorClient } from '../../openapi/client/index.ts'
import { Off } from '../../scripts/walkthrough/scene.ts'
import { tellStory } from '../../scripts/walkthrough/story.ts'
import { createService } from '../helpers/service.ts'

t.test('the story holds, and holds again, over a real socket through the typed client', async (t) => {
  const { app, token } = await createService(t)
  const baseUrl = await app.listen({ host: '127.0.0.1', port: 0 })
  const told: string[] = []
  const as = (subject: string) => createFrontDoorClient({ baseUrl, token: () => token(subject) })
  await tellStory({ as, say: (line) => told.push(line), telling: 'first' })
  t.ok(told.length > 40)
  await tellStory({ as, say: () => undefined, telling: 'second' })
  await t.rejects(
    tellStory({ as, say: () => undefined, telling: 'second' }),
    Off,
    'told as before, it is off',
  )
  await t.rejects(tellStory({ as: () => as('nobody'), say: () => undefined, telling: 'x' }), Off)
})
