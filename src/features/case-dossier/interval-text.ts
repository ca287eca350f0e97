import { civilDayOfTime } from '../../domain/time/civil-day.ts';
import { formatDate, formatTimeOfDay } from '../../i18n/format.ts';

/** An interval in Shanghai: 2026-11-20 17:05–18:30; the second date only where it is another one. */
export function formatInterval(from: number, to: number): string {
  const start = `${formatDate(from)} ${formatTimeOfDay(from)}`;
  if (to === from) return start;
  const isSameDay = civilDayOfTime(from) === civilDayOfTime(to);
  return `${start}–${isSameDay ? '' : `${formatDate(to)} `}${formatTimeOfDay(to)}`;
}
