import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COUNT_LEVELS, type EngineAnswer, type MapMark } from '../../../src/domain/engine/api/answer.ts';
import { createEngine } from '../../../src/domain/engine/engine.ts';
import { ancestorCode, NESTED_LEVELS } from '../../../src/domain/grids/codes.ts';
import { PROGRESSES } from '../../../src/domain/incidents/life-cycle.ts';
import {
  AS_OF,
  CONTEXT,
  filterArbitrary,
  incidentsArbitrary,
  LISTS,
  toRawColumns,
  WORLD,
} from './incident-data.ts';
import { countBy, progressOfPlain, recount, withoutZeros } from './recount.ts';

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const matchedOf = (mark: MapMark) => (mark.kind === 'cluster' ? mark.matched : Number(mark.matched));
const sizeOf = (mark: MapMark) => (mark.kind === 'cluster' ? mark.count : 1);

const unitOf = (incident: { unit: number }) => LISTS.units[incident.unit] ?? '';

function ask(
  incidents: Parameters<typeof toRawColumns>[0],
  filter: Parameters<typeof recount>[1],
  zoom = 11,
) {
  const engine = createEngine();
  engine.loadColumns(toRawColumns(incidents), LISTS, CONTEXT);
  const query = { filter, view: { ...WORLD, zoom }, asOf: AS_OF, list: { offset: 0, limit: 1e6 } };
  return { engine, query, answer: engine.query(query) };
}

function codeCounts(answer: EngineAnswer, level: (typeof COUNT_LEVELS)[number], field: 'matched' | 'all') {
  const units = answer.units[level];
  return withoutZeros(Object.fromEntries(units.codes.map((code, i) => [code, units[field][i] ?? 0])));
}

