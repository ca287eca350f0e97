import { spanOf, weekShares } from '../../src/domain/time/aoristic.ts';
import { SHANGHAI_OFFSET_MS } from '../../src/domain/time/civil-day.ts';
import { cellOfHour, HOURS_OF_DAY, WEEKDAYS } from '../../src/domain/time/week-hours.ts';
import { HOURS_OF_WEEK } from '../../src/domain/time/zone.ts';
import type { ZoneClock } from '../../src/domain/time/zone-clock.ts';
import type { EventInterval } from '../../src/domain/time/aoristic.ts';
import { textTable, type AnalyseAnswer } from './analyse-answer.ts';
import { readInput, type InputArguments } from './analyse-input.ts';

/**
 * Events by hour of the week and of the day, each event spread evenly over its interval. A week sums to n.
 */
export async function analyseAoristic(options: InputArguments): Promise<AnalyseAnswer> {
  const input = await readInput(options, { hasPoints: false, hasTimes: true, hasHours: true });
  const week = new Float64Array(HOURS_OF_WEEK);
  for (const interval of input.intervals) addToHours(week, interval, input.clock);
  const hours = new Float64Array(HOURS_OF_DAY);
  week.forEach((weight, hourOfWeek) => (hours[cellOfHour(hourOfWeek).hour]! += weight));
  return {
    method: 'aoristic',
    parameters: input.parameters,
    n: input.n,
    warnings: input.warnings,
    result: { week: [...week], hours: [...hours] },
    table: weekTable(week, hours),
  };
}

/** Adds an event to the hours of the week that clocks on the wall show, whatever summer time does to them. */
function addToHours(week: Float64Array, interval: EventInterval, clock: ZoneClock): void {
  const { from, to } = spanOf(interval);
  clock.eachStretch(from, to, (start, stop, offsetMs) => {
    const shift = offsetMs - SHANGHAI_OFFSET_MS;
    const share = (stop - start) / (to - from);
    weekShares({ from: start + shift, to: stop + shift }).forEach((part, hour) => {
      week[hour]! += part * share;
    });
  });
}

const DAY_NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function weekTable(week: Float64Array, hours: Float64Array): string[] {
  const rows = Array.from(hours, (sum, hour) => [
    `${String(hour).padStart(2, '0')}:00`,
    ...Array.from({ length: WEEKDAYS }, (_, day) => toTenths(week[day * HOURS_OF_DAY + hour]!)),
    toTenths(sum),
  ]);
  return ['Events by hour and weekday (aoristic weights)', ...textTable(['hour', ...DAY_NAMES, 'all'], rows)];
}

/** One decimal; a dash where nothing is. */
function toTenths(value: number): string {
  return value === 0 ? '–' : value.toFixed(1);
}
