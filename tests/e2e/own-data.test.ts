import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { civilDayOfTime, dateOfCivilDay, DAY_MS } from '../../src/domain/time/civil-day.ts';
import { MINUTE_MS } from '../../src/domain/time/zone.ts';
import { launchBrowser, openPage } from './support/browser.ts';
import { serveApp, type ServedApp } from './support/served-app.ts';
import { sharePage } from './support/shared-page.ts';

const FIELD = path.join(import.meta.dirname, '../fixtures/field/22');
const COMMAND = path.join(import.meta.dirname, '../../server/bin/gridlight.mjs');
/** One report a day, at nine in the morning. */
const REPORTS = 8;
const WEEK_DAYS = 7;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const dayBefore = (days: number) => dateOfCivilDay(civilDayOfTime(Date.now() - days * DAY_MS));

/** The days of the reports, how many days ago, the newest first. */
const agesFrom = (newest: number) => Array.from({ length: REPORTS }, (_, index) => newest + index);

/** One county with its reports, the newest `days` old, loaded into a home of its own and served. */
async function serveReports(folder: string, days: number): Promise<ServedApp> {
  const [data, home] = [path.join(folder, 'data'), path.join(folder, 'home')];
  cpSync(FIELD, data, { recursive: true });
  const rows = agesFrom(days).map((age) => `A${age},每日一件,${dayBefore(age)} 09:00,113.12,27.82\n`);
  writeFileSync(path.join(data, 'ev.csv'), `编号,标题,上报时间,经度,纬度\n${rows.join('')}`);
  const env = { ...process.env, GRIDLIGHT_HOME: home };
  execFileSync(process.execPath, [COMMAND, 'load', data], { env, stdio: 'pipe' });
  return serveApp({ home });
}

/** Reports in the seven days that end now, or with the newest where that is older than they are. */
function reportsInWeek(days: number): number {
  const times = agesFrom(days).map((age) => Date.parse(`${dayBefore(age)}T09:00:00+08:00`));
  const end = days < WEEK_DAYS ? Date.now() : Math.max(...times);
  return times.filter((time) => time >= end - WEEK_DAYS * DAY_MS - MINUTE_MS).length;
}

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const textOf = async (page: Page, selector: string): Promise<string> =>
  (await page.locator(selector).innerText()).replaceAll(/\s+/g, ' ');

describe.each<[name: string, days: number]>([
  ['nine to two days old: the week ends now', 2],
  ['of a year before: the week ends with the newest', 400],
])('period: reports %s', (_, days) => {
  const words = days < WEEK_DAYS ? '近 7 天' : `${dayBefore(days)} 止 7 天`;
  let folder: string;
  let app: ServedApp | undefined;
  const url = (): string => app?.url ?? '';
  const shared = sharePage(() => browser, url, { isCalm: true, isCoarse: true });

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'gridlight-period-'));
    app = await serveReports(folder, days);
  }, 300_000);
  afterAll(async () => {
    await app?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['page', '', '所选时段'],
    ['wall', '?w=monitor&kiosk', '所选时段'],
  ])('tiles, panels and list of the %s say one number of one week', async (__, link, chosen) => {
    const page = await shared.open(link, { width: 1920, height: 1080, isLoaded: true });
    const n = reportsInWeek(days);
    await region(page, '来源渠道 × 小时').getByText(`${words} ${n} 件`).waitFor();
    await region(page, '类别 TOP').getByText(`${words} ${n} 件`).waitFor();
    await page.getByText(`${chosen} ${n} 件`).first().waitFor();
    const numbers = await textOf(page, '[data-part="numbers"]');
    expect(numbers).toContain(`处置 0/${n} 件 · ${words}`);
    expect(numbers).toContain(`${words}上报 · 在办的 ${n} 件中`);
    expect(numbers.split('7 天').length).toBe(numbers.split(words).length);
  });

  it('the one unit of the data is seen as a whole, with its reports', async () => {
    const page = await shared.open('', { width: 1920, height: 1080, isLoaded: true });
    await expect.poll(() => new URL(page.url()).searchParams.get('at'), { timeout: 20_000 }).not.toBeNull();
    const zoom = Number(new URL(page.url()).searchParams.get('at')?.split(',')[2]);
    expect(zoom).toBeGreaterThan(10);
    expect(zoom).toBeLessThan(14);
  });

  it('the sheet says of when it is, and has no week of another meaning', async () => {
    const { page } = await openPage(browser);
    onTestFinished(() => page.close());
    await page.goto(`${url()}/?page=handover`);
    await page.getByText('总体情况').waitFor();
    const sheet = await textOf(page, 'body');
    expect(sheet).toMatch(new RegExp(`在办 ${REPORTS} `));
    // In the first hours of a shift it is that of the one before.
    expect(sheet).toMatch(/截至(本班结束)? \d{4}-\d\d-\d\d \d\d:\d\d:\d\d/);
    expect(sheet).toMatch(/完成处置 ÷ 登记 · \d{4}-\d\d-\d\d – \d{4}-\d\d-\d\d/);
    expect(sheet).not.toContain('7 天');
  });
});
