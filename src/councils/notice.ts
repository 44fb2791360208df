import { type Static, Type } from 'typebox'
import { NOTICE_PARAGRAPHS, NOTICE_SENTENCES } from './notice-sentences.ts'

/** A sentence of a published notice, quoted letter for letter. */
export const NoticeSentence = Type.Object(
  { id: Type.String({ examples: ['N16'] }), text: Type.String() },
  { $id: 'NoticeSentence', additionalProperties: false },
)
export type NoticeSentence = Static<typeof NoticeSentence>

/** One version of what families are told. A consent record names the version that was shown. */
export const Notice = Type.Object(
  {
    id: Type.String({ examples: ['marf-fair-processing'] }),
    version: Type.Integer({ minimum: 1 }),
    title: Type.String(),
    publisher: Type.String(),
    page: Type.String({ description: 'Where it was published.' }),
    publishedOn: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      format: 'date',
      description: 'The date the notice itself shows; null where it shows none.',
    }),
    inUseFrom: Type.String({ format: 'date', description: 'The day from which this version may be shown.' }),
    language: Type.String({ examples: ['en-GB'] }),
    text: Type.String({ description: 'The whole text; the blank lines between paragraphs are ours.' }),
    sentences: Type.Array(NoticeSentence),
    remarks: Type.Array(Type.String(), {
      description: 'What a reader must know and the notice does not say.',
    }),
  },
  { $id: 'Notice', additionalProperties: false },
)
export type Notice = Static<typeof Notice>

const title = 'Multi-Agency Assessment and Referral Form Fair Processing Notice'

/** The notice of the form, as Westminster City Council publishes it for both councils (N1). */
export const marfFairProcessing1: Notice = {
  id: 'marf-fair-processing',
  version: 1,
  title,
  publisher: 'Westminster City Council',
  page: 'Information for professionals, Family Information Service, fisd.westminster.gov.uk',
  publishedOn: null,
  inUseFrom: '2018-01-01',
  language: 'en-GB',
  text: [title, ...NOTICE_PARAGRAPHS.map((ids) => ids.map((id) => NOTICE_SENTENCES[id]).join(' '))].join(
    '\n\n',
  ),
  sentences: Object.entries(NOTICE_SENTENCES).map(([id, text]) => ({ id, text })),
  remarks: [
    'The page shows no date. It was in use in January 2018, by the news beside it.',
    'N4 cites the Data Protection Act 1998, since replaced by the Data Protection Act 2018 and the UK GDPR. The text is kept as published; nothing here is built on the 1998 Act.',
    'N18 breaks off before it names a contact. The council must supply one.',
  ],
}
