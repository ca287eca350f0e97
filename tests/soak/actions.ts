import type { Page } from 'playwright-core';
import { below } from '../../src/domain/random/distributions.ts';
import type { Random } from '../../src/domain/random/random.ts';
import { THEME_NAMES } from '../../src/state/view/view-state.ts';
import { DIMMINGS } from '../../src/state/view/wall-view.ts';

/** Something that happens on a wall. */
export interface Action {
  readonly name: string;
  run(page: Page): Promise<void>;
}

const RANGE_KEYS = ['1', '3', '4', '2'] as const;

async function press(page: Page, keys: readonly string[], pauseMs = 300): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(pauseMs);
  }
}

const times = (count: number, key: string) => Array.from({ length: count }, () => key);

/** Has the page believe that nobody sees it, and then that somebody does: headless tabs are never hidden. */
function setHidden(page: Page, isHidden: boolean): Promise<void> {
  return page.evaluate((hidden) => {
    const value = hidden ? 'hidden' : 'visible';
    Object.defineProperty(document, 'visibilityState', { configurable: true, value });
    Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }, isHidden);
}

export const ACTIONS: readonly Action[] = [
  { name: 'filter changes', run: (page) => press(page, RANGE_KEYS) },
  {
    name: 'playback',
    run: async (page) => {
      await press(page, ['3', 'Space'], 500);
      await page.waitForTimeout(3_000);
      await press(page, ['Space', 'c']);
    },
  },
  { name: 'range steps', run: (page) => press(page, [...times(3, ','), ...times(3, '.'), 'c'], 200) },
  {
    name: 'incidents chosen',
    run: (page) => press(page, [...times(4, 'ArrowDown'), 'ArrowUp', 'Escape'], 400),
  },
  {
    name: 'tab hidden and shown',
    run: async (page) => {
      await setHidden(page, true);
      await page.waitForTimeout(2_000);
      await setHidden(page, false);
      await page.waitForTimeout(500);
    },
  },
  { name: 'all themes', run: (page) => press(page, times(THEME_NAMES.length, 't'), 500) },
  { name: 'night and day', run: (page) => press(page, times(DIMMINGS.length, 'd'), 500) },
  {
    name: 'rotation',
    // An even number of turns: each shows the other pages of the panels.
    run: (page) => press(page, ['r', 'PageDown', 'PageDown', 'PageUp', 'PageUp', 'r'], 700),
  },
  { name: 'hand-over page', run: (page) => press(page, ['h', 'h'], 1_500) },
  { name: 'week clock', run: (page) => press(page, ['w', 'w'], 500) },
];

/** The actions in an order of chance, then again. */
export function* endlessly(random: Random): Generator<Action, never, undefined> {
  for (;;) {
    const left = [...ACTIONS];
    while (left.length > 0) {
      const [action] = left.splice(below(random, left.length), 1);
      if (action !== undefined) yield action;
    }
  }
}

/** Brings the page to the first stop of its rotation and to a link, so that all samples are taken in one state. */
export async function comeBack(page: Page, link: string): Promise<void> {
  // The first stop is shown anew only where another one was shown before.
  await press(page, ['Escape', 'PageDown', '0'], 500);
  await page.evaluate((address) => {
    history.replaceState(history.state, '', address);
    dispatchEvent(new PopStateEvent('popstate', { state: history.state as unknown }));
  }, link);
  await page.waitForTimeout(1_500);
}

/** Loses the GL context of the map and gives it back soon after; whether there was one. */
export function loseMapContext(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('canvas.maplibregl-canvas');
    const lose = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    lose?.loseContext();
    setTimeout(() => canvas?.isConnected && lose?.restoreContext(), 100);
    return lose !== undefined && lose !== null;
  });
}
