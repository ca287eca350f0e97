import { describe, expect, it } from 'vitest';
import type { FieldSpec } from '../../../src/domain/exchange/fields/field-spec.ts';
import { vocabulary } from '../../../src/domain/exchange/fields/field-spec.ts';
import { plainRow, withIssues } from '../../../src/domain/exchange/rows/plain-row.ts';

const FIELDS: readonly FieldSpec[] = [
  { field: 'id', kind: 'text', isIdentifier: true },
  { field: 'stops', kind: 'texts', isIdentifier: true },
  { field: 'title', kind: 'text' },
  { field: 'at', kind: 'time' },
  { field: 'class', kind: 'code', vocabulary: vocabulary('class', ['1', '2.0'], [['一类', '1']]) },
];
const read = (cells: Record<string, unknown>) => {
  const { source, issues } = plainRow({ row: 3, line: 4, values: new Map(Object.entries(cells)) }, FIELDS);
  return {
    values: Object.fromEntries(source.values),
    repaired: issues.repairs.map(({ field, row, line }) => `${field} ${row} ${line}`),
    rejected: issues.rejections.map(({ field }) => field),
  };
};

describe('a row', () => {
  it.each([
    ['an id', { id: "'0012" }, { id: '0012' }, ['id 3 4']],
    ['an id that is plain', { id: '0012' }, { id: '0012' }, []],
    ['an id that is a number', { id: 12 }, { id: 12 }, []],
    ['ids in a list', { stops: "'1;２;3" }, { stops: ['1', '2', '3'] }, ['stops 3 4', 'stops 3 4']],
    ['ids in a list of JSON', { stops: ['1.0', 2] }, { stops: ['1', 2] }, ['stops 3 4']],
    ['an id of nothing', { id: '\u200b' }, {}, ['id 3 4']],
    ['a guarded mark for nothing', { id: "'-" }, {}, ['id 3 4']],
    ['a title in quotes', { title: "'甲'" }, { title: "'甲'" }, []],
    ['a title that is guarded', { title: "'=甲" }, { title: '=甲' }, ['title 3 4']],
    ['a title in a formula', { title: '="甲"' }, { title: '甲' }, ['title 3 4']],
    ['a title with an equals sign', { title: '=甲' }, { title: '=甲' }, []],
    ['a time', { at: "'2024-03-05" }, { at: '2024-03-05' }, ['at 3 4']],
    ['a code', { class: '1.0' }, { class: '1' }, ['class 3 4']],
    ['a code that the list has so', { class: '2.0' }, { class: '2.0' }, []],
    ['the name of a code', { class: '一类' }, { class: '一类' }, []],
    ['a code that nothing helps', { class: '1E+17' }, { class: '1E+17' }, []],
  ])('%s', (_, cells, values, repaired) => {
    expect(read(cells)).toEqual({ values, repaired, rejected: [] });
  });

  it('keeps what has lost digits, and is rejected for it once', () => {
    expect(read({ id: '4.3E+17', title: 'a' })).toEqual({
      values: { id: '4.3E+17', title: 'a' },
      repaired: [],
      rejected: ['id'],
    });
    const { issues } = plainRow({ row: 1, values: new Map([['id', '4.3E+17']]) }, FIELDS);
    const own = { row: 1, field: 'id', value: '', reason: 'is no code' };
    const other = { row: 1, field: 'at', value: '', reason: 'is no time' };
    const result = withIssues({ rejections: [own, other], repairs: [], warnings: [] }, issues);
    expect(result.rejections.map(({ field, reason }) => [field, reason])).toEqual([
      ['id', expect.stringContaining('lost digits')],
      ['at', 'is no time'],
    ]);
    const taken = withIssues({ record: {}, rejections: [], repairs: [], warnings: [] }, issues);
    expect(taken).not.toHaveProperty('record');
  });
});
