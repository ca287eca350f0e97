import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it, onTestFinished } from 'vitest';
import { fullCode } from '../../src/domain/grids/codes.ts';
import { situationSchema, type Situation } from '../../src/schemas/situation.ts';
import { launchBrowser, openPage, waitUntilUsable, type WatchedPage } from './support/browser.ts';
import { sharedCityUrl } from './support/served-app.ts';
import { sharePage } from './support/shared-page.ts';

const WIDE = { width: 1920, height: 1080 };
const GRID = { unitCode: '430202001001901000', longitude: 113.1338, latitude: 27.8581 };

/** A moment as the wall says it: 17:05:09. */
const clockOf = (time: number) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    timeStyle: 'medium',
    hourCycle: 'h23',
  }).format(time);

let browser: Browser;
let watched: WatchedPage | undefined;

const panel = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });
const numbersOf = async (page: Page, selector: string) =>
  (await page.locator(selector).allTextContents()).map((text) => Number(text.replace(/\D/g, '')));

const shared = sharePage(() => browser, sharedCityUrl, { isCalm: true, isCoarse: true });

/**
 * The page, with the situation of the whole city as one reply of the server that `change` makes, and what the page was
 * told: what is compared must not move meanwhile.
 */
async function open(query = '', change = (reply: Situation) => reply) {
  const page = await shared.open(query, WIDE);
  onTestFinished(() => page.unrouteAll({ behavior: 'ignoreErrors' }));
  let told: Situation | undefined;
  await page.route('**/api/situation*', async (route) => {
    if (new URL(route.request().url()).searchParams.has('in')) return route.continue();
    const reply = situationSchema.parse(await (await route.fetch()).json());
    // What covers months may come with a later reply.
    if (reply.assessment.rows === null) return route.fulfill({ json: reply });
    told ??= change(reply);
    return route.fulfill({ json: told });
  });
  await panel(page, '来源渠道 × 小时').waitFor();
  await expect.poll(() => told, { timeout: 30_000 }).toBeDefined();
  const situation = told as unknown as Situation;
  // It is shown: the strip over the panels says of when it is.
  await page.locator('.PageStrip-module_extent').getByText(clockOf(situation.asOf)).first().waitFor();
  return { page, situation };
}

beforeAll(async () => {
  browser = await launchBrowser();
});

afterEach(async () => {
  await watched?.page.unrouteAll({ behavior: 'ignoreErrors' });
  await watched?.page.close();
  watched = undefined;
});

afterAll(async () => {
  await browser?.close();
});

it('the panels say the numbers of the reply', async () => {
  // More is pressing than is listed.
  const { page, situation } = await open('', (reply) => ({ ...reply, pressing: 1_234 }));
  await page.getByRole('radio', { name: '告急 1,234', exact: true }).waitFor();
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  const week = sum(situation.channelHours.counts.flat());
  expect(week).toBeGreaterThan(0);
  const grouped = week.toLocaleString('en');
  await panel(page, '来源渠道 × 小时').getByText(`近 7 天 ${grouped} 件`).waitFor();
  await panel(page, '类别 TOP').getByText(`近 7 天 ${grouped} 件`).waitFor();
  await panel(page, '三级办理')
    .getByText(`全部在办 ${situation.open.toLocaleString('en')} 件`)
    .waitFor();
  const tiers = await panel(page, '三级办理').locator('li b').allTextContents();
  expect(tiers.map((text) => Number(text.replace(/\D/g, '')))).toEqual(
    situation.tiers.map(({ open }) => open),
  );
  const burning = panel(page, '超时急办');
  await burning.getByText(`全部超时 ${situation.overdue.toLocaleString('en')} 件`).waitFor();
  await expect.poll(() => burning.getByRole('listitem').count()).toBe(situation.burning.length);
  const dots = panel(page, 'SLA 雷达').locator('[data-row]');
  await expect.poll(() => dots.count()).toBe(sum(situation.radar.map(({ items }) => items.length)));
  const tiles = page.locator('[data-part="numbers"]');
  for (const scope of ['超时 所选时段', '办结率 所选时段', '2 小时内到期 全市 · 全部在办'])
    await tiles.getByRole('heading', { name: scope, exact: true }).waitFor();
  await tiles.getByText(/^处置 [\d,]+\/[\d,]+ 件 · 近 7 天$/).waitFor();
  await tiles.getByText(`全部在办 ${situation.open.toLocaleString('en')} 件中`).waitFor();
  const [today] = await numbersOf(page, '.NumberBar-module_tile[data-leads] .NumberBar-module_value');
  expect(today).toBe(situation.today.reported);

  await page.getByRole('radio', { name: '指挥', exact: true }).click();
  const [county] = situation.command.filter(({ level }) => level === 'county');
  const first = county?.units[0];
  const counties = panel(page, '三级指挥').getByRole('list', { name: '区', exact: true });
  await counties
    .getByText(String(first?.open ?? ''))
    .first()
    .waitFor();
  const rows = situation.assessment.rows ?? [];
  await panel(page, '月度考核').getByText('按期结案 ÷ 应结案 · 该月到期 · 非办结率').waitFor();
  const table = panel(page, '月度考核').locator('tbody tr');
  await expect.poll(() => table.count()).toBe(rows.length);
  const ranks = await table.locator('td:first-child').allTextContents();
  expect(ranks).toEqual(rows.map(({ rank }) => String(rank ?? '—')));
  expect(await panel(page, '月度考核').getByText('样本不足').count()).toBe(
    rows.filter(({ rank }) => rank === null).length,
  );
  expect(await page.locator('body').innerText()).not.toMatch(/火情|逾期/);
  expect(shared.complaints()).toEqual([]);
});

