import { isDate } from '../domain/time/dates.ts';
import { MINUTE_MS, startOfDay } from '../domain/time/zone.ts';
import { formatDate, formatTimeOfDay } from './format.ts';

/**
 * An interval in Shanghai, epoch ms: `2026-11-20 17:05–18:30`, the second day only where it is another one, 24:00 where it ends
 * with its day. One that begins with a date (`isDate`) is told by its days, `2026-11-20` or `2026-11-20–2026-11-21`, and by the
 * hour of its end where that is known: `2026-11-20 – 15:07`. `dayOf` writes a day.
 */
export function intervalText(
  from: number,
  to: number,
  dayOf: (timeMs: number) => string = formatDate,
): string {
  const day = dayOf(from);
  const start = isDate(from) ? day : `${day} ${formatTimeOfDay(from)}`;
  if (to - from < MINUTE_MS) return start;
  const isEndOfDay = startOfDay(to) === to;
  const lastDay = dayOf(isEndOfDay ? to - 1 : to);
  if (isDate(from) && isEndOfDay) return lastDay === day ? start : `${start}–${lastDay}`;
  const end = `${lastDay === day ? '' : `${lastDay} `}${isEndOfDay ? '24:00' : formatTimeOfDay(to)}`;
  return isDate(from) ? `${start} – ${end}` : `${start}–${end}`;
}

/** The hours of an interval alone, `17:05–18:30`; a dash where it begins with a date. */
export function hoursText(from: number, to: number): string {
  if (isDate(from)) return '—';
  return intervalText(from, to, () => '').trimStart();
}
