import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Origin } from '../../src/schemas/common.ts';
import type { Database } from '../database/schema.ts';

/** What a token allows. */
export interface TokenGrant {
  readonly id: string;
  readonly source: string;
  /** Six-digit codes; empty: all counties. */
  readonly counties: readonly string[];
  /** Whether what it sends is reported by people or made by a simulator. */
  readonly origin: Origin;
}

/** A token as it is listed; times are epoch ms. */
export interface ListedToken extends TokenGrant {
  readonly createdAt: number;
  readonly revokedAt: number | null;
  readonly lastUsedAt: number | null;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest();

/** Random bytes as letters and digits, which a double click selects whole. */
function randomText(bytes: number, length: number): string {
  return BigInt(`0x${randomBytes(bytes).toString('hex')}`)
    .toString(36)
    .padStart(length, '0');
}

/** Makes a token for a source. The text is returned this once; only its hash is stored. */
export async function createToken(
  db: Kysely<Database>,
  grant: { source: string; counties?: readonly string[]; origin?: Origin },
): Promise<{ id: string; token: string }> {
  const id = randomText(5, 8);
  const token = `${id}_${randomText(32, 50)}`;
  await db
    .insertInto('ingest_token')
    .values({
      id,
      source: grant.source,
      counties: [...(grant.counties ?? [])],
      origin: grant.origin ?? 'reported',
      token_hash: hashOf(token).toString('hex'),
      revoked_at: null,
      last_used_at: null,
    })
    .execute();
  return { id, token };
}

/** What a token allows; `undefined` where it is none, or was revoked. */
export async function checkToken(db: Kysely<Database>, token: string): Promise<TokenGrant | undefined> {
  const [id = ''] = token.split('_', 1);
  const row = await db
    .selectFrom('ingest_token')
    .select(['id', 'source', 'counties', 'origin', 'token_hash', 'revoked_at'])
    .where('county_code', '=', '000000')
    .where('id', '=', id.slice(0, 16))
    .executeTakeFirst();
  const expected = Buffer.from(row?.token_hash ?? '', 'hex');
  const given = hashOf(token);
  const isRight = expected.length === given.length && timingSafeEqual(expected, given);
  if (!row || !isRight || row.revoked_at !== null) return undefined;
  return { id: row.id, source: row.source, counties: row.counties, origin: row.origin as Origin };
}

/** All tokens in the order of their creation. Their texts are not stored. */
export async function listTokens(db: Kysely<Database>): Promise<ListedToken[]> {
  const rows = await db
    .selectFrom('ingest_token')
    .select(['id', 'source', 'counties', 'origin', 'created_at', 'revoked_at', 'last_used_at'])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    source: row.source,
    counties: row.counties,
    origin: row.origin as Origin,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  }));
}

/** Revokes a token at once. Returns whether there was one that was not revoked yet. */
export async function revokeToken(db: Kysely<Database>, id: string): Promise<boolean> {
  const done = await sql`
    update ingest_token set revoked_at = clock_timestamp() where id = ${id} and revoked_at is null`.execute(
    db,
  );
  return Number(done.numAffectedRows ?? 0) > 0;
}

/** Stores that a token was used at `at` (epoch ms). */
export async function noteTokenUse(db: Kysely<Database>, id: string, at: number): Promise<void> {
  await sql`
    update ingest_token set last_used_at = to_timestamp(${at}::double precision / 1000.0)
    where id = ${id}`.execute(db);
}

/** When each source that may still send last did so, epoch ms; `null`: never. */
export async function readSourceTimes(
  db: Kysely<Database>,
): Promise<{ source: string; lastAt: number | null }[]> {
  const { rows } = await sql<{ source: string; last_at: number | null }>`
    select source, max(last_used_at) as last_at from ingest_token
    where revoked_at is null group by source order by source`.execute(db);
  return rows.map((row) => ({ source: row.source, lastAt: row.last_at }));
}
