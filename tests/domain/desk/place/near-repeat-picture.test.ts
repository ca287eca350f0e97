import { describe, expect, it } from 'vitest';
import type { CaseColumns } from '../../../../src/domain/cases/case-columns.ts';
import { PLACE_TYPES } from '../../../../src/domain/cases/case-terms.ts';
import { nearRepeatPicture } from '../../../../src/domain/desk/place/near-repeat-picture.ts';
import { runTask } from '../../../../src/domain/tasks/task.ts';
import { caseColumns } from '../../../support/case-columns.ts';
import { DAY_MS, FIRST_MS, WHOLE_YEAR } from './a-city.ts';

const UNTIL_MS = FIRST_MS + 200 * DAY_MS;
const FILTER = { ...WHOLE_YEAR, range: { from: FIRST_MS, to: UNTIL_MS } };
const pictureOf = (cases: CaseColumns, filter = FILTER, report: (share: number) => void = () => undefined) =>
  runTask(nearRepeatPicture({ cases, markets: [], filter }, report));

/** Cases at noon of days after the first one, each at a place of its own or at one that is said; reported at once. */
function casesOn(days: readonly (readonly [day: number, place?: number])[], said: Partial<CaseColumns> = {}) {
  const noon = Float64Array.from(days, ([day]) => FIRST_MS + (day + 0.5) * DAY_MS);
  return caseColumns(days.length, {
    from: noon,
    to: noon,
    reportedAt: noon,
    // A kilometre and more from place to place.
    longitude: Float64Array.from(days, ([, place], at) => 113 + (place ?? at) * 0.012),
    latitude: new Float64Array(days.length).fill(27.8),
    ...said,
  });
}
const daily = (count: number) => casesOn(Array.from({ length: count }, (_, day) => [day] as const));

describe('the cases that are known', () => {
  it('are over and reported at the end of the range', () => {
    const [over, later] = [UNTIL_MS, UNTIL_MS + 1];
    const cases = caseColumns(4, {
      from: new Float64Array(4).fill(FIRST_MS),
      to: Float64Array.of(over, over, later, later),
      reportedAt: Float64Array.of(over, later, over, later),
    });
    const { kind, facts, inTable } = pictureOf(cases);
    expect({ kind, inTable }).toEqual({ kind: 'nearRepeat', inTable: 1 });
    expect(facts).toEqual({ cases: 1, weight: 1, window: { from: FIRST_MS, to: UNTIL_MS } });
  });

  it('begin with the first that the filter keeps, and where it keeps none with the range', () => {
    const cases = casesOn([[3], [5], [8]], { placeType: Uint8Array.of(1, 0, 0) }); // prettier-ignore
    const malls = {
      ...FILTER,
      categories: [PLACE_TYPES[0]],
      range: { from: FIRST_MS + 6 * DAY_MS, to: UNTIL_MS },
    };
    expect(pictureOf(cases, malls).facts).toMatchObject({
      cases: 2,
      window: { from: cases.from[1], to: UNTIL_MS },
    });
    const stations = { ...malls, categories: ['STATION'] };
    expect(pictureOf(cases, stations).facts).toEqual({ cases: 0, weight: 0, window: stations.range });
  });

  it('make a table from twenty on, and no zone before', () => {
    const few = pictureOf(daily(19));
    expect([few.table, few.reach, few.zones, few.facts.cases]).toEqual([null, null, [], 19]);
    const enough = pictureOf(daily(20));
    expect(enough.table!.observed).toEqual(Array.from({ length: 4 }, () => [0, 0, 0]));
    expect(enough.reach!.radiusM).toEqual([null, null, null]);
    expect(enough.zones).toEqual([]);
  });

  it('are in the table up to five thousand, the newest', () => {
    // Two at one place, of which the older one is too old by one.
    const days = Array.from({ length: 5001 }, (_, at) => [0, at < 2 ? 0 : at] as const);
    const { facts, inTable, table } = pictureOf(casesOn(days));
    expect([facts.cases, inTable, table!.observed[0]![0]]).toEqual([5001, 5000, 0]);
  });

  it('are shuffled 499 times, told at every twentieth', () => {
    const shares: number[] = [];
    const { permutations } = pictureOf(daily(20), FILTER, (share) => shares.push(share));
    expect(permutations).toBe(499);
    expect(shares).toEqual(Array.from({ length: 24 }, (_, at) => (20 * (at + 1)) / 499));
  });
});

describe('where each case comes again at its place two days later', () => {
  // Twenty places, nine days from one to the next; the last pair six and four days before the last day, which is day 199.
  const pairs = Array.from({ length: 20 }, (_, place) => [[22 + 9 * place, place], [24 + 9 * place, place]] as const).flat(); // prettier-ignore
  // Three more at places of their own: eight days, seven days and no day before the last one.
  const cases = casesOn([...pairs, [191], [192], [199]]);

  it('the table says so: within 100 m and a week', () => {
    const { table, reach, distanceBands, dayBands } = pictureOf(cases);
    expect(distanceBands).toEqual([100, 200, 400, 600]);
    expect(dayBands).toEqual([7, 14, 21]);
    expect(table!.observed).toEqual([[20, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]]); // prettier-ignore
    expect(reach).toEqual({ radiusM: [100, null, null], threshold: 1 / 500 });
  });

  it('a zone lives for a week, the youngest first', () => {
    const { zones } = pictureOf(cases);
    const ages = [[42, 0], [39, 4], [38, 6], [41, 7]] as const; // prettier-ignore
    expect(zones.map(({ row, ageDays }) => [row, ageDays])).toEqual(ages);
    for (const { row, position, radiusM, ageDays, strength, expiresAt } of zones) {
      expect(position).toEqual([cases.longitude[row], cases.latitude[row]]);
      expect(radiusM).toBe(100);
      expect(strength).toBeCloseTo(1 - ageDays / 7, 12);
      // Midnight after the seventh day from the day of the case.
      expect(expiresAt).toBe(cases.from[row]! + 7.5 * DAY_MS);
    }
  });
});
