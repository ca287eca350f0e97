import { expect, test } from 'vitest';
import { FALLBACK_LANGUAGE, labelIn, labelOfCode, LANGUAGES } from '../../../src/domain/view/languages.ts';
import { labelsSchema } from '../../../src/schemas/common.ts';

const rows = [
  { code: 'B1', labels: { 'zh-CN': '路灯', en: 'Street lamp' } },
  { code: 'B2', labels: { 'zh-CN': '井盖' } },
];

test('a name is shown in the language, and in the fallback language where it has none', () => {
  expect(labelOfCode(rows, 'B1', 'en')).toBe('Street lamp');
  expect(labelOfCode(rows, 'B2', 'en')).toBe('井盖');
  expect(labelOfCode(rows, 'B9', 'en')).toBeUndefined();
  expect(labelIn(undefined, 'en')).toBeUndefined();
});

test('data may leave out every language but the fallback, and bring no other', () => {
  expect(Object.keys(labelsSchema.shape).sort()).toEqual([...LANGUAGES].sort());
  expect(labelsSchema.parse({ [FALLBACK_LANGUAGE]: '路灯', xx: 'lamp' })).toEqual({ 'zh-CN': '路灯' });
  expect(labelsSchema.safeParse({ en: 'Street lamp' }).success).toBe(false);
});
