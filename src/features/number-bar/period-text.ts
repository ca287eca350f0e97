import { DAY_MS } from '../../domain/time/civil-day.ts';
import type { TimeRange } from '../../domain/time/ranges.ts';
import { formatMinute } from '../../i18n/format.ts';

/** From this length on the days say enough; the minutes stay in the tooltip. */
const DAYS_ONLY_FROM_MS = 3 * DAY_MS;

/** A range in full, Shanghai time: 11-20 22:41 – 11-21 08:00. */
export function longPeriod({ from, to }: TimeRange): string {
  return `${formatMinute(from)} – ${formatMinute(to)}`;
}

/** A range as short as it stays true: the same day once (11-20 08:00–09:30), a long range by its days (11-14 – 11-20). */
export function shortPeriod({ from, to }: TimeRange): string {
  const [firstDay = '', firstTime = ''] = formatMinute(from).split(' ');
  const [lastDay = '', lastTime = ''] = formatMinute(to).split(' ');
  if (to - from >= DAYS_ONLY_FROM_MS) return `${firstDay} – ${formatMinute(to - 1).split(' ')[0] ?? lastDay}`;
  if (firstDay === lastDay) return `${firstDay} ${firstTime}–${lastTime}`;
  return longPeriod({ from, to });
}
