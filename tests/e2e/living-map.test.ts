import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatIso } from '../../src/domain/time/zone.ts';
import { launchBrowser, openPage, waitUntilUsable } from './support/browser.ts';
import { CITY_VOLUME, sharedCityUrl } from './support/served-app.ts';
import { sharePage } from './support/shared-page.ts';

const VOLUME = CITY_VOLUME;

let browser: Browser;

const { open, complaints } = sharePage(() => browser, sharedCityUrl, { isCoarse: true });

const digits = (text: string | null) => Number((text ?? '').replace(/[^\d]/g, ''));

/** Incidents that the number bar says. */
const totalOf = async (page: Page) =>
  digits(await page.locator('[data-part="numbers"] .NumberBar-module_value').first().textContent());

/** Incidents that the head of the list says. */
async function listedOf(page: Page): Promise<number> {
  const list = page.locator('.Panel-module_panel', {
    has: page.getByRole('heading', { name: '事件', exact: true }),
  });
  return digits(/[\d,]+/.exec((await list.innerText()).replace(/^事件\s*/, ''))?.[0] ?? '');
}

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

describe('the living map', () => {
  it('shows the city without a complaint, and says that it is schematic and synthetic', async () => {
    const page = await open('');
    expect(await page.title()).toContain('满格');
    await page.getByText('示意图').first().waitFor();
    await page.getByText('模拟数据').first().waitFor();
    expect(await totalOf(page)).toBeGreaterThan(0);
    expect(complaints()).toEqual([]);
  });

  it('moves every number with the time range, and keeps the range in the link', async () => {
    const page = await open('');
    const week = await totalOf(page);
    await page.getByRole('radio', { name: '全部' }).click();
    await page.waitForFunction(
      (volume) =>
        document
          .querySelector('[data-part="numbers"] .NumberBar-module_value')
          ?.textContent?.replace(/\D/g, '') === String(volume),
      VOLUME,
    );
    expect(week).toBeLessThan(VOLUME);
    await expect.poll(() => listedOf(page)).toBe(VOLUME);
    await page.waitForURL(/[?&]t=all/);
  });

  it('drags the range of the histogram and takes it back with undo', async () => {
    const page = await open('');
    const before = await totalOf(page);
    const histogram = page.getByRole('group', { name: '事件数随时间的分布' });
    const box = await histogram.boundingBox();
    if (box === null) throw new Error('the histogram has no box');
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2, { steps: 6 });
    await page.mouse.up();
    await page.waitForURL(/[?&]t=\d{4}-/);
    await page.waitForFunction(
      (last) =>
        document
          .querySelector('[data-part="numbers"] .NumberBar-module_value')
          ?.textContent?.replace(/\D/g, '') !== String(last),
      before,
    );
    await page.keyboard.press('Control+z');
    await page.waitForFunction(
      (last) =>
        document
          .querySelector('[data-part="numbers"] .NumberBar-module_value')
          ?.textContent?.replace(/\D/g, '') === String(last),
      before,
    );
  });

  it('finds a street, drills into it, and comes back up by the breadcrumb', async () => {
    const page = await open('?t=all');
    await page.keyboard.press('/');
    await page.getByRole('combobox').fill('清水塘街道');
    await page
      .getByRole('option', { name: /清水塘街道/ })
      .first()
      .click();
    const crumbs = page.getByRole('navigation', { name: '当前范围' });
    await crumbs.getByRole('button', { name: '清水塘街道' }).waitFor();
    await page.waitForURL(/in=430204003000/);
    await expect.poll(() => totalOf(page)).toBeLessThan(VOLUME);
    const inside = await totalOf(page);
    expect(inside).toBeGreaterThan(0);
    await crumbs.getByRole('button', { name: '石峰区' }).click();
    await page.waitForURL(/in=430204000000/);
    await page.waitForFunction(
      (last) =>
        Number(
          document
            .querySelector('[data-part="numbers"] .NumberBar-module_value')
            ?.textContent?.replace(/\D/g, ''),
        ) > last,
      inside,
    );
  });

  it('opens the dossier of a district with its published figures, printed and re-computed', async () => {
    const page = await open('?sel=unit:430204000000&in=430204000000&t=all');
    const dossier = page.locator('article[data-part="dossier"]');
    await dossier.getByRole('heading', { name: '石峰区' }).waitFor();
    await dossier.getByText('98.47').first().waitFor();
    await dossier.getByText('98.67').first().waitFor();
  });

  it('drills one level at a time by clicks on the map, and comes up with Backspace', async () => {
    const page = await open('?at=113.07,27.79,12&layers=units');
    const focus = () => new URL(page.url()).searchParams.get('in') ?? '';
    const click = async () => {
      const before = focus();
      const hasChanged = (timeout: number) =>
        page.waitForFunction(
          (last) => (new URL(location.href).searchParams.get('in') ?? '') !== last,
          before,
          { timeout },
        );
      // A map that is still loading its tiles has nothing to click on.
      await page.mouse.click(660, 330);
      await hasChanged(8000).catch(async () => {
        await page.mouse.click(660, 330);
        await hasChanged(30_000);
      });
      await page.waitForTimeout(2500);
      return focus();
    };
    const visited = [await click(), await click(), await click(), await click()];
    const [county = '', township = '', village = '', grid = ''] = visited;
    expect(visited.map((code) => code.length)).toEqual([12, 12, 12, 18]);
    expect(county).toBe('430211000000');
    expect(township.slice(0, 6)).toBe(county.slice(0, 6));
    expect(village.slice(0, 9)).toBe(township.slice(0, 9));
    expect(grid.slice(0, 12)).toBe(village);
    await page.keyboard.press('Backspace');
    await page.waitForFunction((code) => new URL(location.href).searchParams.get('in') === code, village);
  });

  it('looks at the unit of a link that names no camera', async () => {
    const page = await open('?in=430281000000', { isLoaded: true });
    await page.waitForURL(/[?&]at=113\.[3-6]\d*(,|%2C)27\.[5-8]/);
  });

  it('opens the dossier of a grid with its staffing scheme and marks what is simulated', async () => {
    const page = await open('?sel=unit:430204003005901000&in=430204003005901000&t=all');
    const dossier = page.locator('article[data-part="dossier"]');
    await dossier.getByRole('heading', { name: '花果山社区第一网格' }).waitFor();
    await dossier.getByText('1+5+X').first().waitFor();
    await dossier.getByText('模拟').first().waitFor();
  });

  it('opens the life cycle of an incident from the list', async () => {
    const page = await open('');
    await page.locator('ul[aria-label] li button').first().click();
    const dossier = page.locator('article[data-part="dossier"]');
    await dossier.waitFor();
    await dossier
      .getByText(/ZZ-4302\d\d-\d{8}-\d{4}/)
      .first()
      .waitFor();
    await page.waitForURL(/sel=incident/);
  });

  it('speaks English and wears the light theme from the link alone', async () => {
    const { page } = await openPage(browser, { locale: 'en', isCoarse: true });
    await page.goto(`${sharedCityUrl()}/?lang=en&theme=desk-light`);
    await waitUntilUsable(page);
    await page.getByText('synthetic data').first().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    const background = await page.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue('--background').trim(),
    );
    expect(Number.parseInt(background.slice(1, 3), 16)).toBeGreaterThan(200);
    await page.close();
  });

  it('fetches the texts of a language when it is chosen, and stays in the old one while they do not come', async () => {
    const page = await open('', { isLoaded: true });
    const chunks: string[] = [];
    page.on('request', (request) => chunks.push(request.url()));
    let isCut = true;
    await page.route(/\/assets\/page-[^/]*\.js$/, (route) => (isCut ? route.abort() : route.continue()));
    await page.keyboard.press('g');
    const note = page.getByRole('alert').filter({ hasText: '英语的文字没有读到' });
    await note.waitFor();
    expect(chunks.some((url) => /\/assets\/page-[^/]*\.js$/.test(url))).toBe(true);
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.waitForURL((url) => !url.searchParams.has('lang'));
    isCut = false;
    await note.getByRole('button', { name: '重试' }).click();
    await page.waitForSelector('html[lang="en"]');
    await note.waitFor({ state: 'detached' });
    expect(await page.title()).toContain('the governance grid');
  });

  it('lists its keys with ?', async () => {
    const page = await open('');
    await page.keyboard.press('?');
    const help = page.getByRole('dialog');
    await help.waitFor();
    expect(await help.locator('kbd').count()).toBeGreaterThan(10);
  });

  it('plays the time onwards, and stands still while paused', async () => {
    const from = Date.now() - 12 * 86_400_000;
    const iso = (time: number) => formatIso(Math.floor(time / 3_600_000) * 3_600_000);
    const page = await open(`?speed=4&t=${encodeURIComponent(`${iso(from)}~${iso(from + 86_400_000)}`)}`);
    const range = () => new URL(page.url()).searchParams.get('t') ?? '';
    const startOf = (text: string) => Date.parse(text.split('~')[0] ?? '');
    const before = range();
    await page.getByRole('button', { name: '播放' }).click();
    await page.waitForFunction((last) => new URL(location.href).searchParams.get('t') !== last, before);
    await page.getByRole('button', { name: '暂停' }).click();
    await page.getByRole('button', { name: '播放' }).waitFor();
    await page.waitForTimeout(1000);
    const paused = range();
    expect(startOf(paused)).toBeGreaterThan(startOf(before));
    await page.waitForTimeout(1500);
    expect(range()).toBe(paused);
    expect(complaints()).toEqual([]);
  });

  it('fits a small screen: no panel lies on another', async () => {
    const page = await open('', { width: 1366, height: 768 });
    const overlaps = await page.evaluate(() => {
      const boxes = [
        ...document.querySelectorAll('.Panel-module_panel, [data-part="numbers"], .Legend-module_legend'),
      ]
        .map((element) => ({ name: element.className, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && box.height > 0);
      const pairs: string[] = [];
      boxes.forEach((a, i) => {
        for (const b of boxes.slice(i + 1)) {
          const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
          const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
          const isNested =
            width >= Math.min(a.box.width, b.box.width) - 1 &&
            height >= Math.min(a.box.height, b.box.height) - 1;
          if (width > 1 && height > 1 && !isNested) pairs.push(`${a.name} × ${b.name}`);
        }
      });
      return pairs;
    });
    expect(overlaps).toEqual([]);
  });

  it('compares two units of a link, and the districts, whose reports sum to the number of the page', async () => {
    const page = await open('?t=30d&compare=430204000000,430211000000');
    const row = page.locator('[data-part="comparison"] tr', { hasText: '时段内上报的事件' }).locator('td');
    await row.nth(1).waitFor();
    const [first = 0, second = 0] = (await row.allTextContents()).map(digits);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !/[?&]compare=/.test(location.search));
    await page.keyboard.press('v');
    const cards = page.locator('[data-part="comparison"] li');
    await cards.nth(8).waitFor();
    const counts = (await cards.locator('header strong').allTextContents()).map(digits);
    expect(counts).toContain(first);
    expect(counts).toContain(second);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(await totalOf(page));
    await page.waitForURL(/[?&]compare=districts/);
    await page.getByRole('button', { name: '关闭对比（Esc）' }).click();
    expect(complaints()).toEqual([]);
  });

  it('says that a unit of a link is not in the data, and lets go of it', async () => {
    const page = await open('?in=999999999999&sel=unit:999999999999', { isLoaded: true });
    await page.getByText('没有找到：999999999999').waitFor();
    await page.waitForFunction(() => !/[?&]in=/.test(location.search));
    expect(await totalOf(page)).toBeGreaterThan(0);
  });
});
