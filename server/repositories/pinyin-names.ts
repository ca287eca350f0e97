import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { cachedPerDatabase } from './cached-per-database.ts';
import { matchPinyin, pinyinLetters } from './pinyin-match.ts';

type NamedKind = 'unit' | 'place' | 'facility' | 'camera';
interface Named {
  readonly kind: NamedKind;
  readonly id: string;
  readonly name: string;
}

/** Ids of a kind whose name is read so: from its beginning, and further on. */
export interface ReadSo {
  readonly start: readonly string[];
  readonly inside: readonly string[];
}

/** Names that are judged before others get their turn. */
const NAMES_A_TURN = 2_000;

const names = cachedPerDatabase(
  async (db) => {
    const { rows } = await sql<Named>`
      select distinct 'unit' as kind, code as id, name from unit_version
      union all select 'place', id, name from place
      union all select 'facility', id, name from facility
      union all select 'camera', gb_id, name from camera`.execute(db);
    return rows;
  },
  { resources: ['unit', 'place', 'facility', 'camera'] },
);

/** Units, places, facilities and cameras whose name is read as the letters of `query`, at most `limit` of a kind. */
export async function findByPinyin(
  db: Kysely<Database>,
  query: string,
  limit: number,
): Promise<Record<NamedKind, ReadSo>> {
  const found = { unit: readSo(), place: readSo(), facility: readSo(), camera: readSo() };
  const letters = pinyinLetters(query);
  if (letters === undefined) return found;
  for (const [index, { kind, id, name }] of (await names.get(db)).entries()) {
    if (index % NAMES_A_TURN === NAMES_A_TURN - 1) await nextTurn();
    const match = matchPinyin(name, letters);
    if (match === undefined) continue;
    const list = found[kind][match === 'inside' ? 'inside' : 'start'];
    if (list.length < limit) list.push(id);
  }
  return found;
}

const readSo = (): { start: string[]; inside: string[] } => ({ start: [], inside: [] });
