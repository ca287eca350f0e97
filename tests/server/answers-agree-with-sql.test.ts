import path from 'node:path';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { loadConfig } from '../../server/config.ts';
import type { OpenDatabase } from '../../server/database/open-database.ts';
import type { HttpApp } from '../../server/http/context.ts';
import { loadDataset } from '../../server/load/load-dataset.ts';
import { createReadiness } from '../../server/readiness.ts';
import { decodeCases } from '../../src/api/decode-cases.ts';
import type { CaseColumns } from '../../src/domain/cases/case-columns.ts';
import { COUNT_LEVELS, type EngineAnswer, type MapMark } from '../../src/domain/engine/api/answer.ts';
import { aoristicWeights } from '../../src/domain/engine/answers/aoristic-answer.ts';
import { describeFilter } from '../support/describe-filter.ts';
import { createEngine, type Engine } from '../../src/domain/engine/engine.ts';
import type { FilterContext, MarketOfUnit } from '../../src/domain/engine/filter/filter-context.ts';
import { DEFAULT_FILTER, type FilterState } from '../../src/domain/engine/api/filter.ts';
import { PROGRESSES, TIERS } from '../../src/domain/incidents/life-cycle.ts';
import { CALENDAR_CLASSES } from '../../src/domain/time/calendar-classes.ts';
import { HOURS_OF_WEEK } from '../../src/domain/time/zone.ts';
import { placeSchema } from '../../src/schemas/places.ts';
import { marketsOfPlaces } from '../../src/state/stores/markets-of-places.ts';
import { count } from '../support/counts.ts';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { AS_OF, countInSql, countNearEdge, weekInSql, weighCasesInSql } from './filter-in-sql.ts';
import { profileInSql } from './profile-in-sql.ts';
import { unitProfiles } from '../../src/domain/engine/answers/unit-profiles.ts';

const projectRoot = path.resolve(import.meta.dirname, '../..');
const VOLUME = 12_000;
const RUNS = count(40, 120);
const WORLD: [number, number, number, number] = [-180, -85, 180, 85];

/** Beside those of the city, whose days are mostly unknown: markets by solar and lunar days and by weekday. */
const MORE_MARKETS: readonly MarketOfUnit[] = [
  { unitCode: '430204000000', rule: { kind: 'solarDigit', digits: [1, 6] } },
  {
    unitCode: '430211003000',
    rule: { kind: 'lunarDigit', digits: [3, 8] },
    pause: { daysBefore: 1, daysFrom: 5 },
  },
  { unitCode: '430202000000', rule: { kind: 'weekday', days: [6] } },
];

/** Areas of some kilometres around the city whose edges do not cross. */
const ringArbitrary = fc
  .record({
    longitude: fc.integer({ min: 113_000_000, max: 113_250_000 }),
    latitude: fc.integer({ min: 27_700_000, max: 27_950_000 }),
    radii: fc.array(fc.integer({ min: 10_000, max: 250_000 }), { minLength: 3, maxLength: 12 }),
  })
  .map(({ longitude, latitude, radii }) =>
    radii.map((radius, index): [number, number] => {
      const turn = (2 * Math.PI * index) / radii.length;
      return [
        Math.round(longitude + radius * Math.cos(turn)) / 1e6,
        Math.round(latitude + radius * Math.sin(turn)) / 1e6,
      ];
    }),
  );

const some = <T>(values: readonly T[]) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant<T[]>([]) },
    { weight: 1, arbitrary: fc.subarray([...values]) },
  );
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const matchedOf = (mark: MapMark) => (mark.kind === 'cluster' ? mark.matched : Number(mark.matched));

/** The cases whose interval has a length; an instant has no share that SQL could divide. */
function withoutInstants(cases: CaseColumns) {
  const rows = Array.from({ length: cases.count }, (_, row) => row).filter(
    (row) => cases.to[row]! > cases.from[row]!,
  );
  const pick = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]!);
  const unit = Uint32Array.from(rows, (row) => cases.unit[row]!);
  return { count: rows.length, from: pick(cases.from), to: pick(cases.to), unit };
}

function countyCounts(answer: EngineAnswer): Map<string, number> {
  const { codes, matched } = answer.units.county;
  return new Map(
    codes.flatMap((code, i) => ((matched[i] ?? 0) > 0 ? [[code, matched[i] ?? 0] as const] : [])),
  );
}

