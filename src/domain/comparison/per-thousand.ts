import type { ExposedCounts } from '../statistics/rate-ratio.ts';

/** A number as a source printed it. */
export interface KnownQuantity {
  readonly value: number;
  readonly qualifier: 'eq' | 'ge' | 'le' | 'approx';
}

/** Quantities by which incidents of a unit are set in relation; the first that both units know is taken. */
export const EXPOSURES = ['households', 'residents'] as const;
export type Exposure = (typeof EXPOSURES)[number];

const PER = 1000;

/**
 * Incidents per 1,000 of a quantity; `undefined` where it is not known, or only as a bound, from which no rate follows.
 */
export function perThousand(events: number, quantity: KnownQuantity | undefined): ExposedCounts | undefined {
  if (quantity === undefined || !(quantity.value > 0)) return undefined;
  if (quantity.qualifier === 'ge' || quantity.qualifier === 'le') return undefined;
  return { events, exposure: quantity.value / PER };
}
