import { describe, expect, it } from 'vitest';
import type { PublishedFigure } from '../../../src/domain/tour/facts.ts';
import type { ResolvedValue } from '../../../src/domain/tour/resolve.ts';
import {
  plainText,
  sourcesOf,
  valueNotes,
  valueText,
  type Say,
} from '../../../src/features/tour/value-words.ts';
import { dictionary, leaves } from '../../support/texts.ts';

const texts = leaves(dictionary('zh-CN'));
const say: Say = (key, values = {}) => {
  const text = texts.get(key) ?? values['defaultValue'];
  if (text === undefined) throw new Error(`no text ${key}`);
  return String(text).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
};

const FIGURE: PublishedFigure = {
  id: 'SF-10',
  value: 98.47,
  unit: '%',
  qualifier: 'eq',
  asOf: '2019-06-26',
  source: '某报',
  definitionId: 'completionRate',
  numerator: 6245,
  denominator: 6329,
  check: { method: '6245 / 6329', verdict: 'mismatch', recomputed: 98.67, note: 'I-1' },
};
const value = (more: Partial<ResolvedValue>): ResolvedValue => ({
  kind: 'value',
  variable: 'x',
  value: 0,
  form: 'number',
  unit: '',
  qualifier: 'eq',
  source: 'incidents',
  asOf: undefined,
  ...more,
});

it.each([
  [{ value: 29000, unit: '件', qualifier: 'ge', source: 'printed' }, '≥ 29,000 件'],
  [{ value: 98.47, unit: '%', source: 'printed' }, '98.47%'],
  [{ value: -50, unit: '%', qualifier: 'approx', source: 'printed' }, '约 -50%'],
  [{ value: 6245 / 6329, form: 'share' }, '98.67%'],
  [{ value: 8000 }, '8,000'],
  [{ value: 3, unit: '光年', source: 'printed' }, '3 光年'],
  [{ value: 1, unit: '小时', qualifier: 'lt', source: 'printed' }, '不到 1 小时'],
] as [Partial<ResolvedValue>, string][])('%o is written %s', (more, written) => {
  expect(valueText(value(more), say)).toBe(written);
});

it('a printed number tells paper, definition, terms, day and verdict', () => {
  const printed = value({
    value: 98.47,
    source: 'printed',
    asOf: '2019-06-26',
    figure: FIGURE,
    definitionId: 'completionRate',
  });
  expect(valueNotes(printed, say, 'zh-CN')).toEqual([
    '报道值：某报',
    '办结率 = 完成处置 ÷ 登记',
    '6,245 ÷ 6,329',
    '截至 2019-06-26',
    '不符',
    'I-1',
  ]);
});

it('a live number tells its period and its moment, in Shanghai', () => {
  const from = Date.parse('2026-11-01T00:00:00+08:00');
  const to = Date.parse('2026-12-01T00:00:00+08:00');
  expect(valueNotes(value({ period: { from, to }, asOf: to + 60_000 }), say, 'zh-CN')).toEqual([
    '本库事件实时统计',
    '时段 2026-11-01 至 2026-11-30',
    '截至 2026-12-01 00:01',
  ]);
});

it('what is missing is told in the place of the number, and does not stop the text', () => {
  const text = plainText(
    '共 {weather} 与 {grids}',
    (variable) =>
      variable === 'grids' ? value({ value: 12 }) : { kind: 'missing', variable, reason: 'unknownVariable' },
    say,
  );
  expect(text).toBe('共 〔无 weather〕 与 12');
  expect(
    valueNotes({ kind: 'missing', variable: 'weather', reason: 'unknownVariable' }, say, 'zh-CN'),
  ).toEqual(['脚本中的变量“weather”不认识，此处不显示数字']);
});

describe('a figure in another language', () => {
  const english = leaves(dictionary('en'));
  const sayEnglish: Say = (key, values = {}) =>
    String(english.get(key) ?? values['defaultValue']).replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
      String(values[name]),
    );
  const figure: PublishedFigure = {
    ...FIGURE,
    asOfInferred: true,
    source: '报名未印出，约 2019-06-26（按文推断）',
    translations: { en: { source: 'paper not named, about 2019-06-26 (inferred)', note: 'They differ' } },
  };
  const printed = value({ value: 12, unit: '个', source: 'printed', asOf: '2019-06-26', figure });

  it('is told in its words, where they are there', () => {
    expect(valueNotes(printed, sayEnglish, 'en')).toEqual([
      'as printed: paper not named, about 2019-06-26 (inferred)',
      '6,245 ÷ 6,329',
      'as of about 2019-06-26',
      'mismatch',
      'They differ',
    ]);
    expect(valueNotes(value({ source: 'printed', figure: FIGURE }), sayEnglish, 'en')).toContain('I-1');
  });

  it('leaves out a classifier that English does not have, and keeps a unit', () => {
    expect(valueText(printed, sayEnglish)).toBe('12');
    expect(valueText({ ...printed, unit: '分钟', qualifier: 'lt' }, sayEnglish)).toBe('< 12 min');
  });

  it('says a paper once, without how its day was found', () => {
    const again: ResolvedValue = { ...printed, source: 'recomputed' };
    const live = value({ asOf: Date.parse('2026-12-01T00:01:00+08:00') });
    expect(sourcesOf([printed, again, live, live], say, 'zh-CN')).toEqual([
      '报道：报名未印出，约 2019-06-26',
      '本库事件实时统计 · 截至 2026-12-01',
    ]);
  });
});
