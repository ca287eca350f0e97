import { formatDate } from '../../i18n/format.ts';

/** Two moments as dates: 2025-11-30–2026-11-30, without the year where both lie in that of `now`: 02-03–11-30. */
export function rangeText(from: number, to: number, now: number): string {
  const year = formatDate(now).slice(0, 5);
  const [first, last] = [formatDate(from), formatDate(to)];
  const short = first.startsWith(year) && last.startsWith(year);
  const [start, end] = short ? [first.slice(5), last.slice(5)] : [first, last];
  return start === end ? start : `${start}–${end}`;
}
