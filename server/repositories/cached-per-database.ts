import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { readVersion, type Resource } from './data-version.ts';

/** One value for each open database, made when it is first asked for. It is dropped with the database. */
export function perDatabase<Value>(make: () => Value): (db: Kysely<Database>) => Value {
  const values = new WeakMap<Kysely<Database>, { value: Value }>();
  return (db) => {
    const known = values.get(db) ?? { value: make() };
    values.set(db, known);
    return known.value;
  };
}

export interface CacheRule<Value> {
  /** A value is outdated as soon as one of these resources has changed. */
  readonly resources?: readonly Resource[];
  /** An older value is outdated too, unless `isCurrent` confirms it. */
  readonly maxAgeMs?: number;
  readonly isCurrent?: (value: Value, db: Kysely<Database>) => Promise<boolean>;
}

export interface DatabaseCache<Value> {
  /** The cached value, or a new one. Callers that come while it is read share it; a failure is not cached. */
  get(db: Kysely<Database>): Promise<Value>;
  /** The cached value; `undefined` where there is none or it is outdated. */
  peek(db: Kysely<Database>): Promise<Value | undefined>;
}

interface Entry<Value> {
  readonly version: string;
  readonly readAt: number;
  readonly value: Promise<Value>;
}

/** Caches one value for each open database. */
export function cachedPerDatabase<Value>(
  read: (db: Kysely<Database>) => Promise<Value>,
  { resources = [], maxAgeMs = Infinity, isCurrent }: CacheRule<Value>,
): DatabaseCache<Value> {
  const entries = new WeakMap<Kysely<Database>, Entry<Value>>();
  const versionOf = async (db: Kysely<Database>) =>
    resources.length === 0 ? '' : await readVersion(db, resources);
  const isYoung = ({ readAt }: Entry<Value>) => performance.now() - readAt < maxAgeMs;

  const findCurrent = async (db: Kysely<Database>): Promise<Entry<Value> | undefined> => {
    const entry = entries.get(db);
    if (!entry || entry.version !== (await versionOf(db))) return undefined;
    if (isYoung(entry) || (await isCurrent?.(await entry.value, db)) === true) return entry;
    return undefined;
  };

  return {
    peek: async (db) => (await findCurrent(db))?.value,
    get: async (db) => {
      const current = await findCurrent(db);
      if (current) return current.value;
      const version = await versionOf(db);
      // Another caller may have begun to read meanwhile.
      const newer = entries.get(db);
      if (newer?.version === version && isYoung(newer)) return newer.value;
      const entry = { version, readAt: performance.now(), value: read(db) };
      entries.set(db, entry);
      entry.value.catch(() => {
        if (entries.get(db) === entry) entries.delete(db);
      });
      return entry.value;
    },
  };
}
