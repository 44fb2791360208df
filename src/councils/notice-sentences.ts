/**
 * The fair processing notice, sentence by sentence, letter for letter, slips included: these are the
 * promises made to families, and what the service says of consent quotes them.
 */
export const NOTICE_SENTENCES = {
  N1: 'Westminster City Council is working in partnership with Royal Borough of Kensington and Chelsea, to develop an online portal for assessment and referral into Children’s Services (Early Help referrals only in RBKC).',
  N2: 'This product is called the Multiagency Assessment and Referral Form (MARF), the method and electronic system we are using to do this is called Open Objects.',
  N3: 'Open Objects is a secure web-based management information system enabling local authorities to receive referrals securely from a range of professionals.',
  N4: 'Information that is shared using this system will be handled strictly in accordance with the Data Protection Act 1998 and held securely and confidentially.',
  N5: 'Where families require additional support either through social work involvement or early help intervention we will expect an assessment to be undertaken.',
  N6: 'This will form the basis of the referral.',
  N7: 'This assessment will be held securely on Open Objects.',
  N8: 'With your permission we may securely share information with internal departments, for example, but not exclusively, the Intensive Family Support Team, the Disabled Children’s Team, Housing and Children’s Services and Early Help.',
  N9: 'We may also share this information with external agencies for the purposes of supporting the family.',
  N10: 'We will only share this information with external professionals named on the completed MARF and we will not share any information with any other external organisations without explicit consent.',
  N11: 'Examples of the sorts of agencies we might contact would be schools, health professionals or voluntary sector organisations.',
  N12: 'We do have a duty to share your information without your consent in a small number of situations, for example, where there is a legal requirement to do so where a child or adult is at risk of harm.',
  N13: 'This may include information where there are safeguarding concerns or where there is a need to engage another agency to provide support for the family.',
  N14: 'To help Westminster Childrens Services to identify where services should be focused in the future we may use information that will not identify yourself or your family this may include for statistical or research purposes. .',
  N15: 'Where consent is given without limitations the case will be processed in the usual way and information held in accordance with Westminster’s existing procedures.',
  N16: 'Where consent is not given, the case will be referred back to the professional completing the form unless there are safeguarding reasons to continue with the process without consent.',
  N17: 'Where consent is given with limitations this will be recorded on the initial contact on Mosaic.',
  N18: 'If you would like further details regarding how your information may be shared to provide your child’s care using Open Objects please contact',
} as const

export type NoticeSentenceId = keyof typeof NOTICE_SENTENCES

/** How the sentences stand on the page. */
export const NOTICE_PARAGRAPHS: readonly (readonly NoticeSentenceId[])[] = [
  ['N1', 'N2'],
  ['N3', 'N4'],
  ['N5', 'N6', 'N7'],
  ['N8', 'N9', 'N10', 'N11'],
  ['N12', 'N13'],
  ['N14'],
  ['N15'],
  ['N16'],
  ['N17'],
  ['N18'],
]

/** A sentence with its id, as it is quoted in reasons. */
export const quote = <Id extends NoticeSentenceId>(id: Id) => ({ id, text: NOTICE_SENTENCES[id] })
