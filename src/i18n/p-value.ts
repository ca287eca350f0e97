import { formatNumber } from './format.ts';

/** A p-value: three decimals, and where that would be 0, what it is below. */
export function formatPValue(p: number): string {
  return p < 0.001 ? '<0.001' : formatNumber(p, 3);
}
