import { describe, expect, it, test } from 'vitest';
import { aoristicWeight, binShares, spanOf, weekShares } from '../../../src/domain/time/aoristic.ts';
import { calendarDay } from '../../../src/domain/time/calendar-days.ts';
import { isCommuteHour } from '../../support/is-commute-hour.ts';
import {
  bitsOfClasses,
  classOfDay,
  COMMUTE_BIT,
  COMMUTE_HALF_HOURS,
  HOLIDAY_BIT,
  isKnownMarketDay,
  MAKEUP_WORKDAY_BIT,
  MARKET_DAY_BIT,
  WEEKEND_BIT,
  WORKDAY_BIT,
} from '../../../src/domain/time/class-of-day.ts';
import {
  civilDayOfDate,
  civilDayOfTime,
  dateOfCivilDay,
  startOfCivilDay,
  weekdayOfCivilDay,
} from '../../../src/domain/time/civil-day.ts';
import { lunarDate, lunarNewYear } from '../../../src/domain/time/lunar.ts';
import { isMarketDay, nextMarketDay, type MarketDayRule } from '../../../src/domain/time/market-days.ts';
import { compatibleRules, contradictingDates, ruleShare } from '../../../src/domain/time/market-rules.ts';
import { histogramBins, intersect, presetRange } from '../../../src/domain/time/ranges.ts';
import { binOf, contains } from './ask-ranges.ts';
import { addToWeek, measureWeekHours } from '../../../src/domain/time/week-clock.ts';
import { firstFrame, laterFrame, startOfFrame } from '../../../src/domain/time/week-film.ts';
import { joinHours, presetHours, presetOfHours } from '../../../src/domain/time/week-hours.ts';
import { parseIso } from '../../../src/domain/time/zone.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Monday 00:00 in Shanghai. */
const MONDAY = Date.parse('2026-11-16T00:00:00+08:00');
const day = civilDayOfDate;

describe('ranges', () => {
  it('hold their beginning and not their end', () => {
    expect([9, 10, 19, 20].map((time) => contains({ from: 10, to: 20 }, time))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(intersect({ from: 0, to: 10 }, { from: 9, to: 20 })).toEqual({ from: 9, to: 10 });
    expect(intersect({ from: 5, to: 20 }, { from: 0, to: 10 })).toEqual({ from: 5, to: 10 });
  });

  it.each([
    ['24h', 1],
    ['7d', 7],
    ['30d', 30],
  ] as const)('of the preset %s are %d days up to now, now included', (preset, days) => {
    expect(presetRange(preset, MONDAY)).toEqual({ from: MONDAY - days * DAY, to: MONDAY + 1 });
  });
});

describe('bars of a histogram', () => {
  const widths = (span: number, most = 10) =>
    histogramBins({ from: MONDAY, to: MONDAY + span }, most).widthMs;

  it('are the finest of the round widths of which no more than asked for are needed', () => {
    const steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440].map((minutes) => minutes * MINUTE);
    for (const width of steps) expect(widths(10 * width)).toBe(width);
    steps.slice(1).forEach((width, index) => expect(widths(10 * steps[index]! + 1)).toBe(width));
    expect(widths(10 * DAY + 1)).toBe(7 * DAY);
  });

  it('of four weeks, of a year and of years begin on Mondays, counted from the same one', () => {
    const four = histogramBins({ from: MONDAY, to: MONDAY + 100 * DAY }, 5);
    const later = histogramBins({ from: MONDAY + 28 * DAY, to: MONDAY + 128 * DAY }, 5);
    expect([four.widthMs, (later.from - four.from) % (28 * DAY)]).toEqual([28 * DAY, 0]);
    expect(MONDAY - four.from).toBeLessThan(28 * DAY);
    for (const [years, width] of [
      [3, 364],
      [8, 728],
      [9, 1092],
    ] as const) {
      // prettier-ignore
      const bins = histogramBins({ from: MONDAY, to: MONDAY + years * 364 * DAY }, 5);
      expect(bins.widthMs).toBe(width * DAY);
      expect((MONDAY - bins.from) % (7 * DAY)).toBe(0);
      expect(bins.from).toBeLessThanOrEqual(MONDAY);
    }
    expect(histogramBins({ from: -400 * DAY, to: 0 }, 20).from).toBeLessThanOrEqual(-400 * DAY);
  });

  it('are at least two, over a range with a length', () => {
    expect(() => histogramBins({ from: 0, to: HOUR }, 1)).toThrow('no histogram over 0 … 3600000 in 1 bars');
    expect(histogramBins({ from: MONDAY, to: MONDAY + 2 * HOUR }, 2).count).toBe(2);
    expect(() => histogramBins({ from: 1, to: 0 })).toThrow(RangeError);
    expect(() => histogramBins({ from: Number.NaN, to: 0 })).toThrow(RangeError);
  });

  it('hold their first moment, and nothing outside', () => {
    const bins = { from: 100, widthMs: 10, count: 3 };
    expect([99, 100, 109, 110, 129, 130].map((time) => binOf(bins, time))).toEqual([-1, 0, 0, 1, 2, -1]);
  });
});

