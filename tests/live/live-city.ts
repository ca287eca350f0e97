import { sql, type Kysely } from 'kysely';
import { buildApp } from '../../server/app.ts';
import { loadConfig } from '../../server/config.ts';
import type { OpenDatabase } from '../../server/database/open-database.ts';
import type { Database } from '../../server/database/schema.ts';
import type { HttpApp } from '../../server/http/context.ts';
import { createReadiness } from '../../server/readiness.ts';
import { createToken } from '../../server/repositories/tokens.ts';
import { ingestReplySchema, type IngestReply } from '../../src/schemas/live.ts';
import * as city from '../fixtures/small-city.ts';

/** Noon of the day of the small city. */
export const NOON = city.DAY + 12 * 3_600_000;

/** Epoch ms as a source writes it. */
export const iso = (time: number) => new Date(time).toISOString();

/** A report that is good for the small city; `sourceId` makes it one of its own. */
export function makeReport(sourceId: string, changes: Readonly<Record<string, unknown>> = {}) {
  return {
    sourceId,
    title: '路灯不亮',
    categoryCode: 'B1',
    channel: 'WECHAT',
    longitude: 113.105,
    latitude: 27.805,
    reportedAt: iso(NOON - 60_000),
    ...changes,
  };
}

/** A step `minutes` after noon. */
export function makeStep(
  sourceId: string,
  stepId: string,
  to: string,
  minutes: number,
  changes: Readonly<Record<string, unknown>> = {},
) {
  return { sourceId, stepId, to, at: iso(NOON + minutes * 60_000), actorRole: 'department', ...changes };
}

/** The server over an open database; its clock is half past twelve where no other is given. */
export function makeApp(
  database: OpenDatabase,
  now: () => number = () => NOON + 30 * 60_000,
  environment: Record<string, string> = {},
): Promise<HttpApp> {
  return buildApp({
    readiness: createReadiness(database),
    config: loadConfig({
      GRIDLIGHT_RATE_LIMIT: '1000000',
      GRIDLIGHT_STREAMS_PER_ADDRESS: '10000',
      GRIDLIGHT_DEMO: '0',
      ...environment,
    }),
    logger: false,
    now,
    staticRoots: [],
  });
}

/** Sends a batch; returns status and body. */
export async function send(
  app: HttpApp,
  kind: 'incidents' | 'transitions',
  items: readonly unknown[],
  token: string | undefined,
): Promise<{ status: number; body: unknown }> {
  const reply = await app.inject({
    method: 'POST',
    url: `/api/ingest/${kind}`,
    payload: { items },
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
  return { status: reply.statusCode, body: reply.json() };
}

/** Sends a batch that is taken; returns the reply. */
export async function ingest(
  app: HttpApp,
  kind: 'incidents' | 'transitions',
  items: readonly unknown[],
  token: string,
): Promise<IngestReply> {
  const { status, body } = await send(app, kind, items, token);
  if (status !== 200) throw new Error(`refused with ${status}: ${JSON.stringify(body)}`);
  return ingestReplySchema.parse(body);
}

/** A token for a source, all counties where none are given. */
export async function tokenFor(
  { kysely }: OpenDatabase,
  source: string,
  counties: readonly string[] = [],
): Promise<string> {
  return (await createToken(kysely, { source, counties })).token;
}

/** The live incidents of a source, as they are stored. */
export async function storedOf(db: Kysely<Database>, source: string) {
  return db
    .selectFrom('incident')
    .selectAll()
    .select([sql<number>`ST_X(point)`.as('lng')])
    .where('data_set_id', '=', 'live')
    .where('layer_id', '=', source)
    .orderBy('event_no')
    .execute();
}