describe('one answer', () => {
  test('pages of rows reach every match once, newest first or most pressing first', () => {
    fc.assert(
      fc.property(
        incidentsArbitrary,
        filterArbitrary,
        fc.integer({ min: 1, max: 9 }),
        (incidents, filter, limit) => {
          const { engine, query, answer } = ask(incidents, filter);
          const read = (order: 'newest' | 'pressing') =>
            Array.from({ length: Math.ceil(answer.total / limit) }, (_, page) => {
              const { total, rows } = engine.rows(query, { offset: page * limit, limit, order });
              expect(total).toBe(answer.total);
              return rows;
            }).flat();
          expect(read('newest')).toEqual(answer.list.rows);
          const pressing = read('pressing').map(({ progress }) => PROGRESSES.indexOf(progress));
          expect(pressing).toEqual([...pressing].sort((a, b) => b - a));
          expect(new Set(read('pressing').map(({ eventNo }) => eventNo))).toEqual(
            new Set(answer.list.rows.map(({ eventNo }) => eventNo)),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  test('clusters, list, histogram and choropleth say the same number as a plain recount', () => {
    fc.assert(
      fc.property(incidentsArbitrary, filterArbitrary, fc.nat(20), (incidents, filter, zoom) => {
        const { answer } = ask(incidents, filter, zoom);
        const expected = recount(incidents, filter, AS_OF);
        expect(answer.total).toBe(expected.length);
        expect(answer.list.rows).toHaveLength(expected.length);
        expect(sum(answer.marks.map(matchedOf))).toBe(expected.length);
        expect(sum(answer.marks.map(sizeOf))).toBe(
          filter.mode === 'highlight' ? incidents.length : expected.length,
        );
        expect(sum(answer.histogram.inside)).toBe(expected.length);
        for (const level of COUNT_LEVELS) {
          const units = answer.units[level];
          expect(sum(units.matched) + units.elsewhere).toBe(expected.length);
        }
        expect(answer.units.finest.elsewhere).toBe(0);
      }),
      { numRuns: 400 },
    );
  });

  test('every unit of every level has the count of the incidents inside it', () => {
    fc.assert(
      fc.property(incidentsArbitrary, filterArbitrary, (incidents, filter) => {
        const { answer } = ask(incidents, filter);
        const expected = recount(incidents, filter, AS_OF);
        expect(codeCounts(answer, 'finest', 'matched')).toEqual(countBy(expected, unitOf));
        for (const level of NESTED_LEVELS) {
          const inside = (rows: typeof expected) => rows.filter((row) => ancestorCode(unitOf(row), level));
          const codeOf = (row: { unit: number }) => ancestorCode(unitOf(row), level) ?? '';
          expect(codeCounts(answer, level, 'matched')).toEqual(countBy(inside(expected), codeOf));
          expect(codeCounts(answer, level, 'all')).toEqual(countBy(inside(incidents), codeOf));
        }
        const { codes, handled, registered, overdue } = answer.units.county;
        codes.forEach((code, i) => {
          const rows = expected.filter((row) => ancestorCode(unitOf(row), 'county') === code);
          const valid = rows.filter(
            (row) => !['rejected', 'voided'].includes(LISTS.statuses[row.status] ?? ''),
          );
          expect(registered[i]).toBe(valid.length);
          expect(handled[i]).toBe(valid.filter((row) => progressOfPlain(row, AS_OF) === 'done').length);
          expect(overdue[i]).toBe(rows.filter((row) => progressOfPlain(row, AS_OF) === 'overdue').length);
        });
      }),
      { numRuns: 300 },
    );
  });

  test('every facet and the histogram leave out their own clause only', () => {
    fc.assert(
      fc.property(incidentsArbitrary, filterArbitrary, (incidents, filter) => {
        const { answer } = ask(incidents, filter);
        const without = (name: Parameters<typeof recount>[3]) => recount(incidents, filter, AS_OF, name);
        const { facets, histogram } = answer;
        expect(withoutZeros(facets.categories)).toEqual(
          countBy(without('category'), (row) => LISTS.categories[row.category] ?? ''),
        );
        expect(withoutZeros(facets.channels)).toEqual(
          countBy(without('channel'), (row) => LISTS.channels[row.channel] ?? ''),
        );
        expect(withoutZeros(facets.tiers)).toEqual(
          countBy(without('tier'), (row) => LISTS.tiers[row.tier] ?? ''),
        );
        expect(withoutZeros(facets.progresses)).toEqual(
          countBy(without('progress'), (row) => progressOfPlain(row, AS_OF)),
        );
        const timeless = without('time');
        histogram.counts.forEach((count, bin) => {
          const from = histogram.startMs + bin * histogram.binMs;
          const inBin = timeless.filter((row) => row.time >= from && row.time < from + histogram.binMs);
          expect(count).toBe(inBin.length);
        });
      }),
      { numRuns: 300 },
    );
  });

  test('the list is newest first, and its pages join without gap or repeat', () => {
    fc.assert(
      fc.property(
        incidentsArbitrary,
        filterArbitrary,
        fc.integer({ min: 1, max: 9 }),
        (incidents, filter, limit) => {
          const { engine, query, answer } = ask(incidents, filter);
          const { rows } = answer.list;
          rows.forEach((row, i) => expect(row.time).toBeLessThanOrEqual(rows[i - 1]?.time ?? Infinity));
          const paged = [];
          for (let offset = 0; offset < answer.total; offset += limit)
            paged.push(...engine.query({ ...query, list: { offset, limit } }).list.rows);
          expect(paged).toEqual(rows);
          expect(rows.map((row) => row.eventNo).sort()).toEqual(
            recount(incidents, filter, AS_OF)
              .map((row) => row.eventNo)
              .sort(),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  test('the leaves of the clusters and the single marks are exactly the drawn incidents', () => {
    fc.assert(
      fc.property(incidentsArbitrary, filterArbitrary, fc.nat(20), (incidents, filter, zoom) => {
        const { engine, query, answer } = ask(incidents, filter, zoom);
        const drawn = answer.marks.flatMap((mark) => {
          if (mark.kind === 'incident') return [mark.eventNo];
          const { total, rows } = engine.clusterLeaves(query, mark.id, { offset: 0, limit: 1e6 });
          expect(total).toBe(mark.count);
          expect(rows).toHaveLength(mark.count);
          if (filter.mode === 'filter') expect(sum(mark.progress)).toBe(mark.count);
          return rows.map((row) => row.eventNo);
        });
        const shown = filter.mode === 'highlight' ? incidents : recount(incidents, filter, AS_OF);
        expect(drawn.sort()).toEqual(shown.map((row) => row.eventNo).sort());
      }),
      { numRuns: 150 },
    );
  });

  test('an answer does not depend on the questions before it', () => {
    fc.assert(
      fc.property(
        incidentsArbitrary,
        fc.array(filterArbitrary, { minLength: 2, maxLength: 5 }),
        (incidents, filters) => {
          const { engine, query } = ask(incidents, filters[0]!);
          for (const [step, filter] of filters.entries()) {
            const asOf = AS_OF + step * 86_400_000;
            const next = { ...query, filter, asOf, view: { ...WORLD, zoom: 6 + step * 3 } };
            const fresh = createEngine();
            fresh.loadColumns(toRawColumns(incidents), LISTS, CONTEXT);
            expect({ ...engine.query(next), version: 0 }).toEqual({ ...fresh.query(next), version: 0 });
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
