/** A made-up service of a made-up feed. */
export const exampleImport = {
  source: 'example.org',
  dryRun: true,
  services: [
    {
      id: '9f0c6a52-2f3e-4d0b-9c52-0d7a4f1c2b11',
      name: 'Saturday Football for Everyone (made up)',
      description: 'Football for children of all abilities. Made up.',
      status: 'active',
      minimum_age: 5,
      maximum_age: 11,
      organization: {
        id: '1c0d5a0e-5a55-4c39-8f0c-7e5cf1f8a001',
        name: 'Example Sports (made up)',
        description: 'Sports for children. Made up.',
      },
      schedules: [
        {
          id: '7a0f6a52-2f3e-4d0b-9c52-0d7a4f1c2b12',
          freq: 'WEEKLY',
          byday: 'SA',
          opens_at: '10:00',
          closes_at: '12:00',
        },
      ],
      cost_options: [{ id: '5b0f6a52-2f3e-4d0b-9c52-0d7a4f1c2b13', option: 'Free', amount: 0 }],
    },
  ],
  otherwise: { categories: ['activities_and_events'], channels: ['family_information'] },
}

export const exampleCsv = [
  'name,summary,categories,age_from,age_to,hours,cost_free',
  'Chess on Sundays (made up),For beginners and others.,activities_and_events,7,15,SU 14:00-16:00 term,yes',
].join('\n')