describe('an event between two moments', () => {
  const bins = { from: 0, widthMs: 10, count: 3 };

  it('counts in each bar with its share, and not beyond the bars', () => {
    expect([...binShares({ from: 5, to: 25 }, bins)]).toEqual([0.25, 0.5, 0.25]);
    expect([...binShares({ from: -10, to: 10 }, bins)]).toEqual([0.5, 0, 0]);
    expect([...binShares({ from: 20, to: 60 }, bins)]).toEqual([0, 0, 0.25]);
    expect([...binShares({ from: 10, to: 20 }, bins)]).toEqual([0, 1, 0]);
    expect([...binShares({ from: 10, to: 10 }, bins)]).toEqual([0, 1, 0]);
  });

  it('at one moment is the millisecond it names', () => {
    expect(spanOf({ from: 7, to: 7 })).toEqual({ from: 7, to: 8 });
    expect(spanOf({ from: 7, to: 9 })).toEqual({ from: 7, to: 9 });
    expect(aoristicWeight({ from: 7, to: 7 }, { from: 0, to: 8 })).toBe(1);
    expect(aoristicWeight({ from: 7, to: 7 }, { from: 0, to: 7 })).toBe(0);
  });

  it('ends after it begins, at moments that are some', () => {
    expect(() => spanOf({ from: 2, to: 1 })).toThrow('an interval ends before it begins: 2 … 1');
    for (const [from, to] of [
      [Number.NaN, 1],
      [0, Infinity],
      [-Infinity, 0],
    ] as const)
      // prettier-ignore
      expect(() => spanOf({ from, to })).toThrow(`no interval: ${from} … ${to}`);
  });

  it('has its shares in the hours of the week', () => {
    const shares = weekShares({ from: MONDAY + HOUR / 2, to: MONDAY + 2.5 * HOUR });
    expect(Array.from(shares.slice(0, 4))).toEqual([0.25, 0.5, 0.25, 0]);
    const fortnight = weekShares({ from: MONDAY, to: MONDAY + 14 * DAY });
    expect(fortnight.every((share) => Math.abs(share - 1 / 168) < 1e-12)).toBe(true);
    expect(
      aoristicWeight({ from: MONDAY, to: MONDAY + 2 * HOUR }, { from: MONDAY, to: MONDAY + 7 * DAY }, [1]),
    ).toBe(0.5);
  });
});

