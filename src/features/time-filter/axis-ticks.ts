import { DAY_MS } from '../../domain/time/civil-day.ts';
import type { TimeRange } from '../../domain/time/ranges.ts';
import { dayKey, HOUR_MS, startOfDay, startOfWeek, WEEK_MS } from '../../domain/time/zone.ts';

/** A mark on the time axis. `label`: `11-18`, `06:00` or `2026-07` in Shanghai time. */
export interface AxisTick {
  readonly moment: number;
  readonly label: string;
}

const STEPS_MS = [HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS, 12 * HOUR_MS, DAY_MS, 2 * DAY_MS, WEEK_MS, 2 * WEEK_MS];
const MONTH_STEPS = [1, 2, 3, 6, 12];

/**
 * Ticks of what is shown, at most `most`: whole hours under a day apart (with the date at midnight), then Shanghai
 * midnights, Mondays, and first days of months.
 */
export function axisTicks(extent: TimeRange, most: number): AxisTick[] {
  const lengthMs = extent.to - extent.from;
  const stepMs = STEPS_MS.find((step) => lengthMs / step <= most);
  return stepMs === undefined ? monthTicks(extent, most) : regularTicks(extent, stepMs);
}

function regularTicks(extent: TimeRange, stepMs: number): AxisTick[] {
  const ticks: AxisTick[] = [];
  let moment = stepMs >= WEEK_MS ? startOfWeek(extent.from) : startOfDay(extent.from);
  while (moment < extent.from) moment += stepMs;
  for (; moment < extent.to; moment += stepMs) {
    const hour = Math.round((moment - startOfDay(moment)) / HOUR_MS);
    const label = hour === 0 ? dayKey(moment).slice(5) : `${String(hour).padStart(2, '0')}:00`;
    ticks.push({ moment, label });
  }
  return ticks;
}

function monthTicks(extent: TimeRange, most: number): AxisTick[] {
  const [firstYear = 0, firstMonth = 1] = dayKey(extent.from).split('-').map(Number);
  const months: number[] = [];
  for (let count = firstYear * 12 + firstMonth - 1; ; count++) {
    const moment = Date.UTC(Math.floor(count / 12), count % 12) - 8 * HOUR_MS;
    if (moment >= extent.to) break;
    if (moment >= extent.from) months.push(count);
  }
  const step =
    MONTH_STEPS.find((candidate) => months.length / candidate <= most) ??
    12 * Math.ceil(months.length / 12 / most);
  return months
    .filter((count) => count % step === 0)
    .map((count) => {
      const moment = Date.UTC(Math.floor(count / 12), count % 12) - 8 * HOUR_MS;
      return { moment, label: dayKey(moment).slice(0, 7) };
    });
}
