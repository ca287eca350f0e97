import { expect, test } from 'vitest';
import { unbrokenParts } from '../../../src/features/number-bar/unbroken-parts.ts';

test.each([
  ['处置 1,099/1,373 件 · 近 7 天', ['处置 1,099/1,373 件 ·', '近 7 天']],
  ['往常 46–107 件 · 11:03:18', ['往常 46–107 件 ·', '11:03:18']],
  [
    '全部在办 375 件中 · 11-20 22:41 – 11-21 08:00',
    ['全部在办 375 件中 ·', '11-20', '22:41', '–', '11-21', '08:00'],
  ],
  ['handled 1,099 of 1,373 · last 7 days', ['handled', '1,099', 'of', '1,373 ·', 'last', '7', 'days']],
])('%s ends its lines between words and numbers', (text, parts) => {
  expect(unbrokenParts(text)).toEqual(parts);
  expect(unbrokenParts(text).join(' ')).toBe(text);
});
