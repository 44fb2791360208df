/** The census whose XML schema for 2024 these codes and labels were read from. */
export const CIN_CENSUS_2024 = {
  version: '2024',
  source:
    'Department for Education, children in need census, XML schema 2024 (liiatools CIN_schema_2024.xsd, github.com/SocialFinanceDigitalLabs/liia-tools)',
} as const

/** Lists nobody publishes: made for this form. */
export const FRONT_DOOR_1 = { version: '1', source: 'Front Door: made for this form' } as const
