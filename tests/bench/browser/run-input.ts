import type { Page } from 'playwright-core';
import { launchBrowser, openPage, waitUntilUsable } from '../../e2e/support/browser.ts';
import { serveApp } from '../../e2e/support/served-app.ts';
import { findPostgres, startPostgres } from '../../support/postgres.ts';
import { OURS } from '../engine/catalogue.ts';
import { missingLine, rounded, timedLine } from '../engine/results.ts';
import type { Run } from '../engine/run.ts';
import { median, quantile } from '../engine/statistics.ts';

const MOVES = 40;
const STEP_PX = 5;
/** A move that changes nothing (the same bin) is answered by nothing. */
const NO_ANSWER_MS = 1500;

interface Move {
  /** From the event to the drawing of its answer, ms. */
  readonly drawnMs: number;
  /** From the event to the frame after that one. */
  readonly paintedMs: number;
}

declare global {
  var benchMoves: { done: Move[]; isOpen: boolean } | undefined;
}

/** Has the page note for each single move of the pointer when its answer was drawn on the canvas of marks. */
async function watchMoves(page: Page): Promise<void> {
  await page.evaluate(() => {
    const moves: NonNullable<typeof globalThis.benchMoves> = { done: [], isOpen: false };
    globalThis.benchMoves = moves;
    let startedAt = 0;
    addEventListener(
      'pointermove',
      ({ timeStamp }) => {
        startedAt = timeStamp;
        moves.isOpen = true;
      },
      { capture: true },
    );
    new MutationObserver(() => {
      if (!moves.isOpen) return;
      moves.isOpen = false;
      const drawnMs = performance.now() - startedAt;
      requestAnimationFrame(() => moves.done.push({ drawnMs, paintedMs: performance.now() - startedAt }));
    }).observe(document, { subtree: true, attributeFilter: ['data-version'] });
  });
}

/** Drags the chosen range in single moves, the next one when the last one's answer has been drawn and rested. */
async function dragSlowly(page: Page, direction: 1 | -1): Promise<Move[]> {
  const box = await page.getByRole('slider', { name: '移动时间段', exact: true }).boundingBox();
  if (box === null) throw new Error('the page shows no range to drag');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.waitForTimeout(1000);
  await watchMoves(page);
  for (let move = 1; move <= MOVES; move++) {
    const before = await page.evaluate(() => globalThis.benchMoves?.done.length ?? 0);
    await page.mouse.move(x + direction * move * STEP_PX, y);
    await page
      .waitForFunction((count) => (globalThis.benchMoves?.done.length ?? 0) > count, before, {
        timeout: NO_ANSWER_MS,
      })
      .catch(() => undefined);
    await page.waitForTimeout(30);
  }
  await page.mouse.up();
  return page.evaluate(() => globalThis.benchMoves?.done ?? []);
}

/**
 * On the served page with a city of that size from its own simulator: from the event of a pointer that drags the range to
 * the frame after the one in which its answer was drawn.
 */
export async function runInputToPaint(run: Run): Promise<void> {
  const { n, reps, ourVersion } = { ...run.options, ...run.setting };
  const postgres = 'bin' in findPostgres() ? await startPostgres() : undefined;
  try {
    const app = await serveApp({ volume: n, env: postgres ? { DATABASE_URL: postgres.url } : {} });
    try {
      const repetitions: Move[][] = [];
      for (let repetition = -1; repetition < Math.min(reps, 5); repetition++) {
        await run.turns(repetition + 1, [OURS]);
        const browser = await launchBrowser('software');
        try {
          const { page } = await openPage(browser);
          await page.goto(app.url, { waitUntil: 'commit' });
          await waitUntilUsable(page);
          await page.getByRole('radio', { name: '30 天', exact: true }).click();
          await page.waitForTimeout(2000);
          const moves = await dragSlowly(page, -1);
          if (repetition >= 0) repetitions.push(moves);
        } finally {
          await browser.close();
        }
      }
      const drawn = repetitions.flat().map(({ drawnMs }) => drawnMs);
      const times = {
        peer: OURS,
        version: ourVersion,
        repetitions: repetitions.map((moves) => moves.map(({ paintedMs }) => paintedMs)),
        more: { drawnMedianMs: rounded(median(drawn)), drawnP95Ms: rounded(quantile(drawn, 0.95)) },
      };
      if (drawn.length === 0) run.emit(missingLine('input-to-paint', n, OURS, 'no move was answered'));
      else run.emit(timedLine('input-to-paint', n, times, times));
    } finally {
      await app.stop();
    }
  } finally {
    await postgres?.stop();
  }
}
