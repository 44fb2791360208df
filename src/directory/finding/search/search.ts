import type { Db } from '#platform/operation.ts'
import { countTags, countTagsOf, type TagCount } from '../queries/count-facets.ts'
import { namesLike } from '../queries/names-like.ts'
import { canBeGuessed, nearestWords } from '../words/nearest.ts'
import { searchWords } from '../words/search-words.ts'
import { type Asked, MOST_COUNTED } from './asked.ts'
import type { SearchCursor } from './cursor.ts'
import { type Found, find } from './find.ts'
import type { DidYouMean } from './search-page.ts'

export type Searched = Found & { readonly didYouMean: DidYouMean | undefined }

/** So few are found that the words may be misspelt. */
const LITTLE = 3

/** A page of a search; its first page forgives misspellings, and those that follow keep to what it took instead. */
export async function search(
  db: Db,
  asked: Asked,
  limit: number,
  cursor: SearchCursor | undefined,
): Promise<Searched> {
  if (cursor !== undefined) {
    const { after, instead } = cursor
    const found = await find(db, withWords(asked, instead), limit, after)
    return { ...found, didYouMean: instead === undefined ? undefined : { words: instead, used: true } }
  }
  const found = await find(db, asked, limit)
  const better = found.total < LITTLE ? await betterWords(db, asked) : undefined
  if (better === undefined || found.total > 0)
    return { ...found, didYouMean: better === undefined ? undefined : { words: better, used: false } }
  return { ...(await find(db, withWords(asked, better), limit)), didYouMean: { words: better, used: true } }
}

export function withWords(asked: Asked, instead: string | undefined): Asked {
  const words = instead === undefined ? undefined : searchWords(instead)
  return words === undefined ? asked : { ...asked, words }
}

async function betterWords(db: Db, { words }: Asked): Promise<string | undefined> {
  const guessed = words?.typed.filter(canBeGuessed) ?? []
  return guessed.length === 0 ? undefined : nearestWords(words?.typed ?? [], await namesLike(db, guessed))
}

/** How often each code is among what matches. */
export const tagsFound = (db: Db, asked: Asked, { looked }: Found): Promise<TagCount[]> =>
  asked.opening === undefined || looked === undefined
    ? countTags(db, asked)
    : countTagsOf(db, looked.slice(0, MOST_COUNTED))
