import { describe, expect, it } from 'vitest';
import { riskSpots } from '../../../src/domain/blind-spots/risk-spots.ts';
import { metresFrom, positionAt } from '../../../src/domain/geo/local-plane.ts';
import type { Position } from '../../../src/domain/geo/positions.ts';
import { caseColumns } from '../../support/case-columns.ts';

const UNTIL = Date.parse('2026-11-20T00:00:00+08:00');
const CELL_M = 50;

/** The spots of cases at places, all a day before the end. */
function spotsOf(places: readonly Position[]) {
  const when = new Float64Array(places.length).fill(UNTIL - 86_400_000);
  const cases = caseColumns(places.length, {
    longitude: Float64Array.from(places, ([longitude]) => longitude),
    latitude: Float64Array.from(places, ([, latitude]) => latitude),
    from: when,
    to: when,
  });
  return riskSpots(cases, UNTIL, CELL_M);
}

describe('the cells of the risk', () => {
  const origin: Position = [113.15, 27.84];
  // Column and row of cells, counted from the first case.
  const crowded = [[0, 0], [1, 1], [0, 1], [-1, 0], [0, 1]] as const; // prettier-ignore
  const places = crowded.map(([column, row], at): Position =>
    at === 0 ? origin : positionAt(origin, [(column + 0.5) * CELL_M, (row + 0.5) * CELL_M]),
  );

  it('stand row by row from the south, each from west to east', () => {
    const { cells, cellOf } = spotsOf(places);
    const southWest = cells.map(({ box: [west, south] }) => metresFrom(origin, [west, south]).map((metres) => Math.round(metres / CELL_M))); // prettier-ignore
    expect(southWest.map(([column, row]) => `${column} ${row}`)).toEqual(['-1 0', '0 0', '0 1', '1 1']);
    const shares = cells.map(({ perYear }) => perYear / cells[0]!.perYear);
    expect(shares).toEqual([1, 1, 2, 1]);
    expect([cellOf[24], cellOf[25], cellOf[99]]).toEqual([0, 1, 3]);
  });

  it('are squares', () => {
    for (const { box: [west, south, east, north] } of spotsOf(places).cells) {
      const [width, height] = metresFrom([west, south], [east, north]);
      expect(width).toBeCloseTo(CELL_M, 2);
      expect(height).toBeCloseTo(CELL_M, 2);
    } // prettier-ignore
  });
});

describe('the plane of the spots', () => {
  const cosine = (degrees: number) => Math.cos((degrees * Math.PI) / 180);

  it('is too wide in the north of the first case, by its squeeze there', () => {
    // The farthest spot is at most a cell north of the case.
    const { stretch } = spotsOf([[113, 25], [113, 27]]); // prettier-ignore
    expect(stretch).toBeGreaterThanOrEqual(cosine(25) / cosine(27));
    expect(stretch).toBeLessThan(cosine(25) / cosine(27.0005));
  });

  it('is nowhere too wide in the south of it', () => {
    expect(spotsOf([[113, 27], [113, 25]]).stretch).toBeCloseTo(1, 4); // prettier-ignore
    expect(spotsOf([]).stretch).toBe(1);
  });
});
