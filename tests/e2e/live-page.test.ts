import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ingestReplySchema } from '../../src/schemas/live.ts';
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
