import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEngine } from '../../../src/domain/engine/engine.ts';
import { PROGRESSES } from '../../../src/domain/incidents/life-cycle.ts';
import {
  AS_OF,
  CONTEXT,
  LISTS,
  WORLD,
  filterArbitrary,
  incidentsArbitrary,
  toRawColumns,
} from '../../domain/engine/incident-data.ts';

/** A float of 32 bits tells positions at 113° east apart by this much. */
const METRE_DEGREES = 1.5e-5;

test('the points are the matches of the filter, one by one, with the progress of the list', () => {
  fc.assert(
    fc.property(incidentsArbitrary, filterArbitrary, (rows, filter) => {
      const engine = createEngine();
      engine.loadColumns(toRawColumns(rows), LISTS, CONTEXT);
      const query = { filter, view: WORLD, asOf: AS_OF, list: { offset: 0, limit: rows.length + 1 } };
      const { total, list } = engine.query(query);
      const points = engine.points(query);
      expect([points.count, points.positions.length, points.progress.length, points.times.length]).toEqual([
        total,
        total * 2,
        total,
        total,
      ]);
      expect([...points.times]).toEqual([...points.times].sort((a, b) => a - b));
      // The list is newest first, the points are in the order of time.
      for (const [fromEnd, row] of list.rows.entries()) {
        const at = total - 1 - fromEnd;
        expect([points.times[at], PROGRESSES[points.progress[at] ?? 0]]).toEqual([row.time, row.progress]);
        expect(Math.abs((points.positions[at * 2] ?? 0) - row.longitude)).toBeLessThan(METRE_DEGREES);
        expect(Math.abs((points.positions[at * 2 + 1] ?? 0) - row.latitude)).toBeLessThan(METRE_DEGREES);
      }
    }),
  );
});
