import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { situationSchema } from '../../src/schemas/situation.ts';
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
const given = new Set<string>();
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
  page.on('requestfinished', (request) => given.add(new URL(request.url()).pathname));
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

/** Leads the page to another link as the browser's Back does. */
const lead = (link: string) =>
  page.evaluate((address) => {
    history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `/${link}`);

/** Paths of all that the page was given. */
const fetched = () => [...given];

/** An incident that the wall lists, whose dossier nobody has opened. */
async function oneThatBurns() {
  const situation = situationSchema.parse(await (await fetch(`${app.url}/api/situation`)).json());
  const [first] = situation.burning;
  if (first !== undefined) return first;
  // At some hours nothing of the simulated city is overdue; an emergency can be made of any incident.
  const { hits } = (await (await fetch(`${app.url}/api/search?q=ZZ-430202`)).json()) as {
    hits: { kind: string; id: string }[];
  };
  const eventNo = hits.find(({ kind }) => kind === 'incident')?.id ?? '';
  const { title } = (await (await fetch(`${app.url}/api/incidents/${eventNo}`)).json()) as { title: string };
  return { eventNo, title };
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
  // A sheet is listed when it is there; the last may still be on its way.
  const sheets = () => page.evaluate(() => [...document.styleSheets].map(({ href }) => href ?? ''));
  for (const path of cutParts)
    if (path.endsWith('.css')) await expect.poll(sheets).toContain(`${proxy.url}${path}`);
});

it('says that the stream is gone while the server is there, and recovers', async () => {
  const before = await figures();
  proxy.cut((path) => path.startsWith('/api/stream'));
  await expectFault('stream', /实时数据中断/, before);
  proxy.cut(() => false);
  await expectWell();
}, 120_000);

it('says that the server is gone, opens what it was never asked for, and recovers when it is back', async () => {
  const before = await figures();
  const burning = await oneThatBurns();
  // Fetched ahead while nothing else was to do; the last parts and what an emergency looks around with.
  for (const part of [
    /\/emergency-.*\.css$/,
    /\/HandoverPage-.*\.js$/,
    /\/audit-.*\.js$/,
    /\/api\/street-graph$/,
    /\/api\/lines$/,
  ])
    await expect.poll(fetched, { timeout: 90_000 }).toContainEqual(expect.stringMatching(part));
  expect(fetched().filter((path) => path.startsWith('/api/incidents/'))).toEqual([]);
  app.process.kill('SIGKILL');
  await expectFault('server', /服务器无响应/, before);
  await lead(`?w=monitor&em=${burning.eventNo}`);
  const panel = page.locator('[data-part="dossier"]');
  await panel.locator('[data-part="from-page"]').waitFor();
  expect(await panel.locator('h2').textContent()).toBe(burning.title);
  expect(await panel.locator('[data-part="emergency-unit"]').textContent()).toContain('›');
  await expect.poll(() => panel.locator('li[data-street-m]').count()).toBe(6);
  expect(await panel.locator('li[data-vehicle-s]').count()).toBeGreaterThan(2);
  expect(await panel.locator('[role="timer"] strong').textContent()).toMatch(/\d\d:\d\d:\d\d/);
  // Pages and dialogs too; what they show has its own word for a server that is gone.
  await lead('?w=monitor&page=handover');
  await page.locator('.HandoverPage-module_paper').waitFor();
  await lead('?w=patrol');
  await page.locator('[data-part="column"] .Panel-module_panel').first().waitFor();
  expect(await page.getByText(/preload|页面出错了/).count()).toBe(0);
  await lead(`?w=monitor&em=${burning.eventNo}`);
  await panel.locator('[data-part="from-page"]').waitFor();
  app = await serve();
  proxy.target = app.url;
  await expectWell();
  // The emergency is completed by itself.
  await panel.locator('[data-part="from-page"]').waitFor({ state: 'detached' });
  expect(fetched()).toContain(`/api/incidents/${burning.eventNo}`);
  expect(await panel.locator('h2').textContent()).toBe(burning.title);
  await lead('?w=monitor');
}, 240_000);

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

const NEW_BUILD = 'b11ld0fnext1';
const upgraded = (text: string): string =>
  text
    .replace(/(name="gridlight-build" content=")[^"]+/, `$1${NEW_BUILD}`)
    .replace(/("pageBuild":")[^"]+/, `$1${NEW_BUILD}`);

it('asks at a desk whether a new build may be loaded, and says that events are a demonstration', async () => {
  const label = page.locator('[data-part="demonstration"]');
  expect(await label.count()).toBe(0);
  proxy.rewrite = (text) => upgraded(text).replace('"demonstration":false', '"demonstration":true');
  const note = page.locator('[data-part="new-build"]');
  await note.waitFor();
  await label.waitFor();
  expect(await label.textContent()).toBe('演示');
  await note.getByRole('button', { name: '稍后' }).click();
  await note.waitFor({ state: 'detached' });
}, 60_000);

it('loads a new build by itself on a wall that nobody touches, with its link and only once', async () => {
  await lead('?w=monitor&kiosk');
  await page.locator('html[data-kiosk]').waitFor({ state: 'attached' });
  await page.evaluate(() => {
    document.documentElement.dataset['before'] = 'upgrade';
    // An hour passes without a hand.
    const { performance: clock } = window;
    const now = clock.now.bind(clock);
    clock.now = () => now() + 3_600_000;
  });
  await page.waitForFunction(() => document.documentElement.dataset['before'] === undefined, null, {
    timeout: 60_000,
  });
  await waitUntilUsable(page);
  expect(new URL(page.url()).search).toContain('kiosk');
  const build = page.locator(`meta[name=gridlight-build][content=${NEW_BUILD}]`);
  expect(await build.count()).toBe(1);
  // Two builds served in turn: the one that was tried for is not tried for again.
  const tries = await page.evaluate(() => sessionStorage.getItem('gridlight.builds'));
  expect(tries).toContain(NEW_BUILD);
}, 180_000);

it('shows three steps at the first visit of a desk, and never again', async () => {
  proxy.rewrite = (text) => upgraded(text).replace('"firstSteps":false', '"firstSteps":true');
  await page.goto(`${proxy.url}/`);
  const card = page.locator('[data-part="first-steps"]');
  await card.waitFor();
  expect(await card.locator('li').count()).toBe(3);
  await card.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await card.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => localStorage.getItem('gridlight.first-steps'))).not.toBeNull();
}, 120_000);

it('has met all of it without an error of its own', () => {
  expect(
    complaints.filter((text) => !EXPECTED_WHEN_SERVER_GOES.test(text) && !text.startsWith('failed:')),
  ).toEqual([]);
});
