import { below } from '../../src/domain/random/distributions.ts';
import type { Random } from '../../src/domain/random/random.ts';
import { THEME_NAMES } from '../../src/state/view/view-state.ts';
import { DIMMINGS } from '../../src/state/view/wall-view.ts';
import type { SoakPage } from './soak-page.ts';

/** Something that happens on a wall. */
export interface Action {
  readonly name: string;
  run(page: SoakPage): Promise<void>;
}

const RANGE_KEYS = ['1', '3', '4', '2'] as const;

async function press(page: SoakPage, keys: readonly string[], pauseMs = 300): Promise<void> {
  for (const key of keys) {
    await page.press(key);
    await page.wait(pauseMs);
  }
}

const times = (count: number, key: string) => Array.from({ length: count }, () => key);

/** Has the page believe that nobody sees it, and then that somebody does: headless tabs are never hidden. */
async function setHidden(page: SoakPage, isHidden: boolean): Promise<void> {
  await page.evaluate(`(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: '${isHidden ? 'hidden' : 'visible'}' });
    Object.defineProperty(document, 'hidden', { configurable: true, value: ${isHidden} });
    document.dispatchEvent(new Event('visibilitychange'));
  })()`);
}

export const ACTIONS: readonly Action[] = [
  { name: 'filter changes', run: (page) => press(page, RANGE_KEYS) },
  {
    name: 'playback',
    run: async (page) => {
      await press(page, ['3', 'Space'], 500);
      await page.wait(3_000);
      await press(page, ['Space', 'c']);
    },
  },
  { name: 'range steps', run: (page) => press(page, [...times(3, ','), ...times(3, '.'), 'c'], 200) },
  {
    name: 'incidents chosen',
    run: (page) => press(page, [...times(4, 'ArrowDown'), 'ArrowUp', 'Enter', 'Backspace', 'Backspace'], 400),
  },
  {
    name: 'tab hidden and shown',
    run: async (page) => {
      await setHidden(page, true);
      await page.wait(2_000);
      await setHidden(page, false);
      await page.wait(500);
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
export async function comeBack(page: SoakPage, link: string): Promise<void> {
  // The first stop is shown anew only where another one was shown before.
  await press(page, ['Escape', 'PageDown', '0'], 500);
  await page.evaluate(`(() => {
    history.replaceState(null, '', ${JSON.stringify(link)});
    dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
  })()`);
  await page.wait(1_500);
}

/** Loses the GL context of the map and gives it back soon after; whether there was one. */
export async function loseMapContext(page: SoakPage): Promise<boolean> {
  const isLost = await page.evaluate(`(() => {
    const canvas = document.querySelector('canvas.maplibregl-canvas');
    const lose = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    lose?.loseContext();
    setTimeout(() => canvas?.isConnected && lose?.restoreContext(), 100);
    return Boolean(lose);
  })()`);
  return isLost === true;
}
