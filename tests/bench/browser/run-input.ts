import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchBrowser, openPage, waitUntilUsable } from '../../e2e/support/browser.ts';
import { serveApp } from '../../e2e/support/served-app.ts';
import { findPostgres, startPostgres } from '../../support/postgres.ts';
import { OURS } from '../engine/catalogue.ts';
import { missingLine, rounded, timedLine } from '../engine/results.ts';
import type { Run } from '../engine/run.ts';
import { median, quantile } from '../engine/statistics.ts';
import { beginInputLog, keepInputLog, readInputLog, type InputLog } from './input-log.ts';

const MOVES = 40;
const STEP_PX = 5;
/** The next single move waits for the last one's answer so long; later answers still count for their own move. */
const NO_ANSWER_MS = 1500;

const DRAG_MS = 4000;
const PACE_MS = 1000 / 60;
/** Moves from one turn of the continuous drag to the next, and their length. */
const MOVES_A_WAY = 120;
const DRAG_STEP_PX = 2;

/** Takes the chosen range by its middle; what the page prepares for it has a second. */
async function grip(page: Page): Promise<[x: number, y: number]> {
  const box = await page.getByRole('slider', { name: '移动时间段', exact: true }).boundingBox();
  if (box === null) throw new Error('the page shows no range to drag');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.waitForTimeout(1000);
  await beginInputLog(page);
  return [x, y];
}

async function letGo(page: Page): Promise<InputLog> {
  await page.waitForTimeout(NO_ANSWER_MS);
  const log = await readInputLog(page);
  await page.mouse.up();
  return log;
}

/** Drags the range in single moves, the next one when the last one's answer has been drawn and rested. */
async function dragSlowly(page: Page): Promise<InputLog> {
  const [x, y] = await grip(page);
  for (let move = 1; move <= MOVES; move++) {
    const before = await page.evaluate(() => globalThis.inputLog?.drawn.length ?? 0);
    await page.mouse.move(x - move * STEP_PX, y);
    await page
      .waitForFunction((count) => (globalThis.inputLog?.drawn.length ?? 0) > count, before, {
        timeout: NO_ANSWER_MS,
      })
      .catch(() => undefined);
    await page.waitForTimeout(30);
  }
  return letGo(page);
}

/** Drags the range to and fro, 60 moves a second, whatever the page makes of them. */
async function dragOn(page: Page): Promise<InputLog> {
  const [x, y] = await grip(page);
  const start = performance.now();
  const sent: Promise<void>[] = [];
  for (let move = 1; move * PACE_MS <= DRAG_MS; move++) {
    await sleep(Math.max(0, start + move * PACE_MS - performance.now()));
    const phase = move % (2 * MOVES_A_WAY);
    const away = phase <= MOVES_A_WAY ? phase : 2 * MOVES_A_WAY - phase;
    sent.push(page.mouse.move(x - away * DRAG_STEP_PX, y));
  }
  await Promise.all(sent);
  return letGo(page);
}

/** Questions whose answer was never drawn; under a continuous drag newer ones may take their place. */
const droppedOf = ({ asked, drawn }: InputLog): number => {
  const answered = new Set(drawn.map(({ inputAt }) => inputAt));
  return new Set(asked.filter((inputAt) => !answered.has(inputAt))).size;
};

/** Emits one line of a way to drag; `more` adds what only that way has. */
function emitLine(
  run: Run,
  task: string,
  logs: readonly InputLog[],
  more: (logs: readonly InputLog[]) => Record<string, number>,
): void {
  const { n, ourVersion } = { ...run.options, ...run.setting };
  const drawn = logs.flatMap((log) => log.drawn.map(({ drawnMs }) => drawnMs));
  if (drawn.length === 0) {
    run.emit(missingLine(task, n, OURS, 'no move was answered'));
    return;
  }
  const next = logs.flatMap((log) => log.drawn.map(({ nextFrameMs }) => nextFrameMs));
  const sum = (count: (log: InputLog) => number) => logs.reduce((total, log) => total + count(log), 0);
  const times = {
    peer: OURS,
    version: ourVersion,
    repetitions: logs.map((log) => log.drawn.map(({ paintedMs }) => paintedMs)),
    more: {
      drawnMedianMs: rounded(median(drawn)),
      drawnP95Ms: rounded(quantile(drawn, 0.95)),
      nextFrameMedianMs: rounded(median(next)),
      nextFrameP95Ms: rounded(quantile(next, 0.95)),
      moves: sum(({ inputs }) => inputs.length),
      asked: sum(({ asked }) => new Set(asked).size),
      dropped: sum(droppedOf),
      ...more(logs),
    },
  };
  run.emit(timedLine(task, n, times, times));
}

/** How old the picture is in each frame of a continuous drag, and how often it changes. */
function continuousFigures(logs: readonly InputLog[]): Record<string, number> {
  // After the last input nothing is left to answer: those frames are no part of the drag.
  const ages = logs.flatMap(({ frames, inputs }) =>
    frames.filter(({ at }) => at <= (inputs.at(-1) ?? 0)).map(({ ageMs }) => ageMs),
  );
  const seconds = logs.reduce((sum, { inputs }) => sum + ((inputs.at(-1) ?? 0) - (inputs[0] ?? 0)) / 1000, 0);
  const answers = logs.reduce((sum, { drawn }) => sum + drawn.length, 0);
  return {
    pictureAgeMedianMs: rounded(median(ages)),
    pictureAgeP95Ms: rounded(quantile(ages, 0.95)),
    answersPerSecond: rounded(answers / seconds),
  };
}

/**
 * On the served page with a city of that size from its own simulator: from the event of a pointer that drags the range to
 * the end of the frame that shows its answer; single moves, and a drag that goes on (`-drag`).
 */
export async function runInputToPaint(run: Run): Promise<void> {
  const { n, reps } = run.options;
  const postgres = 'bin' in findPostgres() ? await startPostgres() : undefined;
  try {
    const app = await serveApp({ volume: n, env: postgres ? { DATABASE_URL: postgres.url } : {} });
    try {
      const single: InputLog[] = [];
      const continuous: InputLog[] = [];
      for (let repetition = -1; repetition < Math.min(reps, 5); repetition++) {
        await run.turns(repetition + 1, [OURS]);
        const browser = await launchBrowser('software');
        try {
          const { page } = await openPage(browser);
          await keepInputLog(page);
          await page.goto(app.url, { waitUntil: 'commit' });
          await waitUntilUsable(page);
          await page.getByRole('radio', { name: '30 天', exact: true }).click();
          await page.waitForTimeout(2000);
          const slow = await dragSlowly(page);
          const quick = await dragOn(page);
          if (repetition < 0) continue;
          single.push(slow);
          continuous.push(quick);
        } finally {
          await browser.close();
        }
      }
      emitLine(run, 'input-to-paint', single, () => ({}));
      emitLine(run, 'input-to-paint-drag', continuous, continuousFigures);
    } finally {
      await app.stop();
    }
  } finally {
    await postgres?.stop();
  }
}
