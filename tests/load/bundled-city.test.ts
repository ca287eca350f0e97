import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoadReport } from '../../src/schemas/load-report.ts';
import { loadDataset, type LoadOptions } from '../../server/load/load-dataset.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { AS_OF } from './load-time.ts';

const folder = path.join(import.meta.dirname, '../../data/zhuzhou');
const DAY_MS = 86_400_000;

const simulated = (report: LoadReport) =>
  report.layers
    .filter(({ layer }) => layer.startsWith('simulated-'))
    .map(({ layer, status }) => [layer, status]);

describe('the bundled city', () => {
  let test: TestDatabase;
  let first: LoadReport;
  const load = (options: Partial<LoadOptions> = {}) =>
    loadDataset({ database: test.database.kysely, folder, asOf: AS_OF, volume: 1_500, ...options });
  const newest = async () =>
    (
      await test.database.kysely
        .selectFrom('incident')
        .select(({ fn }) => fn.max('reported_at').as('at'))
        .executeTakeFirst()
    )?.at;

  beforeAll(async () => {
    test = await openTestDatabase();
    first = await load();
  });
  afterAll(() => test?.close());

  it('comes in by the same way as one’s own data, without a rejected or repaired row', () => {
    expect(first.ok).toBe(true);
    for (const layer of first.layers)
      expect([layer.layer, layer.rejectedRows, layer.repairedRows]).toEqual([layer.layer, 0, 0]);
    expect(first.layers.find(({ layer }) => layer === 'simulated-incidents')?.inserted).toBe(1_500);
    expect(
      first.layers
        .flatMap(({ warnings }) => warnings)
        .some(({ message }) => /outside its parent|V-06/.test(message)),
    ).toBe(false);
  });

  it('ends its incidents a few minutes before the load', async () => {
    expect(AS_OF - (await newest())!).toBeGreaterThanOrEqual(0);
    expect(AS_OF - (await newest())!).toBeLessThan(5 * 60_000);
  });

  it('is not simulated again with the same seed and volume', async () => {
    const again = await load({ asOf: AS_OF + DAY_MS });
    expect(simulated(again)).toEqual([
      ['simulated-cases', 'kept'],
      ['simulated-incidents', 'kept'],
    ]);
    expect(again.layers.every(({ inserted, updated, removed }) => inserted + updated + removed === 0)).toBe(
      true,
    );
  });

  it('is simulated anew up to now when asked', async () => {
    const anew = await load({ asOf: AS_OF + DAY_MS, refresh: true });
    expect(anew.layers.find(({ layer }) => layer === 'simulated-incidents')).toMatchObject({
      status: 'loaded',
      inserted: 1_500,
      removed: 1_500,
    });
    expect((await newest())! - AS_OF).toBeGreaterThan(DAY_MS - 5 * 60_000);
  });

  it('is simulated anew for another volume', async () => {
    const more = await load({ volume: 1_000 });
    expect(more.layers.find(({ layer }) => layer === 'simulated-incidents')).toMatchObject({
      status: 'loaded',
      inserted: 1_000,
    });
  });
});
