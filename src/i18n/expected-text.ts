import { formatNumber } from './format.ts';

/** A number that is to be expected: never 0, which none is; below a tenth with two decimals, else with one. */
export function expectedText(value: number): string {
  return value < 0.01 ? '< 0.01' : formatNumber(value, value < 0.1 ? 2 : 1);
}
