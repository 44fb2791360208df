import { hold, type Scene } from '../scene.ts'
import { asPublic, doWithReasons, PROVIDER } from './people.ts'

type FeedPage = { contents: { id: string; name: string; status: string }[]; next?: string }

/** Another system keeps a copy from the feed of the national standard, and is told when something is gone. */
export async function followed(scene: Scene, service: string): Promise<void> {
  const { baseUrl, say } = scene
  const copy = new Map<string, string>()
  /** Follows `next` until nothing more has changed: where to ask again. */
  const follow = async (from: string): Promise<string> => {
    for (let at = from; ; ) {
      const answer = await fetch(new URL(at, baseUrl))
      hold(answer.status === 200, 'the feed answers everybody')
      const { contents, next } = (await answer.json()) as FeedPage
      for (const { id, status } of contents) copy.set(id, status)
      if (contents.length === 0 || next === undefined) return at
      at = next
    }
  }
  const bookmark = await follow(
    '/oruk/v3/services?modified_after=2000-01-01T00:00:00Z&full=true&per_page=100',
  )
  hold(copy.get(service) === 'active', 'the service is in it')
  say(`Another system reads all ${copy.size} services in Open Referral UK and keeps where it stopped.`)
  await doWithReasons(scene, PROVIDER, service, 'archival', 'The stories are told (made up).')
  await follow(bookmark)
  hold(copy.get(service) === 'defunct', 'who follows is told that it is gone')
  hold((await asPublic(scene, service)).status === 410, 'it is gone')
  say('The provider takes the service away. The feed tells who follows: defunct; by its address it is 410.')
}