describeOnBoth('one filter', (kind) => {
  let test: TestDatabase;
  let database: OpenDatabase;
  let app: HttpApp;
  let engine: Engine;
  let context: FilterContext;
  let lists: { categories: string[]; channels: string[]; units: string[] };
  let extent: { from: number; to: number } | null;

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    database = test.database;
    const report = await loadDataset({
      database: database.kysely,
      folder: path.join(projectRoot, 'data/zhuzhou'),
      asOf: AS_OF,
      volume: VOLUME,
    });
    expect(report.ok).toBe(true);
    // A part of the reports has a date alone, and as many the beginning of their day.
    await sql`
      update incident set reported_at = date_trunc('day', reported_at, 'Asia/Shanghai'),
        known_to_day = case when right(event_no, 1) = '0' then array['reportedAt'] end
      where right(event_no, 1) < '2'`.execute(database.kysely);
    app = await buildApp({
      readiness: createReadiness(database),
      config: loadConfig({}),
      logger: false,
      now: () => AS_OF,
    });
    const arrow = await app.inject({ url: '/api/incidents.arrow' });
    const areas = await app.inject({ url: '/api/units?level=area' });
    const members = areas.json<{ features: { properties: { code: string; memberCodes: string[] } }[] }>();
    const places = (await app.inject({ url: '/api/places' })).json<unknown[]>();
    const bundled = await marketsOfPlaces(async () => placeSchema.array().parse(places));
    context = {
      categoryParents: {},
      markets: [...bundled.markets, ...MORE_MARKETS],
      areaMembers: Object.fromEntries(
        members.features.map(({ properties }) => [properties.code, properties.memberCodes]),
      ),
    };
    engine = createEngine();
    const loaded = engine.load(arrow.rawPayload, context);
    expect(loaded.accepted).toBe(VOLUME);
    extent = loaded.extent;
    const codes = await sql<{ category_code: string; channel: string; unit_code: string }>`
      select distinct category_code, channel, unit_code from incident`.execute(database.kysely);
    lists = {
      categories: [...new Set(codes.rows.map((row) => row.category_code))].sort(),
      channels: [...new Set(codes.rows.map((row) => row.channel))].sort(),
      units: [...new Set(codes.rows.map((row) => row.unit_code))].sort(),
    };
  });

  it('gives every case the weight that its interval has in the database', async () => {
    const reply = await app.inject({ url: '/api/cases.arrow' });
    const cases = decodeCases(reply.rawPayload);
    const instants = cases.from.filter((from, row) => from === cases.to[row]).length;
    expect(cases.count - instants).toBeGreaterThan(500);
    const first = Math.min(...cases.from);
    const last = Math.max(...cases.to);
    const moment = fc.integer({ min: first, max: last });
    const question = fc.record({
      range: fc.tuple(moment, moment).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) + 1 })),
      weekHours: some([...Array(HOURS_OF_WEEK).keys()]),
      calendar: some(CALENDAR_CLASSES),
    });
    const intervals = { ...cases, ...withoutInstants(cases) };
    await fc.assert(
      fc.asyncProperty(question, async ({ range, weekHours, calendar }) => {
        const filter = {
          ...DEFAULT_FILTER,
          range: { kind: 'range' as const, ...range },
          weekHours,
          calendar,
        };
        const description = describeFilter(
          filter,
          { from: first, to: last + 1 },
          lists.categories,
          context,
          AS_OF,
        );
        const { total, rejected } = aoristicWeights(intervals, context.markets ?? [], {
          range,
          weekHours,
          calendar,
        });
        expect(rejected).toEqual([]);
        expect(total).toBeCloseTo(await weighCasesInSql(database, description), 6);
      }),
      { numRuns: count(15, 40), seed: 20261121 },
    );
  });

  it('gives units that are compared the numbers of the database', async () => {
    const codes = ['430204000000', '430211000000', '430202001000', 'HT-PQ-01', ...lists.units.slice(0, 2)];
    const clauses: fc.Arbitrary<Partial<FilterState>> = fc.oneof(
      fc.subarray(['A', 'C', ...lists.categories], { minLength: 1 }).map((categories) => ({ categories })),
      fc.subarray([...lists.channels], { minLength: 1 }).map((channels) => ({ channels })),
      fc.subarray([...PROGRESSES], { minLength: 1 }).map((progresses) => ({ progresses })),
      fc.subarray([...TIERS], { minLength: 1 }).map((tiers) => ({ tiers, unitCode: '430204000000' })),
      fc.subarray([...Array(HOURS_OF_WEEK).keys()], { minLength: 1 }).map((weekHours) => ({ weekHours })),
      fc.subarray([...CALENDAR_CLASSES], { minLength: 1 }).map((calendar) => ({ calendar })),
    );
    const filters = fc
      .tuple(fc.constantFrom('7d' as const, '30d' as const, 'all' as const), clauses)
      .map(([preset, clause]): FilterState => ({
        ...DEFAULT_FILTER,
        range: { kind: 'preset', preset },
        ...clause,
      }));
    let counted = 0;
    await fc.assert(
      fc.asyncProperty(filters, fc.constantFrom(...codes), async (filter, code) => {
        const { store, resolved } = engine.inspect({ filter, view: { bbox: WORLD, zoom: 9 }, asOf: AS_OF });
        const { profiles, range } = unitProfiles(store, resolved, AS_OF, { codes: [code] });
        const own = describeFilter({ ...filter, unitCode: code }, extent, lists.categories, context, AS_OF);
        const { course: _course, ...profile } = profiles[0]!;
        expect(profile).toEqual({ code, ...(await profileInSql(database, own, range)) });
        counted += profile.total + profile.due;
      }),
      { numRuns: count(12, 60), seed: 20261122 },
    );
    expect(counted).toBeGreaterThan(200);
  });

  afterAll(async () => {
    await app?.close();
    await test?.close();
  });

  it('gives clusters, list, histogram and choropleth whose sums are the count of the database', async () => {
    const to = extent?.to ?? AS_OF;
    const from = extent?.from ?? 0;
    const range = fc
      .tuple(fc.integer({ min: from, max: to }), fc.integer({ min: from, max: to }))
      .map(([a, b]) => ({ kind: 'range' as const, from: Math.min(a, b), to: Math.max(a, b) + 1 }));
    const preset = fc.constantFrom('24h' as const, '7d' as const, '30d' as const, 'all' as const);
    const unit = fc.oneof(
      fc.constant(null),
      fc.constantFrom('430204000000', '430211000000', '430204003000', 'HT-PQ-01', 'HT-PQ-07'),
      fc.constantFrom(...lists.units),
    );
    const filters: fc.Arbitrary<FilterState> = fc.record({
      range: fc.oneof(
        range,
        preset.map((value) => ({ kind: 'preset' as const, preset: value })),
      ),
      categories: some(['A', 'C', 'E', ...lists.categories]),
      channels: some(lists.channels),
      progresses: some(PROGRESSES),
      tiers: some(TIERS),
      unitCode: unit,
      weekHours: some([...Array(HOURS_OF_WEEK).keys()]),
      calendar: some(CALENDAR_CLASSES),
      lasso: fc.oneof(fc.constant(null), ringArbitrary),
      mode: fc.constantFrom('filter' as const, 'highlight' as const),
    });
    let matchedAtLeastOnce = 0;
    const matchedWith = { weekHours: 0, calendar: 0, lasso: 0 };
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 5, max: 18 }), async (filter, zoom) => {
        const description = describeFilter(filter, extent, lists.categories, context, AS_OF);
        if (filter.lasso) fc.pre((await countNearEdge(database, filter.lasso)) === 0);
        const expected = await countInSql(database, description);
        const total = sum(expected.values());
        if (total > 0) matchedAtLeastOnce += 1;
        for (const name of ['weekHours', 'calendar', 'lasso'] as const)
          matchedWith[name] += Number(total > 0 && description[name] !== null);
        const answer = engine.query({
          filter,
          view: { bbox: WORLD, zoom },
          asOf: AS_OF,
          list: { offset: 0, limit: VOLUME },
        });
        expect(answer.total).toBe(total);
        expect(sum(answer.marks.map(matchedOf))).toBe(total);
        expect(answer.list.rows).toHaveLength(total);
        expect(sum(answer.histogram.inside)).toBe(total);
        for (const level of COUNT_LEVELS) {
          expect(sum(answer.units[level].matched) + answer.units[level].elsewhere).toBe(total);
        }
        expect(countyCounts(answer)).toEqual(expected);
        expect([...answer.weekMatrix]).toEqual(await weekInSql(database, description));
        if (filter.weekHours.length === 0) expect(sum(answer.weekMatrix) + answer.withoutHour).toBe(total);
        for (const name of CALENDAR_CLASSES) {
          const one = describeFilter(
            { ...filter, calendar: [name] },
            extent,
            lists.categories,
            context,
            AS_OF,
          );
          expect(answer.facets.calendar[name], name).toBe(sum((await countInSql(database, one)).values()));
        }
      }),
      { numRuns: RUNS, seed: 20261120 },
    );
    expect(matchedAtLeastOnce).toBeGreaterThan(RUNS / 3);
    for (const count of Object.values(matchedWith)) expect(count).toBeGreaterThan(RUNS / 12);
  });
});
