import { createRandom, type Random } from '../../random/random.ts';
import { exponential, logNormal } from '../../random/distributions.ts';
import { calendarDay } from '../../time/calendar-days.ts';
import { civilDayOfTime, DAY_MS, weekdayOfCivilDay } from '../../time/civil-day.ts';
import { HOUR_MS, hourOfDay } from '../../time/zone.ts';
import type { Calibration } from './calibration.ts';
import { STREAMS } from './streams.ts';

/** The volume over time: one weight for each hour from `start` to `end` (epoch ms), as running sums. */
export interface Intensity {
  start: number;
  end: number;
  /** Start of the first, whole hour. */
  firstHour: number;
  cumulative: Float64Array;
  /** Part of all reports that comes in the evening and at night. */
  eveningShare: number;
}

/**
 * Hours of the period that a volume needs at the natural rate, with the patterns of the day, the week, holidays and
 * the days' own ups and downs. A volume too large for the longest period makes every hour busier.
 */
export function planIntensity(
  calibration: Calibration,
  volume: number,
  perDay: number,
  asOf: number,
  seed: number,
): Intensity {
  const days = Math.min(Math.max(volume / perDay, 0.02), calibration.longestPeriodDays.value);
  const start = Math.floor((asOf - days * DAY_MS) / 1000) * 1000;
  const firstHour = Math.floor(start / HOUR_MS) * HOUR_MS;
  const count = Math.ceil((asOf - firstHour) / HOUR_MS);
  const cumulative = new Float64Array(count);
  const random = createRandom(seed, STREAMS.days);
  let total = 0;
  let evening = 0;
  let day = Number.NaN;
  let dayFactor = 1;
  let hours: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const hourStart = firstHour + index * HOUR_MS;
    if (civilDayOfTime(hourStart) !== day) {
      day = civilDayOfTime(hourStart);
      const { isWorkday } = calendarDay(day);
      const weekday = isWorkday ? Math.min(weekdayOfCivilDay(day), 5) : Math.max(weekdayOfCivilDay(day), 6);
      dayFactor = (calibration.weekdayFactors.value[weekday - 1] as number) * ownFactor(calibration, random);
      hours = (isWorkday ? calibration.hourWeights.workday : calibration.hourWeights.dayOff).value;
    }
    const covered = Math.min(hourStart + HOUR_MS, asOf) - Math.max(hourStart, start);
    const ofDay = hours.reduce((sum, weight) => sum + weight, 0);
    const weight = (covered * dayFactor * (hours[hourOfDay(hourStart)] as number)) / ofDay;
    total += weight;
    if (isEvening(calibration, hourStart)) evening += weight;
    cumulative[index] = total;
  }
  return { start, end: asOf, firstHour, cumulative, eveningShare: evening / total };
}

function ownFactor(calibration: Calibration, random: Random): number {
  return logNormal(random, 1, calibration.dayToDaySpread.value);
}

/** Whether a moment belongs to the evening and the night. */
export function isEvening(calibration: Calibration, timeMs: number): boolean {
  const [from, to] = calibration.dayHours.value;
  const hour = hourOfDay(timeMs);
  return hour < from || hour >= to;
}

/**
 * Exactly `volume` moments in ascending order and in whole seconds; the last one lies a few minutes before `asOf`. They
 * are made one by one and never held together. Exponential spacings give the order statistics of the uniform
 * distribution (Devroye, Non-Uniform Random Variate Generation, 1986, V.3); the inverse of the cumulative intensity makes
 * moments of them.
 */
export function* arrivalTimes(intensity: Intensity, volume: number, random: Random): Generator<number> {
  const { cumulative, firstHour, start } = intensity;
  const total = cumulative.at(-1) as number;
  const newest = Math.floor((intensity.end - (15 + 225 * random.next()) * 1000) / 1000) * 1000;
  let logRemaining = 0;
  let hour = 0;
  for (let index = 0; index < volume - 1; index += 1) {
    logRemaining -= exponential(random) / (volume - 1 - index);
    const target = (1 - Math.exp(logRemaining)) * total;
    while ((cumulative[hour] as number) < target && hour < cumulative.length - 1) hour += 1;
    const before = hour === 0 ? 0 : (cumulative[hour - 1] as number);
    const weight = (cumulative[hour] as number) - before;
    const from = Math.max(firstHour + hour * HOUR_MS, start);
    const to = Math.min(firstHour + (hour + 1) * HOUR_MS, intensity.end);
    const time = from + (weight > 0 ? (target - before) / weight : 0) * (to - from);
    yield Math.min(Math.floor(time / 1000) * 1000, newest);
  }
  if (volume > 0) yield newest;
}
