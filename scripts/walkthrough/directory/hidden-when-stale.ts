import { hold, must, type Scene } from '../scene.ts'
import { asPublic, COUNCIL, EDITOR, pathTo } from './people.ts'

/** The demonstration has one that nobody assured for a year, and one that was hidden for it. */
export async function hiddenWhenStale(scene: Scene): Promise<void> {
  const { as, say } = scene
  const list = async (query: { freshness?: 'flagged'; publication: 'live' | 'hidden' }) => {
    const params = { path: { councilId: COUNCIL }, query }
    return must(await as(EDITOR).GET('/v1/councils/{councilId}/directory/records', { params }), 200).items
  }
  const [flagged] = await list({ freshness: 'flagged', publication: 'live' })
  hold(flagged !== undefined, 'one is flagged: its review is over')
  hold((await asPublic(scene, flagged.id)).status === 200, 'it is still found')
  say(`“${flagged.name}” was to be reviewed by ${flagged.reviewDueOn}: flagged, its owner told, still found.`)
  const [hidden] = await list({ publication: 'hidden' })
  hold(hidden !== undefined, 'one is hidden')
  hold((await asPublic(scene, hidden.id)).status === 410, 'the public is told that it is gone')
  const events = await as(EDITOR).GET('/v1/councils/{councilId}/directory/records/{recordId}/events', {
    params: { path: pathTo(hidden.id) },
  })
  const types = must(events, 200).items.map(({ type }) => type)
  hold(types.includes('record.flagged') && types.includes('record.hidden'), 'first told, then hidden')
  say(`“${hidden.name}” was hidden after notice (410). What happened to it: ${types.join(', ')}.`)
}