describe('hours of the week as a measure', () => {
  it('count the chosen time from any moment to any later one', () => {
    const { millisecondsIn } = measureWeekHours([0, 167]);
    expect(millisecondsIn(MONDAY - HOUR, MONDAY + HOUR)).toBe(2 * HOUR);
    expect(millisecondsIn(MONDAY - 10, MONDAY + 20)).toBe(30);
    expect(millisecondsIn(MONDAY + HOUR, MONDAY + 2 * HOUR)).toBe(0);
    expect(millisecondsIn(MONDAY, MONDAY + 21 * DAY)).toBe(6 * HOUR);
    expect(millisecondsIn(MONDAY + 5, MONDAY)).toBe(0);
    expect(measureWeekHours([]).millisecondsIn(5, 3)).toBe(0);
    expect(measureWeekHours([]).millisecondsIn(3, 5)).toBe(2);
  });

  it.each([-1, 168, 1.5, Number.NaN])('%d is no hour of the week', (hour) => {
    expect(() => measureWeekHours([hour])).toThrow(`no hour of the week: ${hour} (0–167)`);
  });

  it('gather what is spread over weeks, with its weight', () => {
    const week = new Float64Array(168);
    addToWeek(week, MONDAY - HOUR, MONDAY + 7 * DAY + HOUR, 2);
    expect([week[0], week[1], week[166], week[167]]).toEqual([4 * HOUR, 2 * HOUR, 2 * HOUR, 4 * HOUR]);
    const nothing = new Float64Array(168);
    addToWeek(nothing, MONDAY, MONDAY);
    addToWeek(nothing, MONDAY, MONDAY - 8 * DAY);
    expect(nothing.every((value) => value === 0)).toBe(true);
  });
});

describe('chosen hours', () => {
  it('of the presets are those of their names', () => {
    expect(presetHours('workdayDaytime').slice(0, 11)).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 32]);
    expect(presetHours('workdayDaytime').at(-1)).toBe(4 * 24 + 17);
    expect(presetHours('night').slice(0, 9)).toEqual([0, 1, 2, 3, 4, 5, 22, 23, 24]);
    expect([presetHours('weekend')[0], presetHours('weekend').at(-1)]).toEqual([120, 167]);
    expect(presetHours('rushHours').slice(0, 5)).toEqual([7, 8, 17, 18, 31]);
    expect(presetHours('rushHours').at(-1)).toBe(4 * 24 + 18);
    expect(presetOfHours(presetHours('weekend').slice(1))).toBeUndefined();
    expect(presetOfHours(presetHours('weekend').map((hour) => hour - 1))).toBeUndefined();
  });

  it('are joined in order, each once', () => {
    expect(joinHours([5], [10, 9, 9], 'replace')).toEqual([9, 10]);
    expect(joinHours([100], [9, 100], 'add')).toEqual([9, 100]);
    expect(joinHours([5, 9, 100], [9], 'remove')).toEqual([5, 100]);
  });

  it('of a film begin where it stands, whatever night they run through', () => {
    expect(startOfFrame([])).toBe(0);
    expect(startOfFrame(Array.from({ length: 168 }, (_, hour) => hour))).toBe(0);
    expect(startOfFrame([0, 5, 6])).toBe(0);
    const film = { span: 'window', windowHours: 2 } as const;
    expect(laterFrame([], 5, film)).toEqual(firstFrame(film));
    expect(laterFrame([], 5, { span: 'cumulative', windowHours: 2 })).toEqual([0]);
    expect(laterFrame([0, 1], 2, { span: 'cumulative', windowHours: 2 })).toEqual([0, 1, 2, 3]);
  });
});

describe('civil days', () => {
  it('begin at midnight in Shanghai', () => {
    const midnight = Date.parse('2026-11-20T00:00:00+08:00');
    expect([midnight - 1, midnight].map(civilDayOfTime).map(dateOfCivilDay)).toEqual([
      '2026-11-19',
      '2026-11-20',
    ]);
    expect(startOfCivilDay(day('2026-11-20'))).toBe(midnight);
  });

  it('have the weekdays of the calendar, before 1970 too', () => {
    expect(['2026-11-16', '2026-11-22', '1969-12-31', '1969-12-28', '1949-10-01'].map(day).map(weekdayOfCivilDay)).toEqual([1, 7, 3, 7, 6]); // prettier-ignore
  });

  it.each(['2026-02-29', '2026-11-31', '2026-1-1', 'x2026-01-01', '2026-01-01x', '2026-13-01', ''])(
    '“%s” is none',
    (date) => {
      expect(() => day(date)).toThrow(`no such date: ${date}`);
    },
  );

  it.each(['x2026-11-20', '2026-11-20x', '2026-11-20T22', '2026-11-20T22:41:07.1234', '2026-11-20T22:41+8'])(
    '“%s” is no time',
    (text) => {
      expect(() => parseIso(text)).toThrow(`not a time: ${text}`);
    },
  );
});

