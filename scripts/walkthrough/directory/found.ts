import { createFrontDoorClient } from '../../../openapi/client/index.ts'
import { hold, must, type Scene } from '../scene.ts'

/** A family searches, without a token: every result says why it matched. */
export async function found({ baseUrl, say, telling }: Scene, service: string): Promise<void> {
  const query = { words: `story ${telling}`, age: 3, near: 'W2 9ZZ', day: 'SA', free: true } as const
  const page = must(
    await createFrontDoorClient({ baseUrl }).GET('/v1/directory/services', { params: { query } }),
    200,
  )
  const item = page.items.find(({ id }) => id === service)
  hold(item !== undefined && item.distance !== undefined, 'it is found, with its distance')
  say(
    `A family searches for “story”, for a child of 3, on a Saturday, free, near W2 9ZZ: ${page.total} found.`,
  )
  for (const { text } of item.matched) say(`  ${text}`)
}
