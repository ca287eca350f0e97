import { describe, expect, it } from 'vitest';
import { significancePicture } from '../../../../src/domain/desk/place/significance-picture.ts';
import { runTask } from '../../../../src/domain/tasks/task.ts';
import { HOUR_MS } from '../../../../src/domain/time/zone.ts';
import { FIRST_MS } from './a-city.ts';
import { casesInRow, ONE_DAY, unitsInRow } from './a-few-cases.ts';

const UNIT_COUNT = 40;
const cells = unitsInRow(UNIT_COUNT);
const NO_CELL = UNIT_COUNT;

/** So many cases in the sixth unit, and some more. */
function pictureOf(count: number, more: Parameters<typeof casesInRow>[0] = []) {
  const few = Array.from({ length: count }, () => ({ unit: 5, from: FIRST_MS }));
  const cases = casesInRow([...few, ...more], UNIT_COUNT);
  return runTask(significancePicture({ cases, markets: [], filter: ONE_DAY, cells }));
}

describe('cells', () => {
  it('are hot where the neighbourhood holds more than chance gives it, also without a case of their own', () => {
    const { kind, level, facts, drawn } = pictureOf(20);
    expect({ kind, level }).toEqual({ kind: 'significance', level: 0.05 });
    expect(facts).toEqual({ cases: 20, weight: 20, window: ONE_DAY.range });
    expect(drawn.map(({ key, weight, cases, class: found }) => [key, weight, cases, found])).toEqual([
      ['430202000005', 0, 0, 'hot'],
      ['430202000006', 20, 20, 'hot'],
      ['430202000007', 0, 0, 'hot'],
    ]);
    // Gi* (Ord and Getis 1995): 20 in three of 40 cells, of mean 0.5 and variance 400 / 40 − 0.25.
    const z = (20 - 3 * 0.5) / Math.sqrt((9.75 * (40 * 3 - 9)) / 39);
    for (const cell of drawn) expect(cell.z).toBeCloseTo(z, 9);
    expect(drawn[0]!.p).toBeGreaterThan(0.0004);
    expect(drawn[0]!.p).toBeLessThan(0.0005);
  });

  it('are not tested with fewer than twenty cases, but drawn where there is one', () => {
    const { level, drawn } = pictureOf(19);
    expect(level).toBeNull();
    expect(drawn).toHaveLength(1);
    expect(drawn[0]).toMatchObject({ cases: 19, weight: 19, class: 'not-significant', ring: null });
    expect(drawn[0]!.position).toEqual([cells.units.longitude[5], cells.units.latitude[5]]);
  });

  it('hold the sum of the weights; what lies in none is told apart', () => {
    const [half, quarter] = [FIRST_MS - HOUR_MS, FIRST_MS - 3 * HOUR_MS];
    const until = FIRST_MS + HOUR_MS;
    const { drawn, outside, facts } = pictureOf(0, [
      { unit: 0, from: FIRST_MS },
      { unit: 0, from: half, to: until },
      { unit: NO_CELL, from: half, to: until },
      { unit: NO_CELL, from: quarter, to: until },
    ]);
    expect(facts).toMatchObject({ cases: 4, weight: 2.25 });
    expect(drawn.map(({ key, weight, cases }) => [key, weight, cases])).toEqual([['430202000001', 1.5, 2]]);
    expect(outside).toBe(0.75);
  });

  it('are described', () => {
    expect(pictureOf(1).cells).toEqual({
      kind: 'units',
      count: UNIT_COUNT,
      distanceM: 600,
      edgeM: null,
      areaKm2: null,
    });
  });
});
