import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawCoarsely, launchBrowser } from './support/browser.ts';
import { isOnPaper } from './support/printed.ts';
import { serveApp, type ServedApp } from './support/served-app.ts';
import { sharePage } from './support/shared-page.ts';

const WIDE = { width: 1920, height: 1080 };
/** Where a sheet is kept to be looked at; empty = nowhere. */
const KEEP = process.env['GRIDLIGHT_KEEP_SHEETS'] ?? '';

let app: ServedApp;
let browser: Browser;
const shared = sharePage(
  () => browser,
  () => app.url,
  { isCalm: true, isCoarse: true },
);

beforeAll(async () => {
  [app, browser] = await Promise.all([serveApp(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const panel = (page: Page, name: string | RegExp): Locator => page.getByRole('region', { name });
const turnTo = (page: Page, name: string): Promise<void> =>
  page.getByRole('radio', { name, exact: true }).click();

/** A number as it is read: `1,200` → 1200; NaN where there is none. */
const numberIn = (text: string | null): number =>
  Number(/[\d,]+(\.\d+)?/.exec(text ?? '')?.[0].replaceAll(',', ''));

/** What number bar, time bar, week clock and list say of how much matches. */
async function readCounts(page: Page): Promise<Record<'bar' | 'time' | 'week' | 'list' | 'events', number>> {
  const tile = page.locator('[data-part="numbers"] .NumberBar-module_tile').first();
  const caption = (await page.locator('.TimeReadout-module_caption').textContent()) ?? '';
  const week = (await page.locator('.WeekClock-module_readout').first().textContent()) ?? '';
  const list = (await panel(page, '案件').locator('.Panel-module_aside').textContent()) ?? '';
  return {
    bar: numberIn(await tile.locator('.NumberBar-module_value').textContent()),
    events: numberIn(await tile.locator('.NumberBar-module_note').textContent()),
    time: numberIn(/n = ([\d,.]+)/.exec(caption)?.[1] ?? ''),
    // Of what is chosen: `已选 4 小时 · 123 件 · 占 2%`, or of the whole week.
    week: numberIn(/[\d,.]+(?= 件)/.exec(week)?.[0] ?? week),
    list: numberIn(list),
  };
}

describe('the desk', () => {
  it('counts cases, and number bar, time bar, week clock and list say the same', async () => {
    const page = await shared.open('?w=patrol&side=cases', WIDE);
    await expect.poll(async () => (await readCounts(page)).list, { timeout: 20_000 }).toBeGreaterThan(100);
    const whole = await readCounts(page);
    expect(whole.bar).toBe(whole.list);
    expect(whole.time).toBe(whole.list);
    await expect.poll(async () => (await readCounts(page)).week).toBe(whole.list);
    await shared.open('?w=patrol&side=cases&week=5.17-21&cat=ON_BUS,BUS_STOP', WIDE);
    await expect.poll(async () => (await readCounts(page)).bar, { timeout: 20_000 }).toBeLessThan(whole.bar);
    const few = await readCounts(page);
    expect(few.bar).toBeGreaterThan(0);
    expect(few.time).toBe(few.bar);
    await expect.poll(async () => (await readCounts(page)).week).toBe(few.bar);
    expect(few.list).toBe(few.bar);
    expect(await panel(page, '案件').getByRole('button').count()).toBeGreaterThan(0);
    await turnTo(page, '网格上报');
    await page.waitForURL(/count=incidents/);
    await page.getByText('上报事件').first().waitFor();
    expect(shared.complaints()).toEqual([]);
  });
});

describe("the analyst's morning", () => {
  it('goes from market days to a plan on paper and a confirmed link', async () => {
    const page = await shared.open('?w=patrol', WIDE);
    // When: market days, Friday 17–21, and the clock of places.
    await page.getByRole('button', { name: '赶集日' }).first().click();
    await page.waitForURL(/cal=marketDay/);
    await drag(page, page.getByRole('grid', { name: /一周 168 小时/ }), [4, 17], [4, 20]);
    await page.waitForURL(/week=5\.17-21/);
    const clock = panel(page, /风险时钟/);
    await clock.getByText(/n=/).first().waitFor();
    await page.getByRole('button', { name: '全部清除' }).first().click();

    // Where: hotspots with their classes.
    await turnTo(page, '地点');
    await page.getByText('显著热点', { exact: true }).first().click();
    await page.waitForURL(/hot=significance/);
    await page
      .getByText(/错误发现率/)
      .first()
      .waitFor({ timeout: 30_000 });

    // How sure: a card that says whether a model is better than the counts.
    await turnTo(page, '预测');
    await page
      .getByText(/^(优于计数基线|不优于基线|未证明更优)$/)
      .first()
      .waitFor({ timeout: 60_000 });

    // The plan of the shift: a stop is locked, and stays when it is planned anew.
    const plan = panel(page, /巡防方案/);
    await plan.locator('time').first().waitFor({ timeout: 60_000 });
    const lock = plan.getByRole('button', { name: /^锁定：/ }).first();
    const locked = (await lock.getAttribute('aria-label'))?.replace('锁定：', '') ?? '?';
    await lock.click();
    await plan
      .getByRole('button', { name: `锁定：${locked}`, pressed: true })
      .first()
      .waitFor({ timeout: 20_000 });
    await plan.getByRole('button', { name: '重新计算' }).click();
    await plan.getByRole('button', { name: '打印 A4' }).click();
    // The sheet prints the round itself, and the seed from which it was made: the second plan has the second.
    const sheet = page.locator('article').filter({ hasText: '巡防方案 第 1 组' });
    await sheet.getByText('种子 2').waitFor({ timeout: 60_000 });
    expect(await sheet.getByRole('rowheader').allTextContents()).toContain(locked);
    const pdf = await page.pdf({ format: 'A4', printBackground: true });
    expect(pagesOf(pdf)).toBe(6);
    expect(await isOnPaper(page, '[data-paper] article')).toBe(true);
    keep('patrol-plan.pdf', pdf);
    await page.getByRole('button', { name: '关闭' }).first().click();

    // Which cases belong together: a pair is confirmed, and its link shows it to another.
    await turnTo(page, '串并');
    await turnTo(page, '案件对');
    const series = panel(page, '串并建议');
    await series.getByRole('listbox').getByRole('option').first().click();
    await page.waitForURL(/pair=/);
    const reasons = panel(page, '串并依据');
    await reasons.getByText('合计（对数几率）').waitFor({ timeout: 30_000 });
    await page
      .getByRole('button', { name: /✓ 确认/ })
      .first()
      .click();
    await reasons
      .getByText(/已确认/)
      .first()
      .waitFor();
    const sum = await barsOf(reasons);
    const other = await browser.newPage({ viewport: WIDE, locale: 'zh-CN' });
    await drawCoarsely(other);
    await other.goto(page.url());
    const again = panel(other, '串并依据');
    await again
      .getByText(/已确认/)
      .first()
      .waitFor({ timeout: 60_000 });
    expect(await barsOf(again)).toEqual(sum);
    await other.close();
    expect(shared.complaints()).toEqual([]);
  });
});

/** What the bars of a pair say. */
const barsOf = async (reasons: Locator): Promise<string[]> =>
  (await reasons.locator('dl').first().innerText()).split('\n');

async function drag(
  page: Page,
  grid: Locator,
  [firstDay, firstHour]: readonly [number, number],
  [lastDay, lastHour]: readonly [number, number],
): Promise<void> {
  const box = await grid.boundingBox();
  if (box === null) throw new Error('the week clock has no box');
  const at = (day: number, hour: number) =>
    [
      box.x + 20 + ((box.width - 21) / 24) * (hour + 0.5),
      box.y + ((box.height - 18) / 7) * (day + 0.5),
    ] as const;
  await page.mouse.move(...at(firstDay, firstHour));
  await page.mouse.down();
  await page.mouse.move(...at(lastDay, lastHour), { steps: 4 });
  await page.mouse.up();
}

/** Pages of a PDF file. */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

function keep(name: string, content: Buffer): void {
  if (KEEP === '') return;
  mkdirSync(KEEP, { recursive: true });
  writeFileSync(path.join(KEEP, name), content);
}
