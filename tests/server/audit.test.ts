import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { loadConfig } from '../../server/config.ts';
import type { HttpApp } from '../../server/http/context.ts';
import { loadDataset } from '../../server/load/load-dataset.ts';
import { createReadiness } from '../../server/readiness.ts';
import { canonicalJson } from '../../src/domain/grids/audit/canonical-json.ts';
import { createRandom } from '../../src/domain/random/random.ts';
import { auditReportSchema } from '../../src/schemas/audit.ts';
import type { UnitCollection } from '../../src/schemas/units.ts';
import { AS_OF } from '../load/load-time.ts';
import { writeDivision } from '../support/division-folder.ts';
import { faultyDivision } from '../support/planted-faults.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let scratch: string;
let database: TestDatabase;
let app: HttpApp;

beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'gridlight-audit-api-'));
  database = await openTestDatabase();
  const { units } = faultyDivision(createRandom(11), ['sliverGap', 'sliverOverlap', 'gap']);
  await writeDivision(scratch, units);
  await loadDataset({ database: database.database.kysely, folder: scratch, asOf: AS_OF });
  app = await buildApp({
    readiness: createReadiness(database.database),
    config: loadConfig({}),
    logger: false,
    now: () => AS_OF,
    staticRoots: [scratch],
  });
});
afterAll(async () => {
  await app.close();
  await database.close();
  await rm(scratch, { recursive: true, force: true });
});

const audit = async (query = '') => {
  const reply = await app.inject(`/api/audit${query}`);
  expect(reply.statusCode, reply.body.slice(0, 300)).toBe(200);
  return auditReportSchema.parse(reply.json());
};
const featuresOf = async (query: string) =>
  (await app.inject(`/api/audit/repaired?${query}`)).json<UnitCollection>().features;

describe('GET /api/audit', () => {
  it('tells what is wrong with the stored units, with tolerances, hash, and what a repair would leave', async () => {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const report = await audit();
    delay.disable();
    console.log(`event loop while the audit ran: at most ${Math.round(delay.max / 1e6)} ms`);
    expect(report.findings.map(({ kind }) => kind)).toEqual(['gap', 'sliver', 'sliver']);
    for (const { at, region } of report.findings) {
      expect(region).toBeDefined();
      expect(['grid', 'village']).toContain(at?.layer);
    }
    expect(report).toMatchObject({ dataSet: 'seeded', units: 192, incidents: 0, rejectedRows: 0 });
    expect(report.repair).toEqual({ applied: 2, mended: 2, levels: ['grid'], findingsLeft: 1 });
    const { hash, ...body } = report;
    expect(createHash('sha256').update(canonicalJson(body)).digest('hex')).toBe(hash);
  });

  it('is made once for a version and its tolerances, and anew for others', async () => {
    const [one, other] = await Promise.all([audit(), audit()]);
    expect(one).toEqual(other);
    const reply = await app.inject('/api/audit');
    const again = await app.inject({
      url: '/api/audit',
      headers: { 'if-none-match': String(reply.headers.etag) },
    });
    expect(again.statusCode).toBe(304);
    const strict = await audit('?gapM2=1000000&sliverM2=0&snapM=0');
    expect(strict.findings.map(({ kind }) => kind)).toEqual(['overlap']);
    expect(strict.dataVersion).toBe(one.dataVersion);
    expect(strict.hash).not.toBe(one.hash);
  });

  it('gives the units with the proposals applied, or the mended ones alone', async () => {
    const { findings } = await audit();
    const all = await featuresOf('level=grid');
    const mended = await featuresOf('level=grid&only=mended');
    expect(all).toHaveLength(144);
    expect(mended.map(({ properties }) => properties.code).sort()).toEqual(
      findings.flatMap(({ proposal }) => proposal?.code ?? []).sort(),
    );
    expect(await featuresOf('level=village&only=mended')).toEqual([]);
  });

  it('refuses tolerances that are none', async () => {
    for (const query of ['gapM2=-1', 'outsideShare=2', 'snapM=wide', 'width=3'])
      expect((await app.inject(`/api/audit?${query}`)).statusCode, query).toBe(400);
  });
});
