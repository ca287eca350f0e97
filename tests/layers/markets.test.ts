import { expect, test } from 'vitest';
import { heldMarkets } from '../../src/domain/time/held-markets.ts';
import { civilDayOfDate } from '../../src/domain/time/civil-day.ts';
import type { MarketDayRule } from '../../src/domain/time/market-days.ts';
import { marketMonth } from '../../src/domain/time/market-month.ts';
import { markets } from '../../src/layers/markets.ts';
import { THEMES } from '../../src/themes/index.ts';
import { fullInput } from './fixtures.ts';

const RULES: readonly MarketDayRule[] = [
  { kind: 'solarDigit', digits: [1, 6] },
  { kind: 'solarDigit', digits: [3, 8] },
  { kind: 'lunarDigit', digits: [4, 9] },
  { kind: 'daily' },
  { kind: 'daily' },
  { kind: 'unknown', observed: ['2026-02-18'] },
];
const places = RULES.map((rule, index) => ({
  id: `m${index}`,
  name: `集市 ${index}`,
  kind: 'MARKET' as const,
  point: [113.1, 27.85] as [number, number],
  origin: 'synthetic' as const,
  market: { rule, suburban: true },
}));
const calendars = places.map(({ id, market: { rule } }) => ({ id, rule }));

test.each([
  // The 21st of February 2026 is the fifth day of the first lunar month.
  ['2026-02-21', 1, 2],
  // The 18th was seen by somebody.
  ['2026-02-18', 2, 2],
  ['2026-02-22', 0, 2],
])('%s: map, day and month count the same markets', (date, byRule, daily) => {
  const civilDay = civilDayOfDate(date);
  const drawn = markets.draw({ ...fullInput(), resources: { places }, civilDay }, THEMES.wall);
  expect(drawn?.legend?.noteValues).toEqual({ held: byRule + daily, daily, n: 6 });
  const held = heldMarkets(calendars, civilDay);
  expect([held.byRule.length, held.daily.length]).toEqual([byRule, daily]);
  const month = marketMonth({ year: 2026, month: 2 }, calendars);
  expect(month.find(({ day }) => day === civilDay)?.held).toHaveLength(byRule);
});
