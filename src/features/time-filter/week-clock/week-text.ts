import type { TFunction } from 'i18next';
import { hourOfCell, type WeekCell } from '../../../domain/time/week-hours.ts';
import { formatCount, formatShare } from '../../../i18n/format.ts';

const twoDigits = (value: number) => String(value).padStart(2, '0');

const sumOf = (counts: ArrayLike<number>) => {
  let sum = 0;
  for (let hour = 0; hour < counts.length; hour++) sum += counts[hour] ?? 0;
  return sum;
};

/** `周三 08–09 时 · 123 件 · 占 1.2%`: a field of the week clock in words. */
export function weekCellText(t: TFunction, cell: WeekCell, counts: ArrayLike<number> | null): string {
  const when = t('weekClock.hour', {
    day: t(`weekClock.day.${cell.day}`),
    from: twoDigits(cell.hour),
    to: twoDigits(cell.hour + 1),
  });
  if (!counts) return when;
  const n = counts[hourOfCell(cell)] ?? 0;
  return `${when} · ${countText(t, n, sumOf(counts))}`;
}

/** What is chosen in words: how many hours and what they hold; without a choice, n of the whole week. */
export function weekChoiceText(
  t: TFunction,
  chosen: readonly number[],
  counts: ArrayLike<number> | null,
): string {
  if (!counts) return '';
  const all = sumOf(counts);
  if (chosen.length === 0) return t('weekClock.whole', { n: formatCount(all) });
  let n = 0;
  for (const hour of chosen) n += counts[hour] ?? 0;
  return `${t('weekClock.chosen', { n: chosen.length })} · ${countText(t, n, all)}`;
}

function countText(t: TFunction, n: number, all: number): string {
  if (all === 0) return t('weekClock.count', { n: formatCount(n) });
  return t('weekClock.countOf', { n: formatCount(n), share: formatShare(n / all, 1) });
}

/** A run of hours as the film shows it: `周三 08–11 时`, also through midnight. */
export function frameText(t: TFunction, start: number, length: number): string {
  return t('weekClock.hour', {
    day: t(`weekClock.day.${Math.floor(start / 24)}`),
    from: twoDigits(start % 24),
    to: twoDigits((start + length) % 24 || 24),
  });
}
