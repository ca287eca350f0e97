/** Steps of the sequential scale. */
const STEPS = 7;

/**
 * Step of the sequential scale for a count, by its square root so that quiet rows still show their hours; `undefined` for
 * none.
 */
export function matrixShade(count: number, largest: number): number | undefined {
  if (count <= 0 || largest <= 0) return undefined;
  return Math.min(STEPS, Math.ceil(Math.sqrt(count / largest) * STEPS)) - 1;
}
