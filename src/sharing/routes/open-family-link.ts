import { Type } from 'typebox'
import { operation } from '#platform/operation.ts'
import { openSession } from '../ledger/family-session.ts'
import { nothingHere } from '../ledger/page/opening.ts'

const LinkForm = Type.Object(
  { link: Type.Optional(Type.String({ description: 'The link’s secret.' })) },
  { $id: 'LinkForm' },
)

export const openFamilyLink = operation({
  id: 'openFamilyLink',
  method: 'POST',
  path: '/family/open',
  tag: 'Families',
  summary: 'Open a family’s link, once',
  description:
    'Sent by the button of the page a link leads to. Sets the cookie of a session of half an hour and leads to an address without the secret.',
  allow: 'anyone',
  body: LinkForm,
  bodyType: 'application/x-www-form-urlencoded',
  bodyExamples: {
    link: {
      summary: 'The hidden field of the page’s form',
      value: { link: 'bWFkZSB1cCwgYW5kIG9wZW5zIG5vdGhpbmcgYXQgYWxs' },
    },
  },
  answers: {
    303: { description: 'Opened: on to /family, with a cookie.', headers: ['Location'] },
    404: { description: 'A page: this opens nothing, whatever the reason.', contentType: 'text/html' },
  },
  handle: async (call) => {
    const cookie = await openSession(call, call.body.link ?? '')
    if (cookie === undefined) return nothingHere()
    return { status: 303, headers: { location: '/family', 'set-cookie': cookie } }
  },
})
