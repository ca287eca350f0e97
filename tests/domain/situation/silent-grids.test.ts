import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/domain/random/random.ts';
import { exponential } from '../../../src/domain/random/distributions.ts';
import {
  eligibleGrids,
  silenceOf,
  silentGrids,
  type SilenceInput,
} from '../../../src/domain/situation/silent-grids.ts';
import { createWeekProfile } from '../../../src/domain/situation/week-profile.ts';
import { DAY_MS } from '../../../src/domain/time/civil-day.ts';
import { HOURS_OF_WEEK, parseIso } from '../../../src/domain/time/zone.ts';

const flat = createWeekProfile(Array.from({ length: HOURS_OF_WEEK }, () => 1));
const from = parseIso('2026-06-01');
const day = (days: number) => from + days * DAY_MS;

const inputOf = (
  until: number,
  ...grids: [code: string, count: number, lastDay: number][]
): SilenceInput => ({
  grids: grids.map(([unitCode, count, lastDay]) => ({ unitCode, count, lastAt: day(lastDay) })),
  from,
  until: day(until),
  profile: flat,
  dispersion: 0,
});

describe('the silence of a grid', () => {
  it('by hand: 10 reports in 10 days, then 10 days of nothing: 10 expected, chance (1/2)^10', () => {
    const input = inputOf(20, ['a', 10, 10]);
    const silence = silenceOf(input.grids[0]!, input);
    expect(silence.expected).toBeCloseTo(10, 9);
    expect(silence.probability).toBeCloseTo(0.5 ** 10, 12);
  });

  it('is likelier where days differ: 10 expected in 10 days with dispersion 1 a day adds 0.1 to the 0.1 of 10 reports', () => {
    const input = { ...inputOf(20, ['a', 10, 10]), dispersion: 1 };
    expect(silenceOf(input.grids[0]!, input).probability).toBeCloseTo((1 + 0.2 * 10) ** -5, 12);
  });

  it('weighs the hours as reports usually come: a night counts less than a morning', () => {
    const hours = Array.from({ length: HOURS_OF_WEEK }, (_, hour) => (hour % 24 < 6 ? 0 : 1));
    const input = { ...inputOf(60, ['a', 600, 60]), profile: createWeekProfile(hours) };
    const after = (hoursSilent: number, start: number) => {
      const lastAt = day(60) + start * 3_600_000;
      return silenceOf(
        { unitCode: 'a', count: 600, lastAt },
        { ...input, until: lastAt + hoursSilent * 3_600_000 },
      ).expected;
    };
    expect(after(6, 9)).toBeGreaterThan(2.5 * after(6, 0));
  });

  it('grows less likely the longer it lasts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 100 }),
        fc.nat(2),
        (count, days, spread) => {
          const input = { ...inputOf(200, ['a', count, 100]), dispersion: spread };
          const [shorter, longer] = [100 + days / 2, 100 + days].map(
            (until) => silenceOf(input.grids[0]!, { ...input, until: day(until) }).probability,
          );
          expect(longer!).toBeLessThan(shorter!);
        },
      ),
    );
  });
});

describe('silent grids', () => {
  it('are those of which nothing else but silence is unlikely; one that never sent enough is none', () => {
    const found = silentGrids(
      inputOf(
        100,
        ['busy and quiet', 80, 80],
        ['busy', 80, 99],
        ['rare', 4, 10],
        ['quiet for a day', 90, 98],
      ),
    );
    expect(found.map(({ unitCode }) => unitCode)).toEqual(['busy and quiet']);
    expect(found[0]!.expected).toBeCloseTo(20, 9);
  });

  it('are fewer when more is tested: 1 of 30 with a chance of 0.5 % is no alarm, alone it is', () => {
    const others = Array.from({ length: 29 }, (_, index): [string, number, number] => [`${index}`, 60, 99.9]);
    const alone = silentGrids(inputOf(100, ['a', 60, 91.55]));
    expect(alone.map(({ probability }) => Number(probability.toFixed(3)))).toEqual([0.005]);
    expect(silentGrids(inputOf(100, ['a', 60, 91.55], ...others))).toEqual([]);
  });

  it('do not depend on the order of the grids', () => {
    const grid = fc.tuple(fc.string(), fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 99 }));
    fc.assert(
      fc.property(fc.uniqueArray(grid, { selector: ([code]) => code, maxLength: 40 }), (grids) => {
        expect(silentGrids(inputOf(100, ...grids.toReversed()))).toEqual(silentGrids(inputOf(100, ...grids)));
      }),
    );
  });
});

describe('chance', () => {
  it('flags a grid that reports at random with the probability it says: 1 % at 1 %, 5 % at 5 %', () => {
    const random = createRandom(4);
    const grids = Array.from({ length: 20_000 }, (_, index) => {
      const perDay = 0.25 + 2 * random.next();
      let [at, count] = [0, 0];
      for (let next = exponential(random) / perDay; next < 120; next += exponential(random) / perDay) {
        at = next;
        count += 1;
      }
      return { unitCode: String(index), count, lastAt: day(at) };
    });
    const input = { grids, from, until: day(120), profile: flat, dispersion: 0 };
    const tested = eligibleGrids(input).map((grid) => silenceOf(grid, input).probability);
    expect(tested.length).toBeGreaterThan(15_000);
    const share = (level: number) =>
      tested.filter((probability) => probability < level).length / tested.length;
    // Four standard errors of 15,000 draws.
    expect(Math.abs(share(0.01) - 0.01)).toBeLessThan(0.0033);
    expect(Math.abs(share(0.05) - 0.05)).toBeLessThan(0.0072);
  });
});
