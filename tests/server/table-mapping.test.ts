import { describe, expect, it } from 'vitest';
import { integer, isoTimestamp, number, optional, text } from '../../server/database/fields.ts';
import { fromJson, mapTable, type Fields } from '../../server/database/table-mapping.ts';

interface Lamp {
  id: string;
  state: 'on' | 'off';
  heightM?: number | undefined;
  litAt?: string | undefined;
}

const fields = {
  id: text('id'),
  state: text('state'),
  heightM: optional(number('height_m')),
  litAt: optional(isoTimestamp('lit_at')),
} satisfies Fields<Lamp>;

describe('the mapping of a table', () => {
  const { columns, read } = mapTable<Lamp>(fields);
  const litAt = '2026-11-20T22:41:07.000+08:00';

  it('writes a record by columns', () => {
    const lamp: Lamp = { id: 'L1', state: 'on', litAt };
    expect(columns.map(({ column, valueOf }) => [column, valueOf(lamp, 0)])).toEqual([
      ['id', 'L1'],
      ['state', 'on'],
      ['height_m', undefined],
      ['lit_at', Date.parse(litAt)],
    ]);
    expect(columns.map(fromJson).at(-1)).toEqual({
      column: 'lit_at',
      definition: 'lit_at double precision',
      value: 'to_timestamp(r.lit_at / 1000.0)',
    });
  });

  it('reads a row without its nulls', () => {
    expect(read({ id: 'L1', state: 'off', heightM: null, litAt: Date.parse(litAt) })).toStrictEqual({
      id: 'L1',
      state: 'off',
      litAt,
    });
  });

  it('does not compile where a field is forgotten, mistyped, of another type, or needed but optional', () => {
    const { state: _, ...forgotten } = fields;
    const wrong = [
      // @ts-expect-error -- `state` is forgotten
      () => mapTable<Lamp>(forgotten),
      // @ts-expect-error -- no field has this name
      () => mapTable<Lamp>({ ...fields, stateOf: text('state') } satisfies Fields<Lamp>),
      // @ts-expect-error -- a text is no number
      () => mapTable<Lamp>({ ...fields, id: integer('id') }),
      // @ts-expect-error -- a lamp has a state
      () => mapTable<Lamp>({ ...fields, state: optional(text<Lamp['state'], 'state'>('state')) }),
      // @ts-expect-error -- a lamp may have no height
      () => mapTable<Lamp>({ ...fields, heightM: number('height_m') }),
    ];
    expect(wrong).toHaveLength(5);
  });
});
