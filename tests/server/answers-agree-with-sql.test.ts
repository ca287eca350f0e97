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
import { describeFilter, type FilterDescription } from '../../src/domain/engine/describe-filter.ts';
import { createEngine, type Engine } from '../../src/domain/engine/engine.ts';
import type { FilterContext } from '../../src/domain/engine/filter-context.ts';
import type { FilterState } from '../../src/domain/engine/filter.ts';
import { PROGRESSES, TIERS } from '../../src/domain/incidents/life-cycle.ts';
import { findPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';

const projectRoot = path.resolve(import.meta.dirname, '../..');
const AS_OF = Date.parse('2026-11-20T22:41:00+08:00');
const VOLUME = 12_000;
const RUNS = 120;
const WORLD: [number, number, number, number] = [-180, -85, 180, 85];
const FINISHED = ['handled', 'verifying', 'selfHandled', 'closed', 'evaluated', 'rejected', 'voided'];

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const matchedOf = (mark: MapMark) => (mark.kind === 'cluster' ? mark.matched : Number(mark.matched));

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
  return sql.join(clauses, sql` and `);
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
    context = {
      categoryParents: {},
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
      const some = (values: readonly string[]) => fc.oneof(fc.constant([]), fc.subarray([...values]));
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
        progresses: fc.oneof(fc.constant([]), fc.subarray([...PROGRESSES])),
        tiers: fc.oneof(fc.constant([]), fc.subarray([...TIERS])),
        unitCode: unit,
        weekHours: fc.constant([]),
        calendar: fc.constant([]),
        lasso: fc.constant(null),
        mode: fc.constantFrom('filter' as const, 'highlight' as const),
      });
      let matchedAtLeastOnce = 0;
      await fc.assert(
        fc.asyncProperty(filters, fc.integer({ min: 5, max: 18 }), async (filter, zoom) => {
          const expected = await countInSql(
            database,
            describeFilter(filter, extent, lists.categories, context),
          );
          const total = sum(expected.values());
          if (total > 0) matchedAtLeastOnce += 1;
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
        }),
        { numRuns: RUNS, seed: 20261120 },
      );
      expect(matchedAtLeastOnce).toBeGreaterThan(RUNS / 3);
    },
  );
});
