import type { DraftForm } from '../draft-form.ts'
import type { Check } from './check.ts'
import { each, eachChild } from './places.ts'

type Reference = { pointer: string; key: string | undefined }

const keyed = (form: DraftForm): Reference[] =>
  [eachChild(form), each(form.people, '/people'), each(form.professionals, '/professionals')].flatMap(
    (places) => places.map(({ item, pointer }) => ({ pointer: `${pointer}/key`, key: item.key })),
  )

const childReferences = (form: DraftForm): Reference[] => [
  ...each(form.people, '/people').flatMap(({ item, pointer }) =>
    each(item.relationships, `${pointer}/relationships`).map(({ item: relationship, pointer: at }) => ({
      pointer: `${at}/child`,
      key: relationship.child,
    })),
  ),
  ...each(form.assessment?.children, '/assessment/children').map(({ item, pointer }) => ({
    pointer: `${pointer}/child`,
    key: item.child,
  })),
  ...each(form.professionals, '/professionals').flatMap(({ item, pointer }) =>
    each(item.children, `${pointer}/children`).map(({ item: key, pointer: at }) => ({ pointer: at, key })),
  ),
]

const personReferences = (form: DraftForm): Reference[] => [
  ...each(form.assessment?.parentsViews, '/assessment/parentsViews').map(({ item, pointer }) => ({
    pointer: `${pointer}/person`,
    key: item.person,
  })),
  ...each(form.safety?.contactRestrictions?.withheldFrom, '/safety/contactRestrictions/withheldFrom').map(
    ({ item, pointer }) => ({ pointer: `${pointer}/person`, key: item.person }),
  ),
  ...siblings(form),
  ...each(form.consent?.records, '/consent/records').flatMap(({ item, pointer }) => [
    ...each(item.subjects, `${pointer}/subjects`).map(({ item: key, pointer: at }) => ({ pointer: at, key })),
    { pointer: `${pointer}/givenBy/person`, key: item.givenBy?.person },
  ]),
]

const siblings = (form: DraftForm): (Reference & { self: string | undefined })[] =>
  eachChild(form).flatMap(({ item: child, pointer }) =>
    each(child.siblings?.items, `${pointer}/siblings/items`).map(({ item, pointer: at }) => ({
      pointer: `${at}/person`,
      key: item.person,
      self: child.key,
    })),
  )

const keysOf = (...lists: (readonly { key?: string }[] | undefined)[]): Set<string | undefined> =>
  new Set([undefined, ...lists.flatMap((list) => (list ?? []).map(({ key }) => key))])

const without = (references: Reference[], known: Set<string | undefined>): string[] =>
  references.filter(({ key }) => !known.has(key)).map(({ pointer }) => pointer)

export const keyChecks: readonly Check[] = [
  {
    code: 'key_repeated',
    effect: 'refuses',
    means: 'Two children, people or professionals of the form have the same key.',
    message: 'This key is used before. Every child, person and professional needs a key of their own.',
    find: (form) => {
      const seen = new Set<string>()
      return keyed(form)
        .filter(({ key }) => key !== undefined && (seen.has(key) || !seen.add(key)))
        .map(({ pointer }) => pointer)
    },
  },
  {
    code: 'child_unknown',
    effect: 'refuses',
    means: 'Something points to a child by a key that no child of the form has.',
    message: 'No child of this form has this key.',
    find: (form) => without(childReferences(form), keysOf(form.children)),
  },
  {
    code: 'person_unknown',
    effect: 'refuses',
    means: 'Something points to a person by a key that no child or person of the form has.',
    message: 'No child or person of this form has this key.',
    find: (form) => without(personReferences(form), keysOf(form.children, form.people)),
  },
  {
    code: 'professional_unknown',
    effect: 'refuses',
    means: 'The lead professional’s key is that of no professional of the form.',
    message: 'No professional of this form has this key.',
    find: (form) =>
      without(
        [{ pointer: '/leadProfessional/professional', key: form.leadProfessional?.professional }],
        keysOf(form.professionals),
      ),
  },
  {
    code: 'own_sibling',
    effect: 'refuses',
    means: 'A child is named as their own sibling.',
    message: 'A child cannot be their own sibling.',
    find: (form) =>
      siblings(form)
        .filter(({ key, self }) => key !== undefined && key === self)
        .map(({ pointer }) => pointer),
  },
]