describe('the classes of a day', () => {
  it('have a bit each', () => {
    expect([MARKET_DAY_BIT, HOLIDAY_BIT, MAKEUP_WORKDAY_BIT, COMMUTE_BIT]).toEqual([1, 2, 4, 8]);
    expect(bitsOfClasses(['marketDay', 'commute'])).toBe(9);
    expect(bitsOfClasses([])).toBe(0);
  });

  it('are those of the calendar, and of the weekday where a year has no four digits', () => {
    expect(classOfDay(day('2026-02-17'))).toEqual({ bits: HOLIDAY_BIT, isWorkday: false });
    expect(classOfDay(day('2026-02-14'))).toEqual({
      bits: MAKEUP_WORKDAY_BIT | WORKDAY_BIT,
      isWorkday: true,
    });
    expect(classOfDay(day('2026-11-20'))).toEqual({ bits: WORKDAY_BIT, isWorkday: true });
    expect(classOfDay(day('2026-11-21'))).toEqual({ bits: WEEKEND_BIT, isWorkday: false });
    const beyond = day('9999-12-31') + 1;
    expect([0, 1, 2].map((days) => classOfDay(beyond + days).isWorkday)).toEqual(
      [0, 1, 2].map((days) => weekdayOfCivilDay(beyond + days) <= 5),
    );
    expect(classOfDay(day('0001-01-01') - 1).bits).toBe(WEEKEND_BIT);
    expect(calendarDay(day('0001-01-01')).isPublished).toBe(false);
  });

  it('have the commute from 6:30 to 9 and from 17 to 19', () => {
    const friday = day('2026-11-20');
    const hours = [6.49, 6.5, 8.99, 9, 16.99, 17, 18.99, 19];
    expect(hours.map((hour) => isCommuteHour(friday, hour))).toEqual([
      false,
      true,
      true,
      false,
      false,
      true,
      true,
      false,
    ]);
    const halves = Array.from(COMMUTE_HALF_HOURS, (isCommute, half) => (isCommute ? half / 2 : -1)).filter(
      (hour) => hour >= 0,
    );
    expect(halves).toEqual([6.5, 7, 7.5, 8, 8.5, 17, 17.5, 18, 18.5]);
  });
});

