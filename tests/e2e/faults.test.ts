import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { findPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { launchBrowser, openPage, waitUntilUsable } from './support/browser.ts';
import { startFaultProxy, type FaultProxy } from './support/fault-proxy.ts';
import { serveApp, type ServedApp } from './support/served-app.ts';

/** A fault is on the screen within six seconds; ticks of the page and a slow machine come on top. The figure is printed. */
const WITHIN_MS = 6_000 + 4_000;

const found = findPostgres();
let postgres: TestPostgres | undefined;
let app: ServedApp;
let proxy: FaultProxy;
let browser: Browser;
let page: Page;
let complaints: readonly string[];
/** Code and style of the panels; each is refused when the page asks for it first. */
const isPartOfPage = /\/((?:monitor-)?panels)-[^/]*\.(js|css)$/;
const cutParts = new Set<string>();
/** Of the embedded database, where there is no PostgreSQL. */
const home = mkdtempSync(path.join(tmpdir(), 'gridlight-faults-'));
const serve = () => serveApp({ volume: 1_000, home, env: postgres ? { DATABASE_URL: postgres.url } : {} });
const EXPECTED_WHEN_SERVER_GOES = /ERR_CONNECTION_REFUSED|Failed to load resource/;

beforeAll(async () => {
  postgres = 'bin' in found ? await startPostgres() : undefined;
  app = await serve();
  proxy = await startFaultProxy(app.url);
  browser = await launchBrowser();
  ({ page, complaints } = await openPage(browser, { width: 1920, height: 1080, isCoarse: true }));
  proxy.cut((path) => isPartOfPage.test(path) && !cutParts.has(path) && cutParts.add(path).size > 0);
  await page.goto(`${proxy.url}/?w=monitor`);
  await waitUntilUsable(page);
  await pictureIs('ok');
  // Each figure is known: what stays on the screen is compared with what was there.
  await page.waitForFunction(() => {
    const values = [...document.querySelectorAll('[data-part="numbers"] .NumberBar-module_value')];
    return values.length > 0 && values.every(({ textContent }) => textContent !== '');
  });
});

afterEach(() => proxy.cut(() => false));

afterAll(async () => {
  await browser?.close();
  await proxy?.stop();
  await app?.stop();
  await postgres?.stop();
  rmSync(home, { recursive: true, force: true });
});

/** Waits until the page shows this picture of its connection; how long it took, ms. */
async function pictureIs(kind: string, timeout = 30_000): Promise<number> {
  const start = performance.now();
  await page.waitForFunction((wanted) => document.documentElement.dataset['connection'] === wanted, kind, {
    timeout,
  });
  return Math.round(performance.now() - start);
}

const bannerText = () => page.locator('.SilenceBanner-module_banner strong').textContent();
const figures = () => page.locator('[data-part="numbers"] .NumberBar-module_value').allTextContents();

async function expectFault(kind: string, says: RegExp, before: string[]): Promise<void> {
  const ms = await pictureIs(kind);
  console.log(`${kind} gone: on the screen after ${ms} ms`);
  expect(ms).toBeLessThanOrEqual(WITHIN_MS);
  expect(await bannerText()).toMatch(says);
  await expect
    .poll(() => page.locator('.SilenceBanner-module_banner').textContent(), { timeout: 5_000 })
    .toMatch(/自 \d\d:\d\d/);
  // What was known stays on the screen, greyed.
  expect(await figures()).toEqual(before);
  const [grey, faint] = await page.evaluate(() => {
    const value = document.querySelector('.NumberBar-module_tile .NumberBar-module_value');
    const probe = document.createElement('i');
    probe.style.color = 'var(--faint)';
    document.body.append(probe);
    const colours = [value && getComputedStyle(value).color, getComputedStyle(probe).color];
    probe.remove();
    return colours;
  });
  expect(grey).toBe(faint);
}

async function expectWell(): Promise<void> {
  console.log(`well again after ${await pictureIs('ok', 60_000)} ms`);
  await page.locator('.SilenceBanner-module_banner').waitFor({ state: 'detached' });
}

it('fetches parts of the page again that did not come', async () => {
  // Both scripts and both stylesheets: the page was opened by what has waited for the figures in these panels.
  expect([...cutParts].map((path) => isPartOfPage.exec(path)!.slice(1).join('.')).sort()).toEqual([
    'monitor-panels.css',
    'monitor-panels.js',
    'panels.css',
    'panels.js',
  ]);
  const sheets = await page.evaluate(() => [...document.styleSheets].map(({ href }) => href ?? ''));
  for (const path of cutParts) if (path.endsWith('.css')) expect(sheets).toContain(`${proxy.url}${path}`);
});

it('says that the stream is gone while the server is there, and recovers', async () => {
  const before = await figures();
  proxy.cut((path) => path.startsWith('/api/stream'));
  await expectFault('stream', /实时数据中断/, before);
  proxy.cut(() => false);
  await expectWell();
}, 120_000);

it('says that the server is gone, and recovers when it is back', async () => {
  const before = await figures();
  app.process.kill('SIGKILL');
  await expectFault('server', /服务器无响应/, before);
  app = await serve();
  proxy.target = app.url;
  await expectWell();
}, 120_000);

const missing = 'missing' in found ? found.missing : undefined;

it.skipIf(missing !== undefined)(
  `says that the database is gone while the server is there, and recovers${missing === undefined ? '' : ` (${missing})`}`,
  async () => {
    const before = await figures();
    await postgres?.crash();
    await expectFault('database', /数据库无响应/, before);
    await postgres?.restart();
    await expectWell();
  },
  120_000,
);

it('has met all of it without an error of its own', () => {
  expect(
    complaints.filter((text) => !EXPECTED_WHEN_SERVER_GOES.test(text) && !text.startsWith('failed:')),
  ).toEqual([]);
});
