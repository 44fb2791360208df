import type { PublicOrganisation } from '../../publishing/public-record.ts'
import type { OrganisationRecord } from '../../record/organisation-record.ts'
import { type HsdsIdentifier, type HsdsOrganization, present } from '../hsds.ts'
import { councilOrganisationId, idOf } from '../ids.ts'
import { fromHsdsContacts, fromHsdsUrls, toHsdsContacts, toHsdsUrls } from './contact.ts'

/** The lists of org-id.guide that say whose number it is. */
const REGISTERS = {
  charityNumber: { scheme: 'GB-CHC', type: 'Charity number' },
  companyNumber: { scheme: 'GB-COH', type: 'Company number' },
} as const

const REGISTER_NAMES = Object.keys(REGISTERS) as (keyof typeof REGISTERS)[]

export function toHsdsOrganisation(organisation: PublicOrganisation): HsdsOrganization {
  const { id } = organisation
  return present<HsdsOrganization>({
    id,
    name: organisation.name,
    description: organisation.description,
    email: organisation.contacts.find(({ email }) => email !== undefined)?.email,
    website: organisation.url,
    additional_websites: toHsdsUrls(organisation.links, id),
    contacts: toHsdsContacts(organisation.contacts, id),
    organization_identifiers: REGISTER_NAMES.flatMap((name): HsdsIdentifier[] => {
      const { scheme, type } = REGISTERS[name]
      const identifier = organisation[name]
      if (identifier === undefined) return []
      return [{ id: idOf(id, scheme), identifier_scheme: scheme, identifier_type: type, identifier }]
    }),
    services: undefined,
  })
}

/** The standard wants an organisation of every service: of one that names none it is the council that publishes it. */
export const toHsdsCouncil = ({ id, name }: { id: string; name: string }): HsdsOrganization => ({
  id: councilOrganisationId(id),
  name,
  description: `${name} publishes services whose own organisation is not in its directory.`,
})

/** What a list shows of it inside a service. */
export const briefly = ({ id, name, description }: HsdsOrganization): HsdsOrganization => ({
  id,
  name,
  description,
})

export function fromHsdsOrganisation(hsds: HsdsOrganization): OrganisationRecord {
  const numbers = REGISTER_NAMES.flatMap((name) => {
    const own = hsds.organization_identifiers?.find(
      ({ identifier_scheme }) => identifier_scheme === REGISTERS[name].scheme,
    )
    return own === undefined ? [] : [[name, own.identifier] as const]
  })
  return {
    name: hsds.name,
    description: hsds.description,
    ...(hsds.website === undefined ? {} : { url: hsds.website }),
    ...Object.fromEntries(numbers),
    contacts: fromHsdsContacts(hsds.contacts, { email: hsds.email }),
    links: fromHsdsUrls(hsds.additional_websites),
  }
}
