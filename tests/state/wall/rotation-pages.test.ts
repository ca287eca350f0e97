import { expect, test } from 'vitest';
import { nextPages, pagesOf, shownPages } from '../../../src/state/wall/rotation-pages.ts';

test.each([true, false])(
  'turning shows every page of both columns and comes back (low screen: %s)',
  (isLow) => {
    const { left, right } = pagesOf(isLow);
    expect(left.length).toBe(right.length);
    let pages = { left: left[0] ?? 'now', right: right[0] ?? 'pressing' };
    const seen = left.map(() => {
      const shown = pages;
      pages = nextPages(pages, isLow);
      return shown;
    });
    expect(seen.map((each) => each.left)).toEqual(left);
    expect(seen.map((each) => each.right)).toEqual(right);
    expect(pages).toEqual(seen[0]);
  },
);

test('a page that a higher screen does not have is a part of one that it has', () => {
  const pages = { left: 'assessment', right: 'limits' } as const;
  expect(shownPages(pages, true)).toEqual(pages);
  expect(shownPages(pages, false)).toEqual({ left: 'command', right: 'pressing' });
  expect(nextPages(pages, false)).toEqual({ left: 'now', right: 'meaning' });
});
