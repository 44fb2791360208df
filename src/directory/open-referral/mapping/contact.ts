import type { DirectoryContact } from '../../record/contact.ts'
import { type HsdsContact, type HsdsPhone, type HsdsUrl, present } from '../hsds.ts'
import { idOf } from '../ids.ts'

type Telephone = DirectoryContact['telephones'][number]
type Link = { label: string; url: string }

/** The standard's extension is a number: one that is not is told in words. */
const isNumber = (extension: string | undefined) =>
  extension !== undefined && String(Number(extension)) === extension

const toPhone = ({ number, extension, note }: Telephone, id: string): HsdsPhone =>
  present<HsdsPhone>({
    id,
    number,
    extension: isNumber(extension) ? Number(extension) : undefined,
    description: [extension === undefined || isNumber(extension) ? '' : `Extension ${extension}.`, note ?? '']
      .filter((text) => text !== '')
      .join(' '),
  })

export const toHsdsContacts = (contacts: readonly DirectoryContact[], owner: string): HsdsContact[] =>
  contacts.map((contact, at) =>
    present<HsdsContact>({
      id: idOf(owner, 'contact', at),
      name: contact.name,
      title: contact.role,
      email: contact.email,
      phones: contact.telephones.map((phone, which) => toPhone(phone, idOf(owner, 'contact', at, which))),
    }),
  )

const fromPhone = ({ number, extension, description }: HsdsPhone): Telephone => ({
  number,
  ...(extension === undefined ? {} : { extension: String(extension) }),
  ...(description === undefined ? {} : { note: description }),
})

/** Contacts, and what stands beside them at the service itself: its address, unless a contact has it, and its telephones. */
export function fromHsdsContacts(
  contacts: readonly HsdsContact[] = [],
  own: { email?: string | undefined; phones?: readonly HsdsPhone[] | undefined } = {},
): DirectoryContact[] {
  const given = contacts.map(({ name, title, email, phones = [] }) => ({
    ...(name === undefined ? {} : { name }),
    ...(title === undefined ? {} : { role: title }),
    ...(email === undefined ? {} : { email }),
    telephones: phones.map(fromPhone),
  }))
  const email = contacts.some((contact) => contact.email === own.email) ? undefined : own.email
  const telephones = (own.phones ?? []).map(fromPhone)
  if (email === undefined && telephones.length === 0) return given
  return [...given, { ...(email === undefined ? {} : { email }), telephones }]
}

export const toHsdsUrls = (links: readonly Link[], owner: string): HsdsUrl[] =>
  links.map(({ label, url }, at) => ({ id: idOf(owner, 'link', at), label, url }))

export const fromHsdsUrls = (urls: readonly HsdsUrl[] = []): Link[] =>
  urls.map(({ label, url }) => ({ label: label ?? new URL(url).hostname, url }))
