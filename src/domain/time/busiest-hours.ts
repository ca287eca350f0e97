/** Sums closer than this are equal: they are made of shares. */
const TOLERANCE = 1e-9;

/**
 * First hour of the unbroken span of `span` hours of the day that holds the most, the first of equal ones; a span may pass
 * midnight. `hours` has 24 entries, by hour of the day. `null` where they hold nothing.
 */
export function busiestHours(hours: ArrayLike<number>, span: number): number | null {
  let [best, most] = [null as number | null, 0];
  for (let first = 0; first < hours.length; first++) {
    let sum = 0;
    for (let at = 0; at < span; at++) sum += hours[(first + at) % hours.length]!;
    if (sum > most + TOLERANCE) [best, most] = [first, sum];
  }
  return best;
}
