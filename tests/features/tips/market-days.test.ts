import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { TIPS } from '../../../src/domain/cases/tips.ts';
import { civilDayOfDate, dateOfCivilDay } from '../../../src/domain/time/civil-day.ts';
import { marketsByNextDay, upcomingDays } from '../../../src/features/tips/market-days.ts';
import { POSTER_MARKS } from '../../../src/features/tips/poster-marks.ts';
import type { PlaceRecord } from '../../../src/schemas/places.ts';

type Rule = NonNullable<PlaceRecord['market']>['rule'];
const market = (id: string, rule: Rule | undefined): PlaceRecord => ({
  id,
  name: id,
  kind: 'MARKET',
  point: [113.1, 27.8],
  origin: 'synthetic',
  ...(rule && { market: { rule, suburban: true } }),
});
const today = civilDayOfDate('2026-11-20');

test('markets come in the order in which they are held; daily ones after those, unknown ones last', () => {
  const places = [
    market('unknown', { kind: 'unknown', observed: ['2022-01-01'] }),
    market('daily', { kind: 'daily' }),
    market('one and six', { kind: 'solarDigit', digits: [1, 6] }),
    market('ten', { kind: 'solarDigit', digits: [0] }),
    market('no market', undefined),
  ];
  const sorted = marketsByNextDay(places, today);
  expect(sorted.map(({ place }) => place.id)).toEqual(['ten', 'one and six', 'daily', 'unknown']);
  expect(sorted.map(({ isToday }) => isToday)).toEqual([true, false, true, undefined]);
});

test('the next days of a market begin with today', () => {
  const upcoming = upcomingDays(market('m', { kind: 'solarDigit', digits: [0, 5] }), today, 3);
  expect(upcoming?.days.map(dateOfCivilDay)).toEqual(['2026-11-20', '2026-11-25', '2026-11-30']);
  expect(upcomingDays(market('m', undefined), today, 3)).toBeUndefined();
});

test('every tip has a picture for the poster', () => {
  expect(Object.keys(POSTER_MARKS).sort()).toEqual(TIPS.map(({ id }) => id).sort());
});

test('the sheet of the poster is one page: smaller than A4, without margins, and nothing runs over', () => {
  const sheet = (name: string): string =>
    readFileSync(path.resolve(import.meta.dirname, `../../../src/features/tips/${name}.module.css`), 'utf8');
  const rule = /\.sheet \{([^}]*)\}/.exec(sheet('PosterSheet'))?.[1] ?? '';
  expect(Number(/ height: (\d+)mm/.exec(rule)?.[1])).toBeLessThan(297);
  expect(Number(/ width: (\d+)mm/.exec(rule)?.[1])).toBe(210);
  expect(rule).toMatch(/overflow: hidden/);
  expect(sheet('MarketPoster')).toMatch(/@page poster \{[^}]*size: A4 portrait;[^}]*margin: 0;/);
});
