/** From this share of its limit on, an incident or a step is near its deadline (DOMAIN §2.4). */
export const NEAR_DEADLINE_SHARE = 0.8;

/** Whether `elapsed` of a limit is near its end, or past it; both in the same unit. */
export function isNearDeadline(elapsed: number, limit: number): boolean {
  return elapsed >= NEAR_DEADLINE_SHARE * limit;
}
