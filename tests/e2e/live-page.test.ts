import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRandom } from '../../src/domain/random/random.ts';
import { scenarioReports } from '../../src/domain/simulation/rehearsal/scenario-reports.ts';
import { ingestReplySchema } from '../../src/schemas/live.ts';
import { scenarioSchema } from '../../src/schemas/scenario.ts';
import { surgesReplySchema } from '../../src/schemas/surges.ts';
import { cityCalibration } from '../domain/simulation/incidents/simulation-checks.ts';
import { drawCoarsely, launchBrowser, waitUntilUsable } from './support/browser.ts';
import { startFaultProxy, type FaultProxy } from './support/fault-proxy.ts';
import { CITY_VOLUME, copyCity, serveApp, type ServedApp } from './support/served-app.ts';
import { sharePage } from './support/shared-page.ts';

const VOLUME = CITY_VOLUME;
const TABS = 7;
const projectRoot = path.resolve(import.meta.dirname, '../..');

let home: string;
let token: string;
let app: ServedApp;
let proxy: FaultProxy;
let browser: Browser;
let sent = 0;

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'gridlight-live-'));
  copyCity(home);
  // The embedded database has one owner at a time: the token is made before the server starts.
  token = execFileSync(process.execPath, ['server/bin/gridlight.mjs', 'token', 'create', 'grid-app'], {
    cwd: projectRoot,
    env: { ...process.env, GRIDLIGHT_HOME: home },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
  app = await serveApp({ home });
  proxy = await startFaultProxy(app.url);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await proxy?.stop();
  await app?.stop();
  rmSync(home, { recursive: true, force: true });
});

