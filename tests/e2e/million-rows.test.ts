import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../server/database/open-database.ts';
import { findPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { launchBrowser, openPage, waitUntilUsable, type WatchedPage } from './support/browser.ts';
import { countIncidents } from './support/count-incidents.ts';
import { compareMarks, type MarksOnScreen } from './support/marks-on-screen.ts';
import { keepLog, readLog, summarise, type Step, type StepSummary } from './support/page-log.ts';
import { serveApp, type ServedApp } from './support/served-app.ts';
import { IS_LONG } from '../support/counts.ts';

const VOLUME = 1_000_000;
const DAY_MS = 86_400_000;
/** All incidents in the free middle of a window of 1366 × 768, beside the legend. */
const WHOLE_CITY = '112.85,26.98,7';
/** The built-up core, where marks are many. */
const CORE = '113.13,27.85,12';
const PLAYED_MS = 8_000;
const folder = path.resolve(import.meta.dirname, 'screenshots/million-rows');

/** A moment at which the page stands still: how many incidents it says that it shows, and what is on the screen. */
interface Instant {
  readonly name: string;
  readonly address: string;
  readonly answered: number;
  readonly drawn: number;
  readonly tile: number;
  readonly caption: number;
  readonly screen: MarksOnScreen;
}

let postgres: TestPostgres | undefined;
/** Folder of the embedded database, where there is no PostgreSQL. */
let home: string | undefined;
let app: ServedApp;
let browser: Browser;
let watched: WatchedPage;
let page: Page;
const steps: Step[] = [];
const summaries: StepSummary[] = [];
const instants: Instant[] = [];

const now = () => page.evaluate(() => performance.now());
const digits = (text: string | null | undefined) => Number((text ?? '').replace(/\D/g, ''));
const rangeText = (from: number, to: number) =>
  [from, to].map((moment) => new Date(Math.floor(moment / 60_000) * 60_000).toISOString()).join('~');

/** First incident and the moment after the last one, as the newest answer says them. */
async function extentOfData(): Promise<{ from: number; to: number; at: (share: number) => number }> {
  const extent = (await readLog(page)).answers.at(-1)?.extent;
  if (!extent) throw new Error('the page shows no data');
  return { ...extent, at: (share) => extent.from + share * (extent.to - extent.from) };
}

/** Waits until the newest answer is drawn and no other has come for a while. */
const untilQuiet = () =>
  page.waitForFunction(
    () => {
      const [answer, drawing] = [window.pageLog.answers.at(-1), window.pageLog.drawings.at(-1)];
      return answer?.version === drawing?.version && performance.now() - (answer?.at ?? Infinity) > 500;
    },
    undefined,
    { timeout: 60_000, polling: 100 },
  );

/** Does a part of the script, waits for what it changes, and notes from when to when it ran. */
async function step(name: string, work: () => Promise<void>): Promise<void> {
  const from = await now();
  await work();
  await page.waitForFunction((since) => (window.pageLog.answers.at(-1)?.at ?? 0) > since, from);
  await untilQuiet();
  steps.push({ name, from, to: await now() });
}

/** Goes to this page's link with other values, as the browser does when it moves back and forth; `null` leaves one out. */
async function follow(values: Readonly<Record<string, string | null>>): Promise<void> {
  const link = new URL(page.url());
  for (const [name, value] of Object.entries(values))
    if (value === null) link.searchParams.delete(name);
    else link.searchParams.set(name, value);
  await page.evaluate((search) => {
    history.pushState(null, '', search);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `?${link.searchParams}`);
  await page.waitForTimeout(500);
  await untilQuiet();
}

const histogram = () => page.getByRole('group', { name: '事件数随时间的分布' });
const slider = (name: string) => page.getByRole('slider', { name, exact: true });

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('it has no box');
  return { ...box, centreX: box.x + box.width / 2, centreY: box.y + box.height / 2 };
}

/** Drags by `byX` px and part of the way back, in that many moves of the pointer. */
async function drag(fromX: number, y: number, byX: number, moves: number): Promise<void> {
  await page.mouse.move(fromX, y);
  await page.mouse.down();
  for (let move = 1; move <= moves; move++)
    await page.mouse.move(fromX + byX * Math.sin((move / moves) * Math.PI * 0.75), y);
  await page.mouse.up();
}

async function play(): Promise<void> {
  await page.getByRole('button', { name: '播放', exact: true }).click();
  await page.waitForTimeout(PLAYED_MS);
  await page.getByRole('button', { name: '暂停', exact: true }).click();
}

/** Plays until the data end, where the playback stops by itself. */
async function playToTheEnd(): Promise<void> {
  const button = page.getByRole('button', { name: '播放', exact: true });
  await button.click();
  await button.waitFor({ state: 'detached' });
  await button.waitFor({ timeout: 60_000 });
}

/** Waits until the address says the range of the newest answer. */
const untilLinked = () =>
  page.waitForFunction(() => {
    const [from, to] = (new URL(location.href).searchParams.get('t') ?? '').split('~').map(Date.parse);
    const range = window.pageLog.answers.at(-1)?.range;
    return range?.from === from && range?.to === to;
  });

/** Takes the picture of the page at rest and notes how many incidents it says that it shows. */
async function takeInstant(name: string): Promise<void> {
  await untilLinked();
  await untilQuiet();
  await page.waitForTimeout(1000);
  const picture = await page.screenshot({ path: path.join(folder, `${name}.png`), timeout: 60_000 });
  const { answers, drawings } = await readLog(page);
  const bar = await page.getByRole('region', { name: '时间', exact: true }).innerText();
  instants.push({
    name,
    address: page.url(),
    answered: answers.at(-1)?.total ?? -1,
    drawn: drawings.at(-1)?.matched ?? -1,
    tile: digits(await page.locator('[data-part="numbers"] .NumberBar-module_value').first().textContent()),
    caption: digits(/n = ([\d,]+)/.exec(bar)?.[1]),
    screen: await compareMarks(page, picture),
  });
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  if ('bin' in findPostgres()) postgres = await startPostgres();
  else home = mkdtempSync(path.join(tmpdir(), 'gridlight-million-'));
  const place = postgres ? { env: { DATABASE_URL: postgres.url } } : home === undefined ? {} : { home };
  app = await serveApp({ volume: VOLUME, ...place });
  console.log(`${VOLUME} incidents into ${postgres ? 'PostgreSQL' : 'PGlite'}: ${app.readyMs} ms`);
  browser = await launchBrowser('software');
  watched = await openPage(browser);
  page = watched.page;
  await keepLog(page);
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await postgres?.stop();
  if (home !== undefined) rmSync(home, { recursive: true, force: true });
});

