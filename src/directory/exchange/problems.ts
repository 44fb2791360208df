import { defineProblems } from '#platform/problems.ts'

defineProblems({
  'csv-not-valid': {
    status: 422,
    title: 'The table has cells that cannot be taken',
    help: 'Each entry of `errors` has a pointer `/row/column`: the row as a spreadsheet counts it (the header is 1), and the name of the column. Nothing was recorded of any row. Correct the cells and send the file again.',
  },
})
