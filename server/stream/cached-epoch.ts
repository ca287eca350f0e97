import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { openEpoch } from '../repositories/outbox.ts';

const kept = new WeakMap<Kysely<Database>, { epoch: Promise<string>; at: number }>();
const KEPT_MS = 5_000;

/** The name of a database in positions, asked for every few seconds: it changes where another one was restored. */
export function cachedEpoch(db: Kysely<Database>): Promise<string> {
  const known = kept.get(db);
  if (known && performance.now() - known.at < KEPT_MS) return known.epoch;
  const epoch = openEpoch(db);
  kept.set(db, { epoch, at: performance.now() });
  epoch.catch(() => kept.delete(db));
  return epoch;
}
