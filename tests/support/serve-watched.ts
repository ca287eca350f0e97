import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { openDatabase, type OpenDatabase } from '../../server/database/open-database.ts';
import { sql } from 'kysely';
import { inTransaction } from '../../server/database/transaction.ts';
import { createToken } from '../../server/repositories/tokens.ts';
import { replaceUnits } from '../../server/repositories/units.ts';
import { makeUnit } from '../fixtures/small-city.ts';
import { makeApp } from '../live/live-city.ts';
import { memoryImage } from './database-image.ts';
import { LoopWatch } from './loop-watch.ts';
import { loadSmallCity } from './small-city.ts';

/*
 * Serves the small city with 600 more micro-grids, and more incidents a minute apart, until it is killed: <settings as JSON>. Prints its address and two tokens,
 * one for all counties and one for the first only. A line `reset` on standard input begins a watch of the event loop,
 * `report` prints what it saw.
 */

interface Settings {
  databaseUrl?: string;
  /** Of a statement and of getting a connection; PostgreSQL only. */
  timeoutMs?: number;
  incidents?: number;
  environment?: Record<string, string>;
}

const {
  databaseUrl,
  timeoutMs = 5_000,
  incidents = 0,
  environment = {},
} = JSON.parse(process.argv[2] ?? '{}') as Settings;
const timeouts = { statementTimeoutMs: timeoutMs, acquireTimeoutMs: timeoutMs };
const database = await openDatabase(
  databaseUrl === undefined ? { image: await memoryImage() } : { databaseUrl, ...timeouts },
);
await loadSmallCity(database, 30);
if (incidents > 0) await addIncidents(database, incidents);
const crowd = Array.from({ length: 600 }, (_, index) =>
  makeUnit(
    `430202001001002${String(index + 1).padStart(3, '0')}`,
    `微网格 ${index}`,
    113.12 + (index % 25) * 0.0008,
    27.8 + Math.floor(index / 25) * 0.0008,
    0.0008,
  ),
);
await inTransaction(database.kysely, (trx) => replaceUnits(trx, 'crowd', 'units', crowd));
const every = await createToken(database.kysely, { source: 'every' });
const first = await createToken(database.kysely, { source: 'first', counties: ['430202'] });
const app = await makeApp(database, undefined, environment);
await app.listen({ host: '127.0.0.1', port: 0 });
const watch = new LoopWatch();
createInterface({ input: process.stdin })
  .on('line', (line) => {
    if (line === 'reset') watch.reset();
    console.log(line === 'reset' ? 'watching' : `report ${JSON.stringify(watch.report())}`);
  })
  .on('close', () => process.exit());
console.log(
  `serving http://127.0.0.1:${(app.server.address() as AddressInfo).port} ${every.token} ${first.token}`,
);

/** Copies of the first incident, a minute apart. */
async function addIncidents({ kysely }: OpenDatabase, count: number): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_name = 'incident' and is_generated = 'NEVER'`.execute(kysely);
  const values: Record<string, string> = {
    event_no: `'M' || lpad(g::text, 7, '0')`,
    reported_at: `reported_at + (100000 + g) * interval '1 minute'`,
    deadline_at: 'null',
  };
  const names = rows.map(({ name }) => name);
  await inTransaction(kysely, (trx) =>
    sql`
    insert into incident (${sql.raw(names.join(', '))})
    select ${sql.raw(names.map((name) => values[name] ?? name).join(', '))}
    from (select * from incident where event_no = 'E000000') i, generate_series(1, ${count}::integer) g`.execute(
      trx,
    ),
  );
}