describe('market days', () => {
  const lunar: MarketDayRule = { kind: 'lunarDigit', digits: [1] };

  it('of a lunar rule are unknown outside of the lunar table, and so is every pause', () => {
    const [first, last] = [lunarNewYear(1900), day('2101-01-28')];
    expect([first - 1, first].map((at) => isKnownMarketDay({ rule: lunar }, at))).toEqual([false, true]);
    const odd: MarketDayRule = { kind: 'parity', odd: lunarDate(last).day % 2 === 1, calendar: 'lunar' };
    expect([last, last + 1].map((at) => isKnownMarketDay({ rule: odd }, at))).toEqual([true, false]);
    const pause = { daysBefore: 0, daysFrom: 0 };
    expect(isKnownMarketDay({ rule: { kind: 'daily' }, pause }, last + 1)).toBe(false);
    expect(isKnownMarketDay({ rule: { kind: 'daily' } }, last + 1)).toBe(true);
    expect(
      isKnownMarketDay({ rule: { kind: 'parity', odd: true, calendar: 'solar' } }, day('2101-02-01')),
    ).toBe(true);
    expect(() => lunarNewYear(2101)).toThrow('lunar year 2101 is outside the table (1900–2100)');
    expect(() => lunarNewYear(1899)).toThrow(RangeError);
    expect(() => lunarDate(last + 1)).toThrow(`civil day ${last + 1} is outside the lunar table (1900–2100)`);
    expect(() => lunarDate(first - 1)).toThrow(RangeError);
  });

  it('pause from so many days before the Spring Festival to so many from it on', () => {
    const festival = lunarNewYear(2026);
    const open = [-2, -1, 0, 4, 5].map((days) =>
      isMarketDay({ kind: 'daily' }, festival + days, { daysBefore: 1, daysFrom: 5 }),
    );
    expect(open).toEqual([true, false, false, false, true]);
    expect(isMarketDay({ kind: 'daily' }, festival, { daysBefore: 0, daysFrom: 0 })).toBe(true);
    expect(isMarketDay({ kind: 'daily' }, festival, { daysBefore: 0, daysFrom: 1 })).toBe(false);
    expect(isMarketDay({ kind: 'daily' }, day('2101-01-20'), { daysBefore: 9, daysFrom: 1 })).toBe(true);
  });

  it('next are looked for up to the horizon', () => {
    const friday = day('2026-11-20');
    const onFriday: MarketDayRule = { kind: 'weekday', days: [5] };
    expect(nextMarketDay(onFriday, friday)).toBe(friday);
    expect(nextMarketDay(onFriday, friday + 1)).toBe(friday + 7);
    expect(nextMarketDay(onFriday, friday + 1, undefined, 6)).toBeUndefined();
    expect(nextMarketDay(onFriday, friday + 1, undefined, 7)).toBe(friday + 7);
  });

  it('known from dates alone: those dates, and of a market without a rule nothing else', () => {
    const dates = ['2026-11-20'];
    const on = (rule: MarketDayRule) =>
      ['2026-11-20', '2026-11-21'].map((date) => isMarketDay(rule, day(date)));
    expect(on({ kind: 'list', dates })).toEqual([true, false]);
    expect(on({ kind: 'unknown', observed: dates })).toEqual([true, undefined]);
    expect(contradictingDates({ kind: 'unknown', observed: dates }, ['2026-11-21'])).toEqual([]);
    expect(contradictingDates({ kind: 'list', dates }, ['2026-11-20', '2026-11-21'])).toEqual(['2026-11-21']);
  });

  it('have the share of days of their rule', () => {
    const shares = (
      [
        { kind: 'solarDigit', digits: [1, 6] },
        { kind: 'lunarDigit', digits: [1, 4, 7] },
        { kind: 'weekday', days: [6, 7] },
        { kind: 'parity', odd: true, calendar: 'lunar' },
        { kind: 'branch', branches: ['辰', '戌', '子'] },
        { kind: 'daily' },
        { kind: 'list', dates: ['2026-11-20'] },
        { kind: 'unknown', observed: [] },
      ] as MarketDayRule[]
    ).map(ruleShare);
    expect(shares).toEqual([0.2, 0.3, 2 / 7, 0.5, 0.25, 1, 0, 0]);
  });

  it('explain what was seen: the rarest rule first, with the chance that it is one', () => {
    const rules = compatibleRules(['2026-11-01', '2026-11-06', '2026-11-11', '2026-11-16']);
    expect(rules[0]).toEqual({ rule: { kind: 'solarDigit', digits: [1, 6] }, share: 0.2, chance: 0.2 ** 4 });
    expect(rules.map(({ share }) => share)).toEqual(
      rules.map(({ share }) => share).toSorted((a, b) => a - b),
    );
    expect(rules.at(-1)).toEqual({ rule: { kind: 'daily' }, share: 1, chance: 1 });
    expect(new Set(rules.map(({ rule }) => JSON.stringify(rule))).size).toBe(rules.length);
    expect(compatibleRules([])).toEqual([]);
    const once = compatibleRules(['2026-11-20']).map(({ rule }) => rule);
    expect(once).toContainEqual({ kind: 'weekday', days: [5] });
    expect(once.filter(({ kind }) => kind === 'branch')).toHaveLength(2);
    expect(compatibleRules(['2026-11-20', '2026-11-20'])).toEqual(compatibleRules(['2026-11-20']));
  });
});

test('of a day outside of the published years only the weekday is known', () => {
  expect(calendarDay(day('2003-10-04'))).toMatchObject({
    kind: 'weekend',
    isWorkday: false,
    isPublished: false,
  });
  expect(calendarDay(day('2026-11-20'))).not.toHaveProperty('holidayName');
});
