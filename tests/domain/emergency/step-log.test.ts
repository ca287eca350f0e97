import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv, toLines } from '../../../src/domain/emergency/export-steps.ts';
import {
  appendStep,
  MOST_STEPS,
  parseSteps,
  STEP_KINDS,
  type Step,
} from '../../../src/domain/emergency/step-log.ts';

const AT = Date.parse('2026-11-20T22:41:07+08:00');
const taken = (log: readonly Step[], step: Parameters<typeof appendStep>[1]) => {
  const result = appendStep(log, step);
  if ('fault' in result) throw new Error(result.fault);
  return result.steps;
};

describe('the step log', () => {
  it('only grows, and never goes back in time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.integer({ min: 0, max: 1e12 }), kind: fc.constantFrom(...STEP_KINDS) })),
        (entries) => {
          let log: readonly Step[] = [];
          for (const entry of entries) {
            const before = log;
            const result = appendStep(log, entry);
            if ('fault' in result) {
              expect(entry.kind).toBe('note');
              continue;
            }
            log = result.steps;
            expect(log.slice(0, -1)).toEqual(before);
          }
          expect(log.map(({ at }) => at)).toEqual(log.map(({ at }) => at).toSorted((a, b) => a - b));
        },
      ),
    );
  });

  it.each([
    ['身份证 11010519491231002X', 'personalData'],
    ['联系 138 0013 8000', 'personalData'],
    ['车牌湘B12345', 'personalData'],
    ['  ', 'noteMissing'],
    ['长'.repeat(201), 'noteTooLong'],
  ])('refuses the note %s', (note, fault) => {
    expect(appendStep([], { at: AT, kind: 'note', note })).toEqual({ fault });
  });

  it('takes a note of 200 signs, trimmed, and is full at its limit', () => {
    expect(taken([], { at: AT, kind: 'found', note: ` ${'在'.repeat(200)} ` })[0]?.note).toBe(
      '在'.repeat(200),
    );
    const full = Array.from({ length: MOST_STEPS }, (): Step => ({ at: AT, kind: 'found' }));
    expect(appendStep(full, { at: AT, kind: 'found' })).toEqual({ fault: 'logFull' });
  });

  it('comes back from its text, without what is no step', () => {
    const log = taken(taken([], { at: AT, kind: 'started' }), { at: AT + 5, kind: 'note', note: '到桥头' });
    expect(parseSteps(JSON.stringify(log))).toEqual(log);
    expect(parseSteps(JSON.stringify([...log, { at: 'now', kind: 'found' }, null, { at: 1, kind: 'x' }]))).toEqual(log);
    for (const text of [null, '', '{', '{"a":1}', 'null']) expect(parseSteps(text)).toEqual([]);
  }); // prettier-ignore
});

describe('its export', () => {
  it('is a table that another reader of CSV reads back, with formulas defused', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string(), { minLength: 3, maxLength: 3 }), { minLength: 1 }),
        (rows) => {
          const text = toCsv(rows);
          expect(text.startsWith('\uFEFF')).toBe(true);
          const back = parse(text, { bom: true, record_delimiter: '\r\n' }) as string[][];
          expect(back).toHaveLength(rows.length);
          back.forEach((row, line) =>
            row.forEach((cell, column) => {
              const original = rows[line]![column]!;
              expect([original, `'${original}`]).toContain(cell);
              expect(cell).not.toMatch(/^[=+\-@\t\r]/);
            }),
          );
        },
      ),
    );
    expect(toCsv([['=HYPERLINK("x")', '＝1', '一,二', '好']])).toBe(
      '\uFEFF"\'=HYPERLINK(""x"")",\'＝1,"一,二",好\r\n',
    );
  });

  it('is a text to print', () => {
    expect(toLines(['应急', '上报 22:41'], [['22:42', '派出巡逻', ''], ['22:50', '记事', '到桥头']])).toBe(
      '应急\n上报 22:41\n\n22:42  派出巡逻\n22:50  记事  到桥头',
    );
  }); // prettier-ignore
});
