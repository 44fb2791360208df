import type { PageSave } from './page.ts'

export const workshop: PageSave = {
  state: 'published',
  page: {
    kind: 'training',
    title: 'Understanding sensory needs (made up)',
    text: 'A morning for people who work with under-fives.',
    audiences: ['professionals', 'childminders'],
    sessions: [
      {
        from: '2026-12-03T09:30:00Z',
        until: '2026-12-03T12:30:00Z',
        place: 'Example Family Hub (made up)',
        bookingUrl: 'https://training.example.org/sensory',
      },
    ],
    cost: 'Free for those who work in the borough.',
  },
}

export const policies: PageSave = {
  state: 'published',
  page: {
    kind: 'resource',
    title: 'Policies for childminders (made up)',
    text: 'Texts to start from.',
    audiences: ['childminders', 'providers'],
    links: [
      {
        label: 'Safeguarding policy, to fill in',
        url: 'https://resources.example.org/safeguarding.docx',
        what: 'policy',
      },
    ],
    reviewedOn: '2026-09-01',
  },
}

export const news: PageSave = {
  state: 'published',
  page: {
    kind: 'news',
    title: 'The hub in Example Road opens on Saturdays (made up)',
    text: 'From December on, from ten to two.',
    audiences: ['families'],
    date: '2026-11-20',
    links: [],
  },
}
