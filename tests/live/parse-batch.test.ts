import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_ROW_BYTES, OversizeRow, parseBatch } from '../../server/ingest/parse-batch.ts';

/** Larger than what is parsed at once, whatever stands beside it. */
const FILLING = Array.from({ length: 6 }, (_, index) => ({ filling: `${index}"\\[{,]}路`.repeat(5_000) }));

const parse = (text: string) => parseBatch(Buffer.from(text), JSON.parse);

describe('a large batch', () => {
  it('is what JSON says, however its rows look and are spaced', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 20 }), fc.nat(3), async (rows, indent) => {
        const items = [...rows, ...FILLING, ...rows];
        expect(await parse(JSON.stringify({ items }, null, indent))).toEqual(
          JSON.parse(JSON.stringify({ items })),
        );
      }),
      { numRuns: 30 },
    );
  });

  const good = JSON.stringify({ items: FILLING });
  it.each([
    ['a missing end', good.slice(0, -1)],
    ['a missing bracket', `${good.slice(0, -2)}}`],
    ['something after the end', `${good}x`],
    ['a comma too many between rows', good.replace('"},{"', '"},,{"')],
    ['a comma too many after the last', `${good.slice(0, -2)},]}`],
    ['a row without its brace', `${good.slice(0, -3)}]}`],
    ['a text without its end', `${good.slice(0, -4)}}]}`],
  ])('is refused with %s', async (_, text) => {
    expect(() => JSON.parse(text) as unknown).toThrow();
    await expect(parse(text)).rejects.toThrow();
  });

  it.each([
    ['no batch', `[${'1,'.repeat(200_000)}1]`],
    ['too many rows', `{"items":[${'1,'.repeat(200_000)}1]}`],
  ])('is left to the schema where it is %s', async (_, text) => {
    const read = (await parse(text)) as { items: unknown[] | null };
    expect(read.items === null || read.items.length === 5_001).toBe(true);
  });

  it('has a mark in the place of a row that is too long, and keeps the others', async () => {
    const items = [1, 'x'.repeat(MOST_ROW_BYTES), 2, 'y'.repeat(300_000), 3];
    const read = (await parse(JSON.stringify({ items }))) as { items: unknown[] };
    expect(read.items.map((row) => (row instanceof OversizeRow ? row.bytes : row))).toEqual([
      1,
      MOST_ROW_BYTES + 2,
      2,
      300_002,
      3,
    ]);
  });
});
