import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { binaryNumbers, binaryTexts } from '../../server/database/binary-array.ts';
import type { OpenDatabase } from '../../server/database/open-database.ts';
import { describeOnBoth, openTestDatabase } from '../support/test-database.ts';

describeOnBoth('arrays as bytes', (kind) => {
  let database: OpenDatabase;
  let close: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    ({ database, close } = await openTestDatabase(kind));
  });
  afterAll(() => close?.());

  it.each([
    ['nothing', []],
    ['an empty text', ['']],
    [
      'texts that literals would have to quote',
      ['{a,"b"}', 'NULL', 'null', "it's", 'back\\slash', ' ', '\t\n'],
    ],
    ['texts of two, three and four bytes a sign', ['é', '株洲', '𠮷野家', 'a\u001fb']],
  ])('%s', async (_, texts) => {
    const { rows } = await sql<{ json: string }>`
      select to_json(${binaryTexts(texts)}::text[])::text as json`.execute(database.kysely);
    expect(JSON.parse(rows[0]?.json ?? '')).toEqual(texts);
  });

  it('a text that is no text becomes the sign for that', async () => {
    const { rows } = await sql<{ json: string }>`
      select to_json(${binaryTexts(['\ud83d', 'after'])}::text[])::text as json`.execute(database.kysely);
    expect(JSON.parse(rows[0]?.json ?? '')).toEqual(['\ufffd', 'after']);
  });

  it('numbers, and null first and last', async () => {
    const numbers = [null, 0, -1.5, 113.163_000_1, 1e300, 1_795_000_000_123, null];
    const { rows } = await sql<{ json: string }>`
      select to_json(${binaryNumbers(numbers)}::float8[])::text as json`.execute(database.kysely);
    expect(JSON.parse(rows[0]?.json ?? '')).toEqual(numbers);
    const none = await sql<{ n: number }>`
      select cardinality(${binaryNumbers([])}::float8[]) as n`.execute(database.kysely);
    expect(none.rows[0]?.n).toBe(0);
  });
});
