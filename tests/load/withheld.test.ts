import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/domain/exchange/files/geojson-rows.ts';
import { readFields } from '../../src/domain/exchange/fields/read-fields.ts';
import { RowIssues, type SourceRow } from '../../src/domain/exchange/fields/row-result.ts';
import { vocabulary, type FieldSpec } from '../../src/domain/exchange/fields/field-spec.ts';

const PHONE = '13907331234';
const FIELDS: readonly FieldSpec[] = [
  { field: 'eventNo', kind: 'text', maxLength: 10 },
  { field: 'title', kind: 'text', maxLength: 20, isFreeText: true },
  { field: 'channel', kind: 'code', vocabulary: vocabulary('channel', ['WECHAT', 'SNAP']) },
  { field: 'reportedAt', kind: 'time' },
  { field: 'costCny', kind: 'number', max: 1000 },
  { field: 'transitions', kind: 'object' },
];

function notesOn(values: Record<string, unknown>): RowIssues {
  const source: SourceRow = { row: 1, values: new Map(Object.entries(values)) };
  const notes = new RowIssues(source);
  readFields(source, FIELDS, notes);
  return notes;
}

describe('personal data: a value in which some are found', () => {
  it('is withheld where its field is rejected for another fault', () => {
    const { rejections } = notesOn({ title: { words: `路灯不亮，联系电话${PHONE}` } });
    expect(rejections.map(({ field, value }) => [field, value])).toEqual([['title', '(withheld)']]);
    expect(rejections.map(({ reason }) => reason).join()).toBe('is not text');
  });

  it('is withheld where its text is shortened', () => {
    const { rejections, repairs } = notesOn({ title: `路灯不亮，联系电话${PHONE}，请尽快派人前来处理` });
    expect(rejections).toEqual([]);
    expect(repairs.map(({ why }) => why).join()).toMatch(/longer than the 20 characters that are kept/);
    expect(JSON.stringify(repairs)).not.toContain(PHONE.slice(0, 4));
  });

  it.each([
    ['eventNo', PHONE],
    ['channel', `电话 ${PHONE}`],
    ['reportedAt', PHONE],
    ['costCny', PHONE],
    ['transitions', `[{"by":"${PHONE}"`],
  ])('is withheld in %s too, which is no free text', (field, value) => {
    const { rejections } = notesOn({ [field]: value });
    expect(rejections.map((rejection) => [rejection.field, rejection.value])).toEqual([
      [field, '(withheld)'],
    ]);
    expect(JSON.stringify(rejections)).not.toContain('0733');
  });

  it('is withheld where the value was repaired', () => {
    const notes = notesOn({ title: `\u0007${PHONE}` });
    expect(notes.repairs.map(({ from }) => from)).toEqual(['(withheld)', '(withheld)']);
    expect(JSON.stringify([notes.rejections, notes.repairs])).not.toContain('0733');
  });

  it('is not quoted, not even in part, where a text is not JSON', () => {
    const parsed = parseJson(`{"phone": ${PHONE}x}`);
    expect(JSON.stringify(parsed)).toMatch(/is not JSON/);
    expect(JSON.stringify(parsed)).not.toMatch(/0733|1234/);
  });
});