it('a failed reply gives the failed picture and a way to try again; the map goes on', async () => {
  watched = await openPage(browser, { ...WIDE, isCoarse: true });
  const { page } = watched;
  let fails = true;
  await page.route('**/api/situation*', (route) =>
    fails ? route.fulfill({ status: 500, json: { error: 'broken' } }) : route.continue(),
  );
  await page.goto(sharedCityUrl());
  await waitUntilUsable(page);
  const failed = page.locator('.Shell-module_column [data-state="failed"]');
  // Five panels at least: a column is drawn panel by panel.
  await failed.nth(4).waitFor({ timeout: 30_000 });
  expect(await page.locator('.NumberBar-module_tile[data-leads] .NumberBar-module_value').textContent()).toBe(
    '—',
  );
  expect(await page.locator('.IncidentList-module_incidents [data-state]').count()).toBe(0);
  fails = false;
  await failed.first().getByRole('button', { name: '重试' }).click();
  await failed.first().waitFor({ state: 'detached', timeout: 30_000 });
  await panel(page, '三级办理').getByText('在办').first().waitFor();
});

it('a reply that gets no younger turns grey and says of when it is', async () => {
  const { page, situation } = await open();
  await page.route('**/api/situation*', (route) => route.abort());
  await page.locator('.Shell-module_column [data-state="stale"]').first().waitFor({ timeout: 40_000 });
  await panel(page, '三级办理')
    .getByText(`截至 ${clockOf(situation.asOf)}`)
    .waitFor();
  await page.locator('.NumberBar-module_tile[data-leads][data-stale="true"]').waitFor();
});

it('a click on a silent grid chooses it and flies there; the list is walked with the arrow keys', async () => {
  const silent = { ...GRID, lastAt: Date.now() - 9 * 86_400_000, expected: 9.4, probability: 0.0001 };
  const { page } = await open('', (reply) => ({
    ...reply,
    silent: [silent, { ...silent, unitCode: '430211001002902000' }],
  }));
  await page.getByRole('radio', { name: /^研判/ }).click();
  const rows = page.getByRole('list', { name: '静默网格' }).getByRole('button');
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  expect(await rows.nth(1).evaluate((row) => row === document.activeElement)).toBe(true);
  await rows.first().click();
  await page.waitForURL((url) => url.searchParams.get('sel') === `unit:${fullCode(GRID.unitCode)}`);
  await expect.poll(() => new URL(page.url()).searchParams.get('at')).toContain('113.13');
  await page.locator('article[data-part="dossier"]').waitFor();
});

it('drills down by the command bar: the extent, the panels and the map go into the unit', async () => {
  const { page, situation } = await open('?t=all');
  const code = situation.command.find(({ level }) => level === 'county')?.units[0]?.unitCode ?? '';
  await page.getByRole('radio', { name: '指挥', exact: true }).click();
  const asked = page.waitForRequest((request) => /\/api\/situation\?in=/.test(request.url()));
  await panel(page, '三级指挥')
    .getByRole('list', { name: '区', exact: true })
    .getByRole('button')
    .first()
    .click();
  expect(new URL((await asked).url()).searchParams.get('in')).toBe(code);
  await page.waitForURL((url) => url.searchParams.get('in') === code);
  await page.locator('.Shell-module_column [data-state="stale"]').first().waitFor({ state: 'detached' });
  const inside = situationSchema.parse(
    await (await fetch(`${sharedCityUrl()}/api/situation?in=${code}`)).json(),
  );
  expect(inside.open).toBeLessThan(situation.open);
  await page.getByRole('radio', { name: '态势', exact: true }).click();
  await panel(page, '三级办理')
    .getByText(`全部在办 ${inside.open.toLocaleString('en')} 件`)
    .waitFor();
});

it.each([WIDE, { width: 1366, height: 768 }])('nothing overlaps at $width × $height', async (size) => {
  const page = await shared.open('', size);
  await panel(page, '来源渠道 × 小时').waitFor();
  const boxes = await page
    .locator(
      '.Header-module_header, [data-part="numbers"], [data-part="column"] .Panel-module_panel, .Shell-module_middleFoot > *, .Shell-module_timeSlot',
    )
    .evaluateAll((elements) =>
      elements.map((element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return { name: element.className, left, top, right, bottom };
      }),
    );
  expect(boxes.length).toBeGreaterThan(9);
  const overlaps = boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
          Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1,
      )
      .map((other) => `${one.name} × ${other.name}`),
  );
  expect(overlaps).toEqual([]);
  for (const { name, bottom } of boxes) expect(bottom, name).toBeLessThanOrEqual(size.height + 1);
});
