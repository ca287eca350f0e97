import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchBrowser, openPage, waitUntilUsable } from '../../e2e/support/browser.ts';
import { rounded } from '../engine/results.ts';
import { median, quantile } from '../engine/statistics.ts';
import { clockOffset, keepPositions, readPositions, type DrawnPosition } from './page-positions.ts';
import { comparePositions, readStream } from './read-stream.ts';
import { missingLiveLine, timesLine, type LiveLine } from './results.ts';
import type { StreamOptions } from './run-stream.ts';
import { createRowMaker } from './rows.ts';
import { serveLive } from './served-live.ts';
import { openListeners } from './stream-process.ts';
import { postTraffic, WARM_UP_NUMBER } from './traffic.ts';

const SOURCE = 'bench-pixel';
const WARM_UP_SECONDS = 5;
const SETTLE_MS = 3_000;
/** A page that is further behind has lost events. */
const MOST_BEHIND_MS = 30_000;

/**
 * From the post of an event to the begin of the frame after the one in which a real page has drawn the answer that
 * contains it, beside `listeners` other listeners. The page says which place in the stream it has drawn; a listener of our
 * own says which place an event has, and `heard…` when it came there.
 */
export async function runPixel(options: StreamOptions & { address: string }): Promise<LiveLine> {
  const { task, database, listeners, perSecond, seconds, volume, wait, address } = options;
  const maker = await createRowMaker();
  const served = await serveLive(database, volume, [SOURCE]);
  const traffic = (duration: number, firstNumber = 0) =>
    postTraffic({
      url: served.url,
      token: served.tokens.get(SOURCE) ?? '',
      maker,
      perSecond,
      seconds: duration,
      firstNumber,
    });
  try {
    const browser = await launchBrowser('software');
    const events = Math.round(perSecond * seconds);
    const streams = await openListeners(served.url, listeners, events);
    try {
      const { page, complaints } = await openPage(browser, { width: 1920, height: 1080 });
      await keepPositions(page);
      await page.goto(`${served.url}${address}`, { waitUntil: 'commit' });
      await waitUntilUsable(page);
      await sleep(SETTLE_MS);
      await traffic(WARM_UP_SECONDS, WARM_UP_NUMBER);
      await sleep(SETTLE_MS);
      await wait();
      const offsetMs = await clockOffset(page);
      const reader = await readStream(served.url);
      const before = (await readPositions(page)).length;
      const { postedAt, lagMs } = await traffic(seconds);
      await sleep(SETTLE_MS);
      reader.close();
      const drawn = await waitForDrawing(page, reader.positions.get(events - 1));
      if (drawn.length === 0)
        return missingLiveLine(task, database, 'the page does not say what it has drawn of the stream');
      const times = latencies(postedAt, reader.positions, drawn, offsetMs);
      if (times.length < events)
        throw new Error(`${events - times.length} of ${events} events were never drawn`);
      const heardMs = [...postedAt].map((at, number) => (reader.heardAt.get(number) ?? Number.NaN) - at);
      const drawingMs = drawn.map(({ setAt, frameAt }) => frameAt - setAt);
      return timesLine(task, database, 1, times, {
        listeners,
        perSecond,
        seconds,
        rowsBefore: volume,
        address,
        heardMedianMs: rounded(median(heardMs)),
        heardP95Ms: rounded(quantile(heardMs, 0.95)),
        drawings: drawn.length - before,
        toNextFrameMedianMs: rounded(median(drawingMs)),
        posterLagP99Ms: rounded(quantile(lagMs, 0.99)),
        complaints: complaints.length,
      });
    } finally {
      streams.end();
      await browser.close();
    }
  } finally {
    await served.stop();
  }
}

/** What the page has drawn once it has drawn a place, or when it was given up. */
async function waitForDrawing(page: Page, position: string | undefined): Promise<readonly DrawnPosition[]> {
  for (let waitedMs = 0; ; waitedMs += 500) {
    const drawn = await readPositions(page);
    const newest = drawn.at(-1)?.position;
    if (newest === undefined || position === undefined || waitedMs >= MOST_BEHIND_MS) return drawn;
    if (comparePositions(newest, position) >= 0) return drawn;
    await sleep(500);
  }
}

/** Milliseconds from each post to the frame after the first drawing whose place is not before the event's. */
function latencies(
  postedAt: Float64Array,
  positions: ReadonlyMap<number, string>,
  drawn: readonly DrawnPosition[],
  offsetMs: number,
): number[] {
  const times: number[] = [];
  for (const [number, at] of postedAt.entries()) {
    const position = positions.get(number);
    const found = position && drawn.find((one) => comparePositions(one.position, position) >= 0);
    if (found) times.push(found.frameAt - offsetMs - at);
  }
  return times;
}
