import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { FEED } from '../feed.ts'

const uri = Type.String({ format: 'uri' })

export const getOrukInformation = operation({
  id: 'getOrukInformation',
  method: 'GET',
  path: FEED,
  tag: 'Open Referral UK',
  summary: 'What this feed is, and where it is described',
  description:
    'All that the directory publishes, in the national standard. Open to everybody and to every web page. Services in the order of creation; to keep a copy, see `listOrukServices` and `modified_after`.',
  allow: 'anyone',
  answers: {
    200: {
      description: 'The version, the profile and the description.',
      schema: Type.Object(
        { version: Type.String(), profile: uri, openapi_url: uri },
        { $id: 'OrukInformation', additionalProperties: false },
      ),
    },
  },
  handle: async ({ config }) => ({
    status: 200,
    body: {
      version: 'HSDS-UK-3.0',
      profile: 'https://github.com/OpenReferralUK/uk-profile/blob/main/docs/index.md',
      openapi_url: `${config.publicUrl}/openapi.json`,
    },
  }),
})
