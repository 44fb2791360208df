import type { PageSave } from '../../directory/pages/page.ts'

/** Written last: where it is, all of the directory is. */
export const LAST_PAGE = 'About this made-up directory'

const news = (title: string, text: string): PageSave => ({
  state: 'published',
  page: { kind: 'news', title, text, audiences: ['families'], date: '2026-11-02', links: [] },
})

const training = (title: string, day: string): PageSave => ({
  state: 'published',
  page: {
    kind: 'training',
    title: `${title} (made up)`,
    text: 'A morning for people who work with children.',
    audiences: ['professionals', 'childminders'],
    sessions: [
      {
        from: `${day}T09:30:00Z`,
        until: `${day}T12:30:00Z`,
        place: 'Example Road family hub',
        bookingUrl: 'https://training.example.org/book',
      },
    ],
    cost: 'Free for those who work in the borough.',
  },
})

const resource = (title: string, label: string, what: 'policy' | 'form'): PageSave => ({
  state: 'published',
  page: {
    kind: 'resource',
    title: `${title} (made up)`,
    text: 'To start from.',
    audiences: ['childminders', 'providers'],
    links: [{ label, url: 'https://resources.example.org/file', what }],
    reviewedOn: '2026-09-01',
  },
})

export const madeUpPages: readonly PageSave[] = [
  training('Understanding sensory needs', '2027-01-21'),
  training('First words: talking with under-threes', '2027-02-11'),
  resource('Policies for childminders', 'Safeguarding policy, to fill in', 'policy'),
  resource('Asking for inclusion funding', 'The form', 'form'),
  news('The hub opens on Saturdays (made up)', 'From December on, once a month.'),
  { ...news('A page that is still written (made up)', 'Not yet for anybody.'), state: 'draft' },
  news(LAST_PAGE, 'No service, place or person in it exists.'),
]

export const madeUpFeedback = [
  {
    text: 'There is no swimming for children who use a wheelchair.',
    answer: {
      outcome: 'published',
      comment: 'Families miss swimming for children who use a wheelchair.',
      response: 'That was so: no pool had a hoist.',
      action: 'Relaxed swimming on Sundays has one since September (made up).',
    },
  },
  {
    text: 'The wait for speech therapy is far too long.',
    answer: {
      outcome: 'published',
      comment: 'Families find the wait for speech and language therapy too long.',
      response: 'It is eighteen weeks; two therapists begin in January (made up).',
    },
  },
  { text: 'Buy watches here.', answer: { outcome: 'not_published', because: 'spam' } },
  { text: 'Please say which clubs are open in the Christmas holidays.' },
] as const
