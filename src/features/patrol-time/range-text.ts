import { formatDate } from '../../i18n/format.ts';

/** Two moments as dates, short: 25-11-30–26-11-30, or 02-03–11-30 where both lie in the year of `now`. */
export function rangeText(from: number, to: number, now: number): string {
  const year = formatDate(now).slice(0, 5);
  const [first, last] = [formatDate(from), formatDate(to)];
  const cut = first.startsWith(year) && last.startsWith(year) ? year.length : 2;
  return first === last ? first.slice(cut) : `${first.slice(cut)}–${last.slice(cut)}`;
}

/** The same whole, for a tooltip: 2025-11-30–2026-11-30. */
export function wholeRangeText(from: number, to: number): string {
  return `${formatDate(from)}–${formatDate(to)}`;
}
