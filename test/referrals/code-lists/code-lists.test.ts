import t from 'tap'
import { GIVER_RELATIONS, PARENTAL_RESPONSIBILITY_BASES } from '#consent/index.ts'
import { CodeList, codeLists, codesOf } from '../../../src/referrals/code-lists/index.ts'
import { refusedAt, validatorOf } from '../marf/validator.ts'

const isList = validatorOf(CodeList)

t.test('every list is one, with a version, a source, and each code once', (t) => {
  for (const list of codeLists) {
    t.strictSame(refusedAt(isList, list), [], list.id)
    t.equal(new Set(list.entries.map(({ code }) => code)).size, list.entries.length, list.id)
  }
  t.equal(new Set(codeLists.map(({ id }) => id)).size, codeLists.length)
  t.end()
})

/** The codes as domain.md section 4 lists them from the census schema. */
const CENSUS = {
  ethnicity:
    'WBRI WIRI WIRT WOTH WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT',
  disability: 'NONE MOB HAND PC INC COMM LD HEAR VIS BEH CON AUT DDA',
  sex: '1 2 0 9',
  upn_unknown_reason: 'UN1 UN2 UN3 UN4 UN5 UN6 UN7',
  referral_source: '1A 1B 1C 1D 2A 2B 3A 3B 3C 3D 3E 3F 4 5A 5B 5C 5D 6 7 8 9 10',
  category_of_harm: 'NEG PHY SAB EMO',
  factor:
    '1A 1B 1C 2A 2B 2C 3A 3B 3C 4A 4B 4C 5A 5B 5C 6A 6B 6C 7A 8B 8C 8D 8E 8F 9A 10A 11A 12A 13A 14A 15A 16A 17A 18B 18C 19B 19C 20 21 22A 23A 24A',
  primary_need: 'N1 N2 N3 N4 N5 N6 N7 N8 N9 N0',
  closure_reason: 'RC1 RC2 RC3 RC4 RC5 RC6 RC7 RC8 RC9',
} as const

t.test('the codes are those of the census', (t) => {
  for (const [id, codes] of Object.entries(CENSUS))
    t.equal(codesOf(id as keyof typeof CENSUS).join(' '), codes, id)
  t.end()
})

t.test('the form and the consent records speak of the same relations and responsibilities', (t) => {
  t.strictSame(codesOf('parental_responsibility_basis'), [...PARENTAL_RESPONSIBILITY_BASES])
  const givers: readonly string[] = GIVER_RELATIONS
  t.strictSame(
    codesOf('relationship').filter((code) => !givers.includes(code)),
    [],
  )
  t.end()
})
