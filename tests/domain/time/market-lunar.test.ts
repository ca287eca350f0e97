import { readFileSync } from 'node:fs';
import chineseDays from 'chinese-days';
import { SolarDay } from 'tyme4ts';
import { describe, expect, it } from 'vitest';
import {
  civilDayOfDate,
  civilDayOfTime,
  dateOfCivilDay,
  startOfCivilDay,
  weekdayOfCivilDay,
} from '../../../src/domain/time/civil-day.ts';
import { lunarDate, lunarNewYear } from '../../../src/domain/time/lunar.ts';
import { EARTHLY_BRANCHES, earthlyBranch, sexagenaryIndex } from '../../../src/domain/time/sexagenary.ts';
import { IS_LONG } from '../../support/counts.ts';

const HEAVENLY_STEMS = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'] as const;

/** Name of the day in the cycle of sixty, e.g. 甲辰. */
function sexagenaryName(day: number): string {
  const index = sexagenaryIndex(day);
  return HEAVENLY_STEMS[index % 10]! + EARTHLY_BRANCHES[index % 12]!;
}

/** Every month has more days than this, so that a wrong month is met. */
const STEP = IS_LONG ? 1 : 5;

const almanac = JSON.parse(
  readFileSync(new URL('../../truth/lunar-new-years.json', import.meta.url), 'utf8'),
) as { newYears: Record<string, string> };
const months = JSON.parse(
  readFileSync(new URL('../../truth/lunar-months.json', import.meta.url), 'utf8'),
) as { years: Record<string, string> };
const firstDay = civilDayOfDate('1900-01-31');
const lastDay = civilDayOfDate('2101-01-28');

function tymeDay(day: number): SolarDay {
  const [year, month, dayOfMonth] = dateOfCivilDay(day).split('-').map(Number) as [number, number, number];
  return SolarDay.fromYmd(year, month, dayOfMonth);
}

