import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseColumns } from '../../../../src/domain/cases/case-columns.ts';
import { CASE_STATUSES, METHODS, PLACE_TYPES } from '../../../../src/domain/cases/case-terms.ts';
import { aoristicWeights } from '../../../../src/domain/engine/answers/aoristic-answer.ts';
import type { EngineQuery } from '../../../../src/domain/engine/api/answer.ts';
import { DEFAULT_FILTER, type FilterState } from '../../../../src/domain/engine/api/filter.ts';
import { resolveRange } from '../../../../src/domain/engine/filter/time-range.ts';
import { createCaseEngine } from '../../../../src/domain/engine/intervals/case-engine.ts';
import { isWithin } from '../../../../src/domain/grids/codes.ts';
import { caseColumns } from '../../../support/case-columns.ts';
import { CONTEXT, LISTS, some, timeAndPlaceArbitraries, WORLD } from '../incident-data.ts';

const QUARTER_MS = 900_000;
const START = Date.parse('2026-09-28T00:00:00+08:00');
const ALL_MS = 60 * 86_400_000;
const ENTIRE = { from: START - ALL_MS, to: START + ALL_MS };

interface PlainCase {
  readonly first: number;
  readonly quarters: number;
  readonly unit: number;
  readonly placeType: number;
  readonly status: number;
  readonly methods: number;
  readonly east: number;
  readonly north: number;
}

const casesArbitrary: fc.Arbitrary<PlainCase[]> = fc.array(
  fc.record({
    first: fc.nat(30 * 96),
    quarters: fc.oneof(fc.constant(0), fc.nat(8), fc.nat(96)),
    unit: fc.nat(LISTS.units.length - 1),
    placeType: fc.nat(PLACE_TYPES.length - 1),
    status: fc.nat(CASE_STATUSES.length - 1),
    methods: fc.integer({ min: 1, max: 2 ** METHODS.length - 1 }),
    east: fc.nat(20),
    north: fc.nat(20),
  }),
  { maxLength: 25 },
);

const filterArbitrary: fc.Arbitrary<FilterState> = fc.record({
  ...timeAndPlaceArbitraries,
  range: fc.oneof(
    fc.constant({ kind: 'preset' as const, preset: 'all' as const }),
    fc.tuple(fc.nat(30 * 96), fc.integer({ min: 1, max: 20 * 96 })).map(([first, quarters]) => ({
      kind: 'range' as const,
      from: START + first * QUARTER_MS,
      to: START + (first + quarters) * QUARTER_MS,
    })),
  ),
  categories: some(PLACE_TYPES),
  channels: some(METHODS),
  progresses: fc.subarray(['done', 'inHand'] as const),
  tiers: fc.constant([]),
  unitCode: fc.constantFrom(null, null, '430202000000', '430204002003', 'HT-PQ-01'),
  mode: fc.constant('filter' as const),
});

function columnsOf(cases: readonly PlainCase[]): CaseColumns {
  const bytes = (value: (one: PlainCase) => number) => Uint8Array.from(cases, value);
  return caseColumns(cases.length, {
    from: Float64Array.from(cases, ({ first }) => START + first * QUARTER_MS),
    to: Float64Array.from(cases, ({ first, quarters }) => START + (first + quarters) * QUARTER_MS),
    longitude: Float64Array.from(cases, ({ east }) => 113 + east / 100),
    latitude: Float64Array.from(cases, ({ north }) => 27.7 + north / 100),
    placeType: bytes(({ placeType }) => placeType),
    status: bytes(({ status }) => status),
    methods: bytes(({ methods }) => methods),
    unit: Uint32Array.from(cases, ({ unit }) => unit),
    units: LISTS.units,
  });
}

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
const queryOf = (filter: FilterState): EngineQuery => ({
  subject: 'cases',
  filter,
  view: WORLD,
  asOf: START,
  histogramExtent: ENTIRE,
  list: { offset: 0, limit: 1000 },
  density: { columns: 7, rows: 5 },
});
const loaded = (cases: readonly PlainCase[]) => {
  const engine = createCaseEngine();
  engine.load(columnsOf(cases), CONTEXT, START);
  return engine;
};

/** Weight of every case under a filter, clause by clause and case by case. */
function plainWeights(cases: readonly PlainCase[], filter: FilterState): number[] {
  const columns = columnsOf(cases);
  const range = resolveRange(
    filter.range,
    {
      from: Math.min(...columns.from),
      to: Math.max(...columns.to) + 1,
    },
    START,
  );
  const { weights } = aoristicWeights(columns, CONTEXT.markets ?? [], { ...filter, range });
  return cases.map(({ placeType, methods, status, unit }, index) => {
    const isIn =
      (filter.categories.length === 0 || filter.categories.includes(PLACE_TYPES[placeType]!)) &&
      (filter.channels.length === 0 ||
        METHODS.some((code, bit) => ((methods >> bit) & 1) === 1 && filter.channels.includes(code))) &&
      (filter.progresses.length === 0 || filter.progresses.includes(status === 0 ? 'inHand' : 'done')) &&
      (filter.unitCode === null || isInUnit(LISTS.units[unit]!, filter.unitCode));
    return isIn ? weights[index]! : 0;
  });
}

function isInUnit(unit: string, wanted: string): boolean {
  return (CONTEXT.areaMembers[wanted] ?? [wanted]).some((member) => isWithin(unit, member));
}

