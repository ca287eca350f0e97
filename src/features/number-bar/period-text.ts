import type { TFunction } from 'i18next';
import type { EngineAnswer } from '../../domain/engine/api/answer.ts';
import type { TimeClause } from '../../domain/engine/api/filter.ts';
import { DAY_MS } from '../../domain/time/civil-day.ts';
import { endsNow, type TimeRange } from '../../domain/time/ranges.ts';
import { formatDate, formatMinute } from '../../i18n/format.ts';

/** From this length on the days say enough; the minutes stay in the tooltip. */
const DAYS_ONLY_FROM_MS = 3 * DAY_MS;
/** From this length on a day alone may be that of another year. */
const YEARS_FROM_MS = 300 * DAY_MS;

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

/** The words of a range. Those of a preset say "the last", or until when where the data is a record and it does not end now. */
export function periodWords(
  t: TFunction,
  clause: TimeClause,
  answer: Pick<EngineAnswer, 'range' | 'asOf'> | null,
): string {
  if (clause.kind === 'range') return shortPeriod(clause);
  const { preset } = clause;
  if (preset === 'all' || answer === null || endsNow(answer.range, answer.asOf)) return t(`period.${preset}`);
  return t('numbers.until', { span: t(`time.preset.${preset}`), until: formatDate(answer.range.to - 1) });
}

/** The days that a preset means, beside its name; of a long one with their years: 2024-11-30 – 2026-11-30. */
export function resolvedPeriod({ from, to }: TimeRange): string {
  return to - from >= YEARS_FROM_MS
    ? `${formatDate(from)} – ${formatDate(to - 1)}`
    : shortPeriod({ from, to });
}
