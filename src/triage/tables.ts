declare module '#platform/tables.ts' {
  interface Database {
    information_request: InformationRequestTable
    decision: DecisionTable
    decision_child: DecisionChildTable
    challenge: ChallengeTable
  }
}

/** Documents (`json`) come back as their text, letter for letter. */
export type InformationRequestTable = {
  council_id: string
  referral_id: string
  id: string
  state: 'open' | 'answered' | 'closed'
  asked_at: Date
  asked_by: string
  asked_role: string
  questions: string
  answer_by: string | null
  answered_at: Date | null
  answered_by: string | null
  amendment_id: string | null
}

export type DecisionTable = {
  council_id: string
  referral_id: string
  id: string
  revision: number
  state: 'proposed' | 'returned' | 'recorded'
  from_status: string
  evaluation_id: string
  document: string
  /** What the service found beside it, as JSON. */
  findings: string
  proposed_at: Date
  proposed_by: string
  proposed_role: string
  confirmed_at: Date | null
  confirmed_by: string | null
  confirmed_role: string | null
  confirmation_note: string | null
  took_effect_at: Date | null
  due_on: string | null
  late: boolean | null
  challenge_id: string | null
}

export type DecisionChildTable = {
  council_id: string
  referral_id: string
  decision_id: string
  position: number
  child_key: string
  outcome: string
  level_of_need: number
  result: string
}

export type ChallengeTable = {
  council_id: string
  referral_id: string
  id: string
  decision_id: string
  stage: number
  raised_at: Date
  raised_by: string
  reasons: string
  wanted: string | null
  due_on: string
  outcome: 'upheld' | 'changed' | null
  decided_at: Date | null
  decided_by: string | null
  decided_role: string | null
  late: boolean | null
  notes: string | null
  answer: string | null
}
