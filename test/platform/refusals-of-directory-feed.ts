import { withdrawExamples } from '../helpers/parts-of-directory-feed.ts'
import { rightParts, whoMay } from '../helpers/right-parts.ts'
import { ask, type Bringing } from './bringing.ts'

const withdrawn: Bringing = async (stage, operation) => {
  const parts = await rightParts(stage, operation)
  await withdrawExamples(stage)
  return stage.as(whoMay(operation), operation.id, parts)
}

export const FEED_REFUSALS: Readonly<Record<string, Bringing>> = {
  'getDirectoryService record-withdrawn': withdrawn,
  'getDirectoryOrganisation record-withdrawn': withdrawn,
  'getOrukService record-withdrawn': withdrawn,
  'importCsv csv-not-valid': (stage, operation) => ask(stage, operation, { body: 'name,colour\na,b' }),
  // Any text is a table of some kind: only none at all is not.
  'importCsv invalid-request': (stage, operation) => ask(stage, operation, { body: '' }),
  'importCsv malformed-request': (stage, operation) =>
    ask(stage, operation, { params: { councilId: '%zz' } }),
}
