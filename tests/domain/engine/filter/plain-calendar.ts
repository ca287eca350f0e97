import { LegalHoliday, SolarDay } from 'tyme4ts';
import type { MarketOfUnit } from '../../../../src/domain/engine/filter/filter-context.ts';
import type { CalendarClass } from '../../../../src/domain/time/calendar-classes.ts';

/*
 * The week and the calendar once more, from other sources: the zone database for hours and dates, tyme4ts for holidays
 * and lunar days, codes cut by hand.
 */

const format = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  weekday: 'short',
  hourCycle: 'h23',
});
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

interface ZonedTime {
  year: number;
  month: number;
  day: number;
  /** Monday 0. */
  weekday: number;
  minuteOfDay: number;
}

const QUARTER_MS = 900_000;
const zoned = new Map<number, ZonedTime>();

/** A moment as the clocks of Shanghai show it, to the quarter of an hour that has begun. */
function zonedTime(timeMs: number): ZonedTime {
  const quarter = Math.floor(timeMs / QUARTER_MS);
  const known = zoned.get(quarter);
  if (known) return known;
  const parts = Object.fromEntries(
    format.formatToParts(quarter * QUARTER_MS).map(({ type, value }) => [type, value]),
  );
  const time = {
    year: Number(parts['year']),
    month: Number(parts['month']),
    day: Number(parts['day']),
    weekday: WEEKDAYS.indexOf(parts['weekday'] ?? ''),
    minuteOfDay: Number(parts['hour']) * 60 + Number(parts['minute']),
  };
  zoned.set(quarter, time);
  return time;
}

/** Hour of the week, Monday 00 = 0; NaN of a date. */
export function plainHourOfWeek(timeMs: number): number {
  if ((timeMs + 8 * 3_600_000) % 86_400_000 === 0.5) return Number.NaN;
  const { weekday, minuteOfDay } = zonedTime(timeMs);
  return weekday * 24 + Math.floor(minuteOfDay / 60);
}

function isHeld({ rule }: MarketOfUnit, { year, month, day, weekday }: ZonedTime): boolean {
  const lunarDay = () => SolarDay.fromYmd(year, month, day).getLunarDay().getDay();
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  switch (rule.kind) {
    case 'solarDigit':
      return rule.digits.some((digit) => String(day).endsWith(String(digit)));
    case 'lunarDigit':
      return rule.digits.some((digit) => String(lunarDay()).endsWith(String(digit)));
    case 'weekday':
      return rule.days.includes(weekday + 1);
    case 'parity':
      return ((rule.calendar === 'solar' ? day : lunarDay()) % 2 === 1) === rule.odd;
    case 'list':
      return rule.dates.includes(date);
    case 'unknown':
      return rule.observed.includes(date);
    case 'daily':
      return true;
    case 'branch':
      throw new Error('the test data have no such market');
  }
}

const isMarketHere = (market: string, unit: string) =>
  market.slice(6, 9) === '000'
    ? market.slice(0, 6) === unit.slice(0, 6)
    : market.slice(0, 9) === unit.slice(0, 9);

const classes = new Map<string, readonly CalendarClass[]>();

/** Calendar classes of a moment in a unit (full code). Pauses of markets are not known here. */
export function plainClasses(
  timeMs: number,
  unit: string,
  markets: readonly MarketOfUnit[],
): readonly CalendarClass[] {
  const key = `${Math.floor(timeMs / QUARTER_MS)} ${unit} ${markets.length}`;
  const known = classes.get(key);
  if (known) return known;
  const time = zonedTime(timeMs);
  const legal = LegalHoliday.fromYmd(time.year, time.month, time.day);
  const isWorkday = legal ? legal.isWork() : time.weekday < 5;
  const minute = time.minuteOfDay;
  const isPeak = (minute >= 390 && minute < 540) || (minute >= 1_020 && minute < 1_140);
  const found: CalendarClass[] = [];
  if (markets.some((market) => isMarketHere(market.unitCode, unit) && isHeld(market, time)))
    found.push('marketDay');
  if (legal && !legal.isWork()) found.push('holiday');
  if (legal?.isWork()) found.push('makeupWorkday');
  if (isWorkday && isPeak) found.push('commute');
  if (isWorkday) found.push('workday');
  if (!isWorkday && !legal) found.push('weekend');
  classes.set(key, found);
  return found;
}
