import { formatNumber } from './format.ts';

/** A probability as `= 0.12 %`, or `< 0.01 %` where more digits would say nothing. */
export function probabilityText(probability: number): string {
  const percent = probability * 100;
  if (percent < 0.01) return '< 0.01 %';
  return `= ${formatNumber(percent, percent >= 10 ? 0 : percent >= 1 ? 1 : 2)} %`;
}