describe('one answer about cases', () => {
  test('number bar = time bar = week clock = list = units = marks = density = a recount', () => {
    fc.assert(
      fc.property(casesArbitrary, filterArbitrary, (cases, anyFilter) => {
        // Areas drawn by hand are held by a test of their own.
        const filter = { ...anyFilter, lasso: null };
        const answer = loaded(cases).query(queryOf(filter));
        const { total } = answer;
        const weights = cases.length === 0 ? [] : plainWeights(cases, filter);
        expect(total).toBeCloseTo(sum(weights), 9);
        expect(sum(answer.histogram.inside)).toBeCloseTo(total, 9);
        if (filter.weekHours.length === 0) expect(sum(answer.weekMatrix)).toBeCloseTo(total, 9);
        else expect(sum(filter.weekHours.map((hour) => answer.weekMatrix[hour]!))).toBeCloseTo(total, 9);
        expect(sum(answer.list.rows.map(({ interval }) => interval?.weight ?? 0))).toBeCloseTo(total, 9);
        expect(answer.list.rows).toHaveLength(answer.eventCount);
        expect(answer.eventCount).toBe(weights.filter((weight) => weight > 0).length);
        for (const { matched, elsewhere } of Object.values(answer.units))
          expect(sum(matched) + elsewhere).toBeCloseTo(total, 9);
        const marks = answer.marks.map((mark) =>
          mark.kind === 'cluster' ? mark.matched : (mark.interval?.weight ?? 0),
        );
        expect(sum(marks)).toBeCloseTo(total, 9);
        expect(sum(answer.density?.counts ?? [])).toBeCloseTo(total, 9);
        expect(sum(Object.values(answer.facets.progresses))).toBeCloseTo(
          sum(cases.length === 0 ? [] : plainWeights(cases, { ...filter, progresses: [] })),
          9,
        );
        expect(sum(Object.values(answer.facets.categories))).toBeCloseTo(
          sum(cases.length === 0 ? [] : plainWeights(cases, { ...filter, categories: [] })),
          9,
        );
      }),
    );
  });

  test('the leaves of a cluster are the cases that it counts, and it opens into several marks', () => {
    fc.assert(
      fc.property(casesArbitrary, (cases) => {
        const engine = loaded(cases);
        const query = {
          ...queryOf({ ...DEFAULT_FILTER, range: { kind: 'preset', preset: 'all' } }),
          view: { ...WORLD, zoom: 9 },
        };
        for (const mark of engine.query(query).marks) {
          if (mark.kind !== 'cluster') continue;
          const { total, rows } = engine.clusterLeaves(query, mark.id, { offset: 0, limit: 1000 });
          expect(sum(rows.map(({ interval }) => interval?.weight ?? 0))).toBeCloseTo(mark.matched, 9);
          expect(total).toBe(rows.length);
          const spots = new Set(rows.map(({ longitude, latitude }) => `${longitude} ${latitude}`)).size;
          const zoom = engine.expansionZoom(query, mark.id);
          expect(zoom === null).toBe(spots === 1);
          if (zoom !== null) expect(zoom).toBeGreaterThan(9);
        }
      }),
    );
  });

  test('a lasso and a unit leave whole cases out', () => {
    const cases: PlainCase[] = [0, 10].map((east, index) => ({
      first: 96 * index, quarters: 4, unit: index, placeType: 0, status: 0, methods: 1, east, north: 0,
    })); // prettier-ignore
    const engine = loaded(cases);
    const filter: FilterState = { ...DEFAULT_FILTER, range: { kind: 'preset', preset: 'all' } };
    const lasso = [[112.99, 27.6], [113.01, 27.6], [113.01, 27.8], [112.99, 27.8]] as const; // prettier-ignore
    const { total, units } = engine.query(queryOf({ ...filter, lasso }));
    expect(total).toBe(1);
    expect(sum(units.finest.around)).toBe(1);
    expect(engine.query(queryOf({ ...filter, unitCode: LISTS.units[1]! })).total).toBe(1);
  });

  test('half an interval in the range counts half; a case known to an hour counts in that hour', () => {
    const one: PlainCase = {
      first: 2,
      quarters: 4,
      unit: 0,
      placeType: 0,
      status: 1,
      methods: 1,
      east: 0,
      north: 0,
    };
    const engine = loaded([one]);
    const range = { kind: 'range', from: START, to: START + 4 * QUARTER_MS } as const;
    const answer = engine.query(queryOf({ ...DEFAULT_FILTER, range }));
    expect([answer.total, answer.eventCount, answer.all]).toEqual([0.5, 1, 1]);
    expect(answer.list.rows[0]).toMatchObject({
      interval: { weight: 0.5, until: START + 6 * QUARTER_MS },
      progress: 'done',
    });
    const known = loaded([{ ...one, first: 4 }]).query(
      queryOf({ ...DEFAULT_FILTER, range: { kind: 'preset', preset: 'all' } }),
    );
    expect(known.weekMatrix[1]).toBeCloseTo(1, 12);
    expect(sum(known.weekMatrix)).toBeCloseTo(1, 12);
  });

  test('cases that cannot be counted are named and left out', () => {
    const columns = columnsOf([
      { first: 0, quarters: 4, unit: 0, placeType: 0, status: 0, methods: 1, east: 0, north: 0 },
    ]);
    const faults: [Partial<CaseColumns>, string][] = [
      [{ from: new Float64Array([Number.NaN]) }, 'from'],
      [{ to: new Float64Array([START - 1]) }, 'to'],
      [{ longitude: new Float64Array([181]) }, 'longitude'],
      [{ latitude: new Float64Array([86]) }, 'latitude'],
      [{ unit: new Uint32Array([99]) }, 'unit'],
    ];
    for (const [fault, field] of faults) {
      const report = createCaseEngine().load({ ...columns, ...fault }, CONTEXT, START);
      expect(report).toMatchObject({ accepted: 0, rejectedCount: 1, extent: null });
      expect(report.rejected[0]?.field).toBe(field);
    }
    expect(() => createCaseEngine().query(queryOf(DEFAULT_FILTER))).toThrow('no cases yet');
  });
});
