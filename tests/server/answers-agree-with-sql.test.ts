import path from 'node:path';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { loadConfig } from '../../server/config.ts';
import { openDatabase, type OpenDatabase } from '../../server/database/open-database.ts';
import type { App } from '../../server/http/context.ts';
import { loadDataset } from '../../server/load/load-dataset.ts';
import { createReadiness } from '../../server/readiness.ts';
import { COUNT_LEVELS, type EngineAnswer, type MapMark } from '../../src/domain/engine/answer.ts';
import type { CalendarDescription } from '../../src/domain/engine/describe-calendar.ts';
import { describeFilter, type FilterDescription } from '../../src/domain/engine/describe-filter.ts';
import { createEngine, type Engine } from '../../src/domain/engine/engine.ts';
import type { FilterContext, MarketOfUnit } from '../../src/domain/engine/filter-context.ts';
import type { FilterState } from '../../src/domain/engine/filter.ts';
import { PROGRESSES, TIERS } from '../../src/domain/incidents/life-cycle.ts';
import { CALENDAR_CLASSES } from '../../src/domain/time/calendar-classes.ts';
import { HOURS_OF_WEEK } from '../../src/domain/time/zone.ts';
import { placeSchema } from '../../src/schemas/places.ts';
import { marketsOfPlaces } from '../../src/state/markets-of-places.ts';
import { findPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';

const projectRoot = path.resolve(import.meta.dirname, '../..');
const AS_OF = Date.parse('2026-11-20T22:41:00+08:00');
const VOLUME = 12_000;
const RUNS = 120;
const WORLD: [number, number, number, number] = [-180, -85, 180, 85];
const FINISHED = ['handled', 'verifying', 'selfHandled', 'closed', 'evaluated', 'rejected', 'voided'];

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

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const matchedOf = (mark: MapMark) => (mark.kind === 'cluster' ? mark.matched : Number(mark.matched));

const LOCAL_TIME = sql`(reported_at at time zone 'Asia/Shanghai')`;
const HOUR_OF_WEEK = sql`((extract(isodow from ${LOCAL_TIME})::int - 1) * 24 + extract(hour from ${LOCAL_TIME})::int)`;
const MERCATOR_POINT = sql`ST_Transform(point, 3857)`;

/** Points nearer to an edge than this are too near to be told apart by whole Mercator units (4 cm). */
const EDGE_M = 0.5;

function ringInSql(ring: NonNullable<FilterDescription['lasso']>) {
  const text = [...ring, ring[0]!].map((corner) => corner.join(' ')).join(', ');
  return sql`ST_Transform(ST_GeomFromText(${`POLYGON((${text}))`}, 4326), 3857)`;
}

function calendarInSql({ unitPrefixes, dates, minutes }: CalendarDescription) {
  const clauses = [sql`to_char(${LOCAL_TIME}, 'YYYY-MM-DD') = any(${[...dates]}::text[])`];
  if (unitPrefixes)
    clauses.push(sql`unit_code like any(${unitPrefixes.map((prefix) => `${prefix}%`)}::text[])`);
  if (minutes) {
    const minute = sql`(extract(hour from ${LOCAL_TIME}) * 60 + extract(minute from ${LOCAL_TIME}))`;
    const spans = minutes.map(([from, to]) => sql`(${minute} >= ${from}::int and ${minute} < ${to}::int)`);
    clauses.push(sql`(${sql.join(spans, sql` or `)})`);
  }
  return sql`(${sql.join(clauses, sql` and `)})`;
}

/** The same filter as a WHERE clause; progress is judged in SQL by the rule of DOMAIN §2.4. */
function whereOf(filter: FilterDescription) {
  const asOf = sql`to_timestamp(${AS_OF} / 1000.0)`;
  const progress = sql`case
    when status = any(${FINISHED}) then 'done'
    when status = 'suspended' or deadline_at is null then 'inHand'
    when ${asOf} > deadline_at then 'overdue'
    when ${asOf} - reported_at >= 0.8 * (deadline_at - reported_at) then 'nearDeadline'
    else 'inHand' end`;
  const clauses = [
    sql`reported_at >= to_timestamp(${filter.from} / 1000.0)`,
    sql`reported_at < to_timestamp(${filter.to} / 1000.0)`,
  ];
  if (filter.categories) clauses.push(sql`category_code = any(${[...filter.categories]})`);
  if (filter.channels) clauses.push(sql`channel = any(${[...filter.channels]})`);
  if (filter.tiers) clauses.push(sql`tier = any(${[...filter.tiers]})`);
  if (filter.progress) clauses.push(sql`(${progress}) = any(${[...filter.progress]})`);
  if (filter.unitPrefixes)
    clauses.push(sql`unit_code like any(${filter.unitPrefixes.map((prefix) => `${prefix}%`)})`);
  if (filter.weekHours) clauses.push(sql`${HOUR_OF_WEEK} = any(${[...filter.weekHours]}::int[])`);
  if (filter.calendar)
    clauses.push(sql`(${sql.join([sql`false`, ...filter.calendar.map(calendarInSql)], sql` or `)})`);
  if (filter.lasso) clauses.push(sql`ST_Contains(${ringInSql(filter.lasso)}, ${MERCATOR_POINT})`);
  return sql.join(clauses, sql` and `);
}

/** How many incidents lie too near to an edge of a ring to be judged. */
async function countNearEdge({ kysely }: OpenDatabase, ring: NonNullable<FilterDescription['lasso']>) {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from incident
    where ST_DWithin(ST_Boundary(${ringInSql(ring)}), ${MERCATOR_POINT}, ${EDGE_M}::float8)`.execute(kysely);
  return rows[0]!.n;
}

/** Counts per hour of the week, straight from the database. */
async function weekInSql({ kysely }: OpenDatabase, filter: FilterDescription): Promise<number[]> {
  const { rows } = await sql<{ hour: number; n: number }>`
    select ${HOUR_OF_WEEK} as hour, count(*)::int as n from incident
    where ${whereOf({ ...filter, weekHours: null })} group by 1`.execute(kysely);
  const counts = Array.from({ length: HOURS_OF_WEEK }, () => 0);
  for (const { hour, n } of rows) counts[hour] = n;
  return counts;
}

/** Counts per county, straight from the database. */
async function countInSql(database: OpenDatabase, filter: FilterDescription): Promise<Map<string, number>> {
  const { rows } = await sql<{ county_code: string; n: number }>`
    select county_code, count(*)::int as n from incident where ${whereOf(filter)} group by county_code`.execute(
    database.kysely,
  );
  return new Map(rows.map((row) => [`${row.county_code}000000`, row.n]));
}

function countyCounts(answer: EngineAnswer): Map<string, number> {
  const { codes, matched } = answer.units.county;
  return new Map(
    codes.flatMap((code, i) => ((matched[i] ?? 0) > 0 ? [[code, matched[i] ?? 0] as const] : [])),
  );
}

const found = findPostgres();
const databases: { name: string; skip: boolean }[] = [
  { name: 'PGlite', skip: false },
  { name: 'PostgreSQL', skip: 'missing' in found },
];

describe.each(databases)('one filter on $name', ({ name, skip }) => {
  let postgres: TestPostgres | undefined;
  let database: OpenDatabase;
  let app: App;
  let engine: Engine;
  let context: FilterContext;
  let lists: { categories: string[]; channels: string[]; units: string[] };
  let extent: { from: number; to: number } | null;

  beforeAll(async () => {
    if (skip) return;
    if (name === 'PostgreSQL') postgres = await startPostgres();
    database = await openDatabase({ databaseUrl: postgres?.url });
    const report = await loadDataset({
      database: database.kysely,
      folder: path.join(projectRoot, 'data/zhuzhou'),
      asOf: AS_OF,
      volume: VOLUME,
    });
    expect(report.ok).toBe(true);
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
    const bundled = await marketsOfPlaces(async () => placeSchema.array().parse(places), 1e6);
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

  afterAll(async () => {
    await app?.close();
    await database?.close();
    await postgres?.stop();
  });

  it.skipIf(skip)(
    'gives clusters, list, histogram and choropleth whose sums are the count of the database',
    async () => {
      const some = <T>(values: readonly T[]) =>
        fc.oneof(
          { weight: 2, arbitrary: fc.constant<T[]>([]) },
          { weight: 1, arbitrary: fc.subarray([...values]) },
        );
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
          const description = describeFilter(filter, extent, lists.categories, context);
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
          for (const name of CALENDAR_CLASSES) {
            const one = describeFilter({ ...filter, calendar: [name] }, extent, lists.categories, context);
            expect(answer.facets.calendar[name], name).toBe(sum((await countInSql(database, one)).values()));
          }
        }),
        { numRuns: RUNS, seed: 20261120 },
      );
      expect(matchedAtLeastOnce).toBeGreaterThan(RUNS / 3);
      for (const count of Object.values(matchedWith)) expect(count).toBeGreaterThan(RUNS / 12);
    },
  );
});
