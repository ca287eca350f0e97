import type { Tabs } from '../view/panels-view.ts';

/** Which panels the columns of the monitor show. */
export type MonitorPages = Pick<Tabs, 'left' | 'right'>;

/** A low screen shows fewer panels at a time, on more pages. */
export const LOW_SCREEN = '(max-height: 56rem)';

interface Pages {
  readonly left: readonly MonitorPages['left'][];
  readonly right: readonly MonitorPages['right'][];
}

const PAGES: Pages = { left: ['now', 'command'], right: ['pressing', 'meaning'] };
const PAGES_OF_LOW_SCREEN: Pages = {
  left: ['now', 'command', 'assessment'],
  right: ['pressing', 'limits', 'meaning'],
};

/** The pages that the columns of the monitor have, in their order. */
export function pagesOf(isLow: boolean): Pages {
  return isLow ? PAGES_OF_LOW_SCREEN : PAGES;
}

/** What is shown where the screen has become higher: a page of its own is a part of the one before it there. */
export function shownPages({ left, right }: MonitorPages, isLow: boolean): MonitorPages {
  if (isLow) return { left, right };
  return {
    left: left === 'assessment' ? 'command' : left,
    right: right === 'limits' ? 'pressing' : right,
  };
}

/** The page after the shown one in each column; after the last one the first. */
export function nextPages(pages: MonitorPages, isLow: boolean): MonitorPages {
  const shown = shownPages(pages, isLow);
  const { left, right } = pagesOf(isLow);
  return { left: after(left, shown.left), right: after(right, shown.right) };
}

function after<T>(pages: readonly T[], page: T): T {
  return pages[(pages.indexOf(page) + 1) % pages.length] ?? page;
}
