import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEngine } from '../../src/domain/engine/engine.ts';
import { PROGRESSES } from '../../src/domain/incidents/life-cycle.ts';
import {
  AS_OF,
  CONTEXT,
  LISTS,
  WORLD,
  filterArbitrary,
  incidentsArbitrary,
  toRawColumns,
} from '../domain/engine/incident-data.ts';

test('the points are the matches of the filter, one by one, with the progress of the list', () => {
  fc.assert(
    fc.property(incidentsArbitrary, filterArbitrary, (rows, filter) => {
      const engine = createEngine();
      engine.loadColumns(toRawColumns(rows), LISTS, CONTEXT);
      const query = { filter, view: WORLD, asOf: AS_OF, list: { offset: 0, limit: rows.length + 1 } };
      const { total, list } = engine.query(query);
      const points = engine.points(query);
      expect([points.count, points.positions.length, points.progress.length]).toEqual([
        total,
        total * 2,
        total,
      ]);
      const seen = (longitude: number, latitude: number, progress: string | undefined): string =>
        `${Math.fround(longitude)} ${Math.fround(latitude)} ${progress}`;
      const drawn = Array.from({ length: points.count }, (_, at) =>
        seen(
          points.positions[at * 2] ?? 0,
          points.positions[at * 2 + 1] ?? 0,
          PROGRESSES[points.progress[at] ?? 0],
        ),
      );
      expect(drawn.sort()).toEqual(
        list.rows.map((row) => seen(row.longitude, row.latitude, row.progress)).sort(),
      );
    }),
  );
});
