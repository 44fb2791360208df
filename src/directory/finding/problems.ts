import { defineProblems } from '#platform/problems.ts'

defineProblems({
  'postcode-not-known': {
    status: 422,
    title: 'Nobody has told this service where that postcode is',
    help: 'Send the first half of the postcode (`W2`), or `near` as `latitude,longitude` from a map or the device. Whoever runs the service loads postcodes with `npm run postcodes`.',
  },
})
