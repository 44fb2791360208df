/** Where the made-up services of a council are: streets that do not exist, postcodes of no building. */
export type Where = {
  readonly council: 'westminster' | 'rbkc'
  /** What tells its services from the other council's. */
  readonly street: string
  readonly postcodes: readonly [string, string, string, string]
}

export const WHERE: readonly Where[] = [
  { council: 'westminster', street: 'Example Road', postcodes: ['W2 9ZZ', 'W9 1XX', 'NW8 8XX', 'SW1V 4XX'] },
  { council: 'rbkc', street: 'Sample Gardens', postcodes: ['W10 9ZZ', 'W11 9ZZ', 'W8 9ZZ', 'SW10 0XX'] },
]
