import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTemplate, parseVariable, variablesOf } from '../../../src/domain/tour/template.ts';

describe('a text with variables', () => {
  it.each([
    ['grids', { written: 'grids', name: 'grids' }],
    ['figure:SF-08', { written: 'figure:SF-08', name: 'figure', argument: 'SF-08' }],
    ['grids@430204003000', { written: 'grids@430204003000', name: 'grids', unitCode: '430204003000' }],
    [
      'cameras:3@HT-PQ-01',
      { written: 'cameras:3@HT-PQ-01', name: 'cameras', argument: '3', unitCode: 'HT-PQ-01' },
    ],
    [' ratio:XJ-05/XJ-01 ', { written: 'ratio:XJ-05/XJ-01', name: 'ratio', argument: 'XJ-05/XJ-01' }],
    ['no such thing', { written: 'no such thing', name: 'no such thing' }],
    ['', { written: '', name: '' }],
  ])('reads {%s}', (written, variable) => {
    expect(parseVariable(written)).toEqual(variable);
  });

  it('is taken apart in the order in which it is read', () => {
    expect(parseTemplate('共 {grids} 个，{figure:SF-10}')).toEqual([
      { kind: 'text', text: '共 ' },
      { kind: 'variable', variable: { written: 'grids', name: 'grids' } },
      { kind: 'text', text: ' 个，' },
      { kind: 'variable', variable: { written: 'figure:SF-10', name: 'figure', argument: 'SF-10' } },
    ]);
    expect(parseTemplate('a { b')).toEqual([{ kind: 'text', text: 'a { b' }]);
    expect(parseTemplate('')).toEqual([]);
  });

  it('loses no character', () => {
    const part = fc.oneof(
      fc.stringMatching(/^[^{}]{0,12}$/),
      fc.stringMatching(/^[a-z]{1,8}$/).map((name) => `{${name}}`),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        const again = parseTemplate(text).map((piece) =>
          piece.kind === 'text' ? piece.text : `{${piece.variable.written}}`,
        );
        expect(again.join('')).toBe(text);
      }),
      { seed: 430_200 },
    );
  });

  it('names each of its variables once', () => {
    expect(variablesOf(['{a} {b}', '{b} {c:1}', 'x']).map(({ written }) => written)).toEqual([
      'a',
      'b',
      'c:1',
    ]);
  });
});
