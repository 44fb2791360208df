import { uuidv7 } from 'uuidv7'
import type { Accounts } from '#accounts/index.ts'

const ISSUER = 'https://login.example.org/'

/** A file to start from: a school's referrer and a council's screening officer, with ids of their own each time. */
export function exampleAccounts(): Accounts {
  const [school, council] = [uuidv7(), uuidv7()]
  return {
    organisations: [
      { id: school, name: 'Example Park School', kind: 'school' },
      { id: council, name: 'Westminster City Council', kind: 'council' },
    ],
    clients: [{ issuer: ISSUER, clientId: 'front-end', name: 'The council’s front-end' }],
    accounts: [
      {
        id: uuidv7(),
        issuer: ISSUER,
        subject: 'subject-of-the-referrer',
        kind: 'person',
        name: 'Robin Example',
        organisation: school,
        memberships: [{ role: 'referrer' }],
      },
      {
        id: uuidv7(),
        issuer: ISSUER,
        subject: 'subject-of-the-officer',
        kind: 'person',
        name: 'Charlie Sample',
        organisation: council,
        memberships: [{ role: 'screening_officer', council: 'westminster' }],
      },
    ],
  }
}
