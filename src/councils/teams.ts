import type { InternalTeam } from './council.ts'
import { quote } from './notice-sentences.ts'

/** The internal departments that the notice names: examples, it says, "but not exclusively" (N8). */
export const teamsOfNotice: InternalTeam[] = [
  { id: 'intensive_family_support_team', name: 'Intensive Family Support Team', sentence: quote('N8') },
  { id: 'disabled_childrens_team', name: 'Disabled Children’s Team', sentence: quote('N8') },
  { id: 'housing', name: 'Housing', sentence: quote('N8') },
  { id: 'childrens_services', name: 'Children’s Services', sentence: quote('N8') },
  { id: 'early_help', name: 'Early Help', sentence: quote('N8') },
]
