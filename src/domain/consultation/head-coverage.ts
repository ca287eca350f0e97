/** How far neighbour heads reach. */
export interface HeadCoverage {
  /** Households in regular contact, of all. */
  readonly served: number;
  readonly households: number;
  /** Served of all, 0–1. */
  readonly share: number;
  readonly heads: number;
  /** Served households a head. */
  readonly perHead: number;
}

/**
 * Coverage by neighbour heads: 949 of 1,996 households are 47.5 %, 14.8 to each of 64 heads (DOMAIN §1.6). `undefined` where
 * the numbers cannot be: nothing to divide by, or more served than there are.
 */
export function headCoverage(households: number, served: number, heads: number): HeadCoverage | undefined {
  if (!(households > 0) || !(heads > 0) || served < 0 || served > households) return undefined;
  return { served, households, share: served / households, heads, perHead: served / heads };
}