describe.skipIf(!IS_LONG)(
  `${VOLUME} incidents under one moving filter, without a graphics card${IS_LONG ? '' : ' (skipped: takes minutes, in test:long)'}`,
  { concurrent: false },
  () => {
    it('draws the whole city', async () => {
      await page.goto(`${app.url}/?at=${WHOLE_CITY}`);
      await waitUntilUsable(page);
      steps.push({ name: 'first picture', from: 0, to: await now() });
      await untilQuiet();
      const { from, to, at } = await extentOfData();
      await follow({ t: rangeText(at(0.3), at(0.3) + 30 * DAY_MS), tx: rangeText(from, to) });
    });

    it('follows a drag of the range and of its edge', async () => {
      const range = await boxOf(slider('移动时间段'));
      const { width } = await boxOf(histogram());
      await step('drag of the range, 160 moves', () => drag(range.centreX, range.centreY, width * 0.4, 160));
      await takeInstant('1-after-a-drag');
      const edge = await boxOf(slider('结束时间'));
      await step('drag of an edge, 120 moves', () => drag(edge.centreX, edge.centreY, width * -0.1, 120));
    });

    it('follows jumps, a category and the week clock', async () => {
      const { x, width, centreY } = await boxOf(histogram());
      await step('12 jumps', async () => {
        for (const share of [0.05, 0.9, 0.2, 0.75, 0.35, 0.6]) {
          await page.mouse.move(x + width * share, centreY);
          await page.mouse.down();
          await page.mouse.move(x + width * (share + 0.07), centreY);
          await page.mouse.up();
          await page.waitForTimeout(150);
        }
        for (const preset of ['24 小时', '全部', '7 天', '30 天', '全部', '7 天']) {
          await page.getByRole('radio', { name: preset, exact: true }).click();
          await page.waitForTimeout(150);
        }
      });
      const { from, to, at } = await extentOfData();
      await follow({ t: rangeText(at(0.2), at(0.8)), tx: rangeText(from, to) });
      await page.keyboard.press('f');
      await step('a category', () => page.getByRole('checkbox', { name: '市容环境' }).first().check());
      await takeInstant('2-a-category');
      await step('the week clock', async () => {
        await page.keyboard.press('w');
        await page.getByRole('radio', { name: '工作日白天' }).click();
      });
      await page.keyboard.press('w');
      const before = new URL(page.url()).searchParams.get('at');
      await page.keyboard.press('/');
      await page.getByRole('combobox').fill('清水塘街道');
      await page.getByRole('option', { name: '清水塘街道' }).first().click();
      await page.waitForURL((link) => link.searchParams.has('in') && link.searchParams.get('at') !== before);
      await takeInstant('3-week-clock-in-a-township');
    });

    it('plays', async () => {
      const { from, to, at } = await extentOfData();
      await follow({ in: null, sel: null, week: null, cat: null });
      const film = { t: rangeText(at(0.4), at(0.4) + 30 * DAY_MS), tx: rangeText(from, to), window: '30d' };
      await follow({ ...film, at: CORE });
      await step('playback at ×3600, clusters of the core', play);
      await follow({ ...film, at: WHOLE_CITY });
      await step('playback at ×3600, clusters of the city', play);
      await takeInstant('4-paused-playback');
      await follow({ ...film, at: CORE, layers: 'units,unitLabels,allPoints' });
      await step('playback at ×3600, every incident', play);
      const whole = rangeText(from, from + 30 * DAY_MS);
      await follow({ t: whole, layers: null, manner: 'step', step: '7d', rate: '8' });
      await step('playback by steps, all of the data', playToTheEnd);
    });

    it('has answered, drawn and said the same, newest last, and complained of nothing', async () => {
      const log = await readLog(page);
      summaries.push(...steps.map((one) => summarise(log, one)));
      for (const { longFrames: _, ...figures } of summaries) console.log(JSON.stringify(figures));
      writeFileSync(path.join(folder, 'log.json'), JSON.stringify({ summaries, instants, log }));
      expect(watched.complaints).toEqual([]);
      expect(log.canSeeLongTasks).toBe(true);
      for (const versions of [log.answers, log.drawings].map((list) => list.map(({ version }) => version)))
        expect(versions).toEqual(versions.toSorted((one, other) => one - other));
      const answered = new Map(log.answers.map((answer) => [answer.version, answer]));
      for (const { version } of log.drawings) expect(answered.has(version)).toBe(true);
      for (const { step: name, frames, answers, drawings } of summaries) {
        expect(frames, `${name}: frames`).toBeGreaterThan(0);
        expect(answers, `${name}: answers`).toBeGreaterThan(0);
        expect(drawings, `${name}: drawings`).toBeGreaterThan(0);
      }
    });

    it('showed at four instants what SQL counts', async () => {
      await browser.close();
      await app.stop();
      const database = await openDatabase({
        databaseUrl: postgres?.url,
        home,
        statementTimeoutMs: 60_000,
      });
      try {
        for (const { name, address, answered, drawn, tile, caption, screen } of instants) {
          const counted = await countIncidents(database.kysely, address);
          console.log(`${name}: SQL ${counted}, drawn ${drawn}, ${JSON.stringify(screen)}`);
          const said = [answered, drawn, tile, caption];
          expect(said, `${name}: answered, drawn, in the bar, in the caption`).toEqual(
            said.map(() => counted),
          );
          expect(counted).toBeGreaterThan(0);
          expect(screen.covered).toBeGreaterThan(500);
          expect(screen.seen / screen.covered).toBeGreaterThan(0.9);
        }
        expect(new Set(instants.map(({ screen }) => screen.print)).size).toBe(4);
      } finally {
        await database.close();
      }
    });
  },
);
