import type { Page } from 'playwright-core';

/** A place in the stream that the page has drawn; moments are ms since the epoch by the page's clock. */
export interface DrawnPosition {
  readonly position: string;
  /** When the page said so, and when the next frame began: by then the picture is out. */
  readonly setAt: number;
  readonly frameAt: number;
}

declare global {
  var drawnPositions: DrawnPosition[] | undefined;
}

/** Has a page note every place in the stream that it has drawn (`html[data-live-position]`). Before it opens anything. */
export async function keepPositions(page: Page): Promise<void> {
  // The loader that runs the bench names functions by a helper of its own, which the page has not.
  await page.addInitScript({ content: 'globalThis.__name ??= (value) => value;' });
  await page.addInitScript(() => {
    const drawn: DrawnPosition[] = [];
    globalThis.drawnPositions = drawn;
    const now = () => performance.timeOrigin + performance.now();
    let waiting: { position: string; setAt: number }[] = [];
    new MutationObserver(() => {
      const position = document.documentElement.dataset['livePosition'];
      if (position === undefined || position === '') return;
      if (waiting.length === 0)
        requestAnimationFrame(() => {
          for (const one of waiting) drawn.push({ ...one, frameAt: now() });
          waiting = [];
        });
      waiting.push({ position, setAt: now() });
    }).observe(document, { subtree: true, attributeFilter: ['data-live-position'] });
  });
}

export const readPositions = (page: Page): Promise<readonly DrawnPosition[]> =>
  page.evaluate(() => globalThis.drawnPositions ?? []);

/** Milliseconds by which the page's clock is ahead of ours, from the quickest of some questions. */
export async function clockOffset(page: Page): Promise<number> {
  let best = { roundTripMs: Infinity, offsetMs: 0 };
  for (let trial = 0; trial < 20; trial += 1) {
    const asked = performance.timeOrigin + performance.now();
    const theirs = await page.evaluate(() => performance.timeOrigin + performance.now());
    const roundTripMs = performance.timeOrigin + performance.now() - asked;
    if (roundTripMs < best.roundTripMs) best = { roundTripMs, offsetMs: theirs - asked - roundTripMs / 2 };
  }
  return best.offsetMs;
}
