/**
 * Does the same for each council, one after another; answers the sum of what it did. A council where it fails keeps
 * no other from its own: the first failure is thrown when all were looked at.
 */
export async function forEachCouncil<Council>(
  councils: readonly Council[],
  work: (council: Council) => Promise<number>,
): Promise<number> {
  const failures: unknown[] = []
  let sum = 0
  for (const council of councils) {
    try {
      sum += await work(council)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
  return sum
}
