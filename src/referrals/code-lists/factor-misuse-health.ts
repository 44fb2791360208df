/** Factors 1 to 6: A the child, B the parents or carers, C another person. */
export const misuseAndHealthFactors = [
  ['1A', 'Alcohol misuse: concerns about alcohol misuse by the child'],
  ['1B', 'Alcohol misuse: concerns about alcohol misuse by the parent(s)/carer(s)'],
  ['1C', 'Alcohol misuse: concerns about alcohol misuse by another person living in the household'],
  ['2A', 'Drug misuse: concerns about drug misuse by the child'],
  ['2B', 'Drug misuse: concerns about drug misuse by the parent(s)/carer(s)'],
  ['2C', 'Drug misuse: concerns about drug misuse by another person living in the household'],
  ['3A', 'Domestic violence: concerns about the child being the subject of domestic violence'],
  [
    '3B',
    'Domestic violence: concerns about the child’s parent(s)/carer(s) being the subject of domestic violence',
  ],
  [
    '3C',
    'Domestic violence: concerns about another person living in the household being the subject of domestic violence',
  ],
  ['4A', 'Mental health: concerns about the mental health of the child'],
  ['4B', 'Mental health: concerns about the mental health of the parent(s)/carer(s)'],
  ['4C', 'Mental health: concerns about the mental health of another person in the family/household'],
  ['5A', 'Learning disability: concerns about the child’s learning disability'],
  ['5B', 'Learning disability: concerns about the parent(s)/carer(s) learning disability'],
  ['5C', 'Learning disability: concerns about another person in the family/household’s learning disability'],
  ['6A', 'Physical disability or illness: concerns about a physical disability or illness of the child'],
  [
    '6B',
    'Physical disability or illness: concerns about a physical disability or illness of the parent(s)/carer(s)',
  ],
  [
    '6C',
    'Physical disability or illness: concerns about a physical disability or illness of another person in the family/household',
  ],
] as const
