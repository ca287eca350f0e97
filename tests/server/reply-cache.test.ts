import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { loadConfig } from '../../server/config.ts';
import type { OpenDatabase } from '../../server/database/open-database.ts';
import { inTransaction } from '../../server/database/transaction.ts';
import type { HttpApp } from '../../server/http/context.ts';
import { createReadiness } from '../../server/readiness.ts';
import { replaceUnits } from '../../server/repositories/units.ts';
import { makeUnit } from '../fixtures/small-city.ts';
import { openTestDatabase } from '../support/test-database.ts';

let database: OpenDatabase;
let app: HttpApp;

beforeAll(async () => {
  database = (await openTestDatabase()).database;
  app = await buildApp({ readiness: createReadiness(database), config: loadConfig({}), logger: false });
});

afterAll(async () => {
  await app.close();
  await database.close();
});

const write = (name: string) =>
  inTransaction(database.kysely, (trx) =>
    replaceUnits(trx, 'test', 'county', [makeUnit('430204000000', name, 113.1, 27.9, 0.1)]),
  );
const namesOf = async (headers: Record<string, string> = {}) => {
  const reply = await app.inject({ url: '/api/units?level=county', headers });
  const { features } = reply.json<{ features: { properties: { name: string } }[] }>();
  return features.map(({ properties }) => properties.name);
};

it('keeps a large reply only as long as its data stays the same', async () => {
  await write('石峰区');
  expect(await namesOf()).toEqual(['石峰区']);
  expect(await namesOf()).toEqual(['石峰区']);
  await write('石峰区（新）');
  expect(await namesOf()).toEqual(['石峰区（新）']);
});

it('keeps replies of different questions apart', async () => {
  const [all, none] = await Promise.all([
    app.inject({ url: '/api/units?level=county' }),
    app.inject({ url: '/api/units?level=county&within=430211' }),
  ]);
  expect(all.json<{ features: unknown[] }>().features).toHaveLength(1);
  expect(none.json<{ features: unknown[] }>().features).toHaveLength(0);
});
