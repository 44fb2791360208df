import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { canBeOpened } from '../ledger/family-session.ts'
import { nothingHere, openingPage } from '../ledger/page/opening.ts'

export const showFamilyLink = operation({
  id: 'showFamilyLink',
  method: 'GET',
  path: '/family/open',
  tag: 'Families',
  summary: 'What a family’s link leads to: a page with a button, which opens it',
  description: 'Looking at it does not use the link up: mail programs and messengers look at links too.',
  allow: 'anyone',
  query: Type.Object({ link: Type.Optional(Type.String({ description: 'The link’s secret.' })) }),
  answers: {
    200: { description: 'A page with a button.', contentType: 'text/html' },
    404: { description: 'A page: this opens nothing, whatever the reason.', contentType: 'text/html' },
  },
  handle: async (call) => {
    const { link = '' } = call.query
    return (await canBeOpened(call, link)) ? openingPage(link) : nothingHere()
  },
})