describe('lunar calendar', () => {
  it(`agrees with tyme4ts from 1900 to 2100, every ${STEP === 1 ? '' : `${STEP}th `}day`, () => {
    const differences: string[] = [];
    for (let day = firstDay; day <= lastDay; day += STEP) {
      const ours = lunarDate(day);
      const theirs = tymeDay(day).getLunarDay();
      const month = ours.isLeapMonth ? -ours.month : ours.month;
      if (month !== theirs.getMonth() || ours.day !== theirs.getDay() || ours.year !== theirs.getYear())
        differences.push(dateOfCivilDay(day));
    }
    expect(differences).toEqual([]);
  });

  it('has on every day from 1900 to 2100 the month that GNU Emacs computes from sun and moon', () => {
    const starts = Object.entries(months.years).flatMap(([year, text]) =>
      text.split(' ').map((entry) => {
        const [date, month = ''] = entry.split('=');
        return {
          day: civilDayOfDate(`${year}-${date}`),
          month: Number.parseInt(month),
          isLeapMonth: month.endsWith('+'),
        };
      }),
    );
    const differences = starts.flatMap(({ day: first, ...month }, index) => {
      const end = starts[index + 1]?.day ?? lastDay + 1;
      const days = Array.from({ length: end - first }, (_, offset) => first + offset);
      return days.filter((day) => {
        const { month: ours, isLeapMonth, day: dayOfMonth } = lunarDate(day);
        return ours !== month.month || isLeapMonth !== month.isLeapMonth || dayOfMonth !== day - first + 1;
      });
    });
    // These new moons fall minutes or seconds from midnight; tyme4ts begins both months a day later, as almanacs do 1906.
    const disputed = ['1906-04-23', '2057-09-28'].map(civilDayOfDate);
    const isDisputed = (day: number) => disputed.some((first) => day >= first && day < first + 30);
    expect(differences.filter((day) => !isDisputed(day)).map(dateOfCivilDay)).toEqual([]);
  });

  it('has the new-year days printed in almanacs', () => {
    for (const [year, date] of Object.entries(almanac.newYears)) {
      expect(dateOfCivilDay(lunarNewYear(Number(year)))).toBe(date);
    }
  });

  it('is confirmed by chinese-days or by Intl on every day from 1950 to 2070 (each of them errs on some)', () => {
    const format = new Intl.DateTimeFormat('en-u-ca-chinese', {
      month: 'numeric',
      day: 'numeric',
      timeZone: 'Asia/Shanghai',
    });
    const unconfirmed: string[] = [];
    for (let day = civilDayOfDate('1950-01-01'); day <= civilDayOfDate('2070-12-31'); day++) {
      const ours = lunarDate(day);
      // oxlint-disable-next-line import/no-named-as-default-member -- a CommonJS package without named exports in Node
      const table = chineseDays.getLunarDate(dateOfCivilDay(day));
      const isInTable =
        table.lunarMon === ours.month && table.lunarDay === ours.day && table.isLeap === ours.isLeapMonth;
      if (isInTable) continue;
      const parts = format.formatToParts(startOfCivilDay(day) + 43_200_000);
      const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value;
      if (
        part('month') !== `${ours.month}${ours.isLeapMonth ? 'bis' : ''}` ||
        part('day') !== String(ours.day)
      )
        unconfirmed.push(dateOfCivilDay(day));
    }
    expect(unconfirmed).toEqual([]);
  });

  it('knows leap months and the length of months', () => {
    expect(lunarDate(civilDayOfDate('2023-04-01'))).toMatchObject({
      month: 2,
      isLeapMonth: true,
      day: 11,
      daysInMonth: 29,
    });
    expect(lunarDate(civilDayOfDate('2025-07-25'))).toMatchObject({ month: 6, isLeapMonth: true, day: 1 });
    expect(lunarDate(civilDayOfDate('2033-12-22'))).toMatchObject({ month: 11, isLeapMonth: true, day: 1 });
    expect(lunarDate(civilDayOfDate('2024-02-09'))).toMatchObject({ month: 12, day: 30 });
    expect(lunarDate(civilDayOfDate('2025-01-28'))).toMatchObject({ month: 12, day: 29, daysInMonth: 29 });
  });

  it('knows the two market days seen in the sources', () => {
    expect(lunarDate(civilDayOfDate('2019-06-21'))).toMatchObject({ month: 5, day: 19 });
    expect(lunarDate(civilDayOfDate('2022-01-01'))).toMatchObject({ month: 11, day: 29 });
  });

  it('refuses days outside the table', () => {
    expect(() => lunarDate(firstDay - 1)).toThrow(RangeError);
    expect(() => lunarDate(lastDay + 1)).toThrow(RangeError);
    expect(() => lunarNewYear(2101)).toThrow(RangeError);
  });
});

describe('cycle of sixty', () => {
  it('has the known days', () => {
    expect(sexagenaryIndex(civilDayOfDate('2000-01-07'))).toBe(0);
    expect(sexagenaryName(civilDayOfDate('2024-02-10'))).toBe('甲辰');
  });

  it('agrees with tyme4ts on every day from 1950 to 2050', () => {
    for (let day = civilDayOfDate('1950-01-01'); day <= civilDayOfDate('2050-12-31'); day++) {
      const theirs = tymeDay(day).getSixtyCycleDay().getSixtyCycle().getName();
      if (theirs !== sexagenaryName(day))
        expect.fail(`${dateOfCivilDay(day)}: ${sexagenaryName(day)} ≠ ${theirs}`);
      if (theirs[1] !== earthlyBranch(day)) expect.fail(`${dateOfCivilDay(day)}: branch`);
    }
  });
});

describe('civil days', () => {
  it('begin at midnight in Shanghai', () => {
    const day = civilDayOfDate('2022-01-01');
    expect(civilDayOfTime(Date.parse('2021-12-31T15:59:59.999Z'))).toBe(day - 1);
    expect(civilDayOfTime(Date.parse('2021-12-31T16:00:00Z'))).toBe(day);
    expect(startOfCivilDay(day)).toBe(Date.parse('2022-01-01T00:00:00+08:00'));
  });

  it('have weekdays from Monday 1 to Sunday 7, before 1970 too', () => {
    expect(weekdayOfCivilDay(civilDayOfDate('2026-11-20'))).toBe(5);
    expect(weekdayOfCivilDay(civilDayOfDate('1969-12-28'))).toBe(7);
  });

  it('refuse what is no date', () => {
    for (const date of ['2023-02-29', '2023-13-01', '20230101', ''])
      expect(() => civilDayOfDate(date)).toThrow(RangeError);
  });
});