async function post(what: 'incidents' | 'transitions', items: readonly object[]) {
  const reply = await fetch(`${app.url}/api/ingest/${what}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ items }),
  });
  expect(reply.status).toBe(200);
  return ingestReplySchema.parse(await reply.json());
}

/** Sends some reports of street lamps; their numbers. */
async function report(count: number, more: object = {}): Promise<string[]> {
  const items = Array.from({ length: count }, () => ({
    sourceId: `lamp-${++sent}`,
    title: '路灯不亮',
    categoryCode: 'B1',
    channel: 'GRID_APP',
    longitude: 113.13 + sent / 20_000,
    latitude: 27.83,
    reportedAt: new Date().toISOString(),
    ...more,
  }));
  const { accepted, eventNos } = await post('incidents', items);
  expect(accepted).toBe(count);
  return eventNos.map(String);
}

const totalOf = async (page: Page) =>
  Number(
    (
      await page
        .locator('.NumberBar-module_tile', { hasText: '上报事件' })
        .locator('.NumberBar-module_value')
        .textContent()
    )?.replace(/\D/g, ''),
  );
const inHandOf = async (page: Page) =>
  (await page.locator('.IncidentList-module_incidents').textContent()) ?? '';

const shared = sharePage(
  () => browser,
  () => proxy.url,
  { isCoarse: true },
);

async function open(link = '?w=monitor&t=all'): Promise<Page> {
  const page = await shared.open(link, { width: 1920, height: 1080 });
  await page.waitForFunction(() => document.documentElement.dataset['livePosition'] !== undefined);
  return page;
}

it('a report is on the map, in the list and in the number; a step moves it on; sent twice it counts once', async () => {
  const page = await open();
  const before = await totalOf(page);
  expect(before).toBe(VOLUME + sent);
  const [eventNo] = await report(1);
  await page.locator('.pulse-layer-module_pulses i').first().waitFor({ state: 'attached' });
  await expect.poll(() => totalOf(page), { timeout: 20_000 }).toBe(before + 1);
  await expect.poll(() => inHandOf(page), { timeout: 20_000 }).toContain('路灯');
  await report(2);
  await expect.poll(() => totalOf(page), { timeout: 20_000 }).toBe(before + 3);
  const again = await post('incidents', [
    {
      sourceId: `lamp-${sent}`,
      title: '路灯不亮',
      categoryCode: 'B1',
      channel: 'GRID_APP',
      longitude: 113.13,
      latitude: 27.83,
      reportedAt: new Date().toISOString(),
    },
  ]);
  expect([again.accepted, again.duplicates]).toEqual([0, 1]);
  const step = await post('transitions', [
    {
      sourceId: 'lamp-1',
      stepId: 'settled',
      to: 'selfHandled',
      at: new Date().toISOString(),
      actorRole: 'gridWorker',
    },
  ]);
  expect([step.accepted, step.eventNos]).toEqual([1, [eventNo]]);
  expect(shared.complaints()).toEqual([]);
  await open(`?w=monitor&t=all&p=done&cat=B1&sel=incident:${eventNo}`);
  await page.getByText(String(eventNo)).first().waitFor();
  expect(await totalOf(page)).toBeGreaterThan(0);
  expect(shared.complaints()).toEqual([]);
});

it(`${TABS} tabs of one browser are live over one connection`, async () => {
  // More tabs than a browser opens connections to one host; small ones, for none of them is looked at.
  const context = await browser.newContext({ viewport: { width: 800, height: 450 }, locale: 'zh-CN' });
  await drawCoarsely(context);
  const streams = () => proxy.open((url) => url.startsWith('/api/stream'));
  const ofOthers = streams();
  const pages: Page[] = [];
  for (let tab = 0; tab < TABS; tab++) {
    const page = await context.newPage();
    await page.goto(`${proxy.url}/?w=monitor&t=all&layers=none`);
    await waitUntilUsable(page);
    pages.push(page);
  }
  expect(streams()).toBe(ofOthers + 1);
  const before = await totalOf(pages[0]!);
  await report(3);
  for (const page of pages) await expect.poll(() => totalOf(page), { timeout: 30_000 }).toBe(before + 3);
  await context.close();
}, 240_000);

it('what came while the line was cut is there when it is back, once', async () => {
  const page = await open();
  const before = await totalOf(page);
  proxy.cut((url) => url.startsWith('/api/'));
  await report(40);
  await page.waitForTimeout(1500);
  expect(await totalOf(page)).toBe(before);
  proxy.cut(() => false);
  await expect.poll(() => totalOf(page), { timeout: 20_000 }).toBe(before + 40);
  await report(1);
  await expect.poll(() => totalOf(page), { timeout: 20_000 }).toBe(before + 41);
  expect(await totalOf(page)).toBe(VOLUME + sent);
});

/** The first reports of the storm of the rehearsal, so that the last of them comes now. */
function stormReports(count: number): object[] {
  const file = path.join(projectRoot, 'data/scenarios/storm.json');
  const storm = scenarioReports(scenarioSchema.parse(JSON.parse(readFileSync(file, 'utf8'))), {
    startedAt: 0,
    calibration: cityCalibration(),
    random: createRandom(1),
  }).slice(0, count);
  const shift = Date.now() - (storm.at(-1)?.reportedAt ?? 0);
  return storm.map(({ title, categoryCode, longitude, latitude, reportedAt }) => ({
    title,
    categoryCode,
    longitude,
    latitude,
    reportedAt: new Date(reportedAt + shift).toISOString(),
  }));
}

it('a storm is on the wall: what, where, since when; seen by a key, listed, taken back, on the map', async () => {
  const page = await open('?w=monitor&kiosk&t=all');
  const strip = page.getByRole('region', { name: '突增', exact: true });
  const seen = page.getByRole('button', { name: /^突增 .*已确认/ });
  // The server knows of none until it has learnt from the past.
  const listed = async () =>
    surgesReplySchema.parse(await (await fetch(`${app.url}/api/surges`)).json()).surges;
  await expect.poll(listed, { timeout: 120_000 }).not.toBeNull();
  const unseen = async () =>
    ((await listed()) ?? []).filter(({ acknowledgedAt }) => acknowledgedAt === null).map(({ id }) => id);
  // What has been shown for a second is acknowledged by one press; what came since then asks for the key again.
  const acknowledge = async () => {
    while (await strip.isVisible()) {
      await page.waitForTimeout(1_100);
      const shown = await unseen();
      if (shown.length === 0) break;
      await page.keyboard.press('9');
      const left = async () => (await unseen()).filter((id) => shown.includes(id)).length;
      await expect.poll(left, { timeout: 30_000 }).toBeLessThan(shown.length);
    }
    await strip.waitFor({ state: 'detached', timeout: 30_000 });
  };
  // What the lamps of the tests before have begun.
  await acknowledge();
  for (const one of stormReports(24)) await report(1, one);
  const sentAt = performance.now();
  await expect.poll(async () => (await unseen()).length, { timeout: 60_000 }).toBeGreaterThan(0);
  const knownMs = performance.now() - sentAt;
  await strip.waitFor({ timeout: 60_000 });
  const shownMs = performance.now() - sentAt;
  console.log(
    `a storm is known to the server ${Math.round(knownMs)} ms, on the wall ${Math.round(shownMs)} ms after its last report`,
  );
  await strip.getByText(/^天元区 .+：\d+ 件/).waitFor();
  const words = (await strip.textContent()) ?? '';
  expect(words).toMatch(/往常 \d+/);
  expect(words).toMatch(/\d\d:\d\d 起 · .*(旁|[东南西北]方 [\d.,]+ (米|公里)) · 半径/);
  expect(words).toMatch(/误报每月至多约 1 次/);
  const box = await strip.boundingBox();
  const burning = await page.getByRole('region', { name: '超时急办', exact: true }).boundingBox();
  expect(box!.x + box!.width).toBeLessThanOrEqual(burning!.x);

  await acknowledge();
  await seen.waitFor();
  await page.keyboard.press('9');
  const list = page.getByRole('dialog', { name: '近 24 小时的突增' });
  await list
    .getByText(/已确认/)
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await list.waitFor({ state: 'detached' });
  await page.waitForURL((url) => /^113\.1\d*,27\.8/.test(url.searchParams.get('at') ?? ''));

  await page.keyboard.press('9');
  await list.waitFor();
  await list.getByRole('button', { name: '撤销确认' }).first().focus();
  await page.keyboard.press('Enter');
  await list.getByText('未确认').first().waitFor();
  await page.keyboard.press('Escape');
  await strip.waitFor();
  expect(shared.complaints()).toEqual([]);
}, 400_000);
