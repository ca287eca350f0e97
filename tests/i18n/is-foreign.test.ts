import { expect, test } from 'vitest';
import { isForeign } from '../../src/i18n/is-foreign.ts';

test('a Chinese title is foreign to an English page, and no title to a Chinese one', () => {
  expect(isForeign('井盖松动 · 路口', 'en')).toBe(true);
  expect(isForeign('Lamp out at B1', 'en')).toBe(false);
  expect(isForeign('井盖松动', 'zh-CN')).toBe(false);
  expect(isForeign('Lamp out', 'zh-CN')).toBe(false);
});
