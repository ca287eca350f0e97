import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { THEME_NAMES } from '../../src/state/view/view-state.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { launchBrowser, openPage } from './support/browser.ts';
import { findMisfits } from './support/clipped-texts.ts';
import { latinWords } from './support/latin-words.ts';
import { leadTo, PAGE_VIEWS, type PageView } from './support/page-views.ts';
import { sharedCityUrl } from './support/served-app.ts';
import { sharePage } from './support/shared-page.ts';

/* What a link brings, and that all that it can bring is legible, reachable and named: one page, led from link to link. */

const isLong = Number(process.env['GRIDLIGHT_TEST_LONG'] ?? 0) > 0;

let browser: Browser;
const { open, complaints } = sharePage(() => browser, sharedCityUrl, { isCalm: true, isCoarse: true });

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

/** These in `npm test`, all of them in `npm run test:long`. */
const viewsNamed = (...names: readonly string[]): readonly PageView[] =>
  isLong ? PAGE_VIEWS : PAGE_VIEWS.filter(({ name }) => names.includes(name));

it('a link brings tabs, open panels and columns, and the page says them in its own', async () => {
  const page = await open('?tabs=left.command,right.meaning&open=tools&cols=left');
  expect(await page.locator('aside[data-side="left"]').getAttribute('data-open')).toBe('true');
  expect(await page.locator('aside[data-side="right"]').getAttribute('data-open')).toBe('false');
  await page.getByRole('heading', { name: '图层与指标' }).waitFor();
  await page.keyboard.press('f');
  await page.getByRole('heading', { name: '三级指挥' }).waitFor();
  await page.keyboard.press('w');
  await page.waitForURL((url) => url.searchParams.get('open') === 'weekClock');
  await page.getByRole('button', { name: '展开事件列表' }).click();
  await page.waitForURL((url) => !url.searchParams.has('cols'));
  const { searchParams } = new URL(page.url());
  expect(searchParams.get('tabs')).toBe('left.command,right.meaning');
  expect(complaints()).toEqual([]);
});

it('what a link says in vain is told in sentences, and an unknown unit gives way to the city', async () => {
  const page = await open('?lang=ZH&colour=red&t=9d&tabs=left.cellar&in=430299000000');
  const note = page.locator('[data-part="notes"] p');
  await expect
    .poll(() => note.allInnerTexts(), { timeout: 30_000 })
    .toEqual([
      '链接里有一段“colour=red”，本页没有这一项，未采用。',
      '链接里的时间范围“9d”读不懂，现显示近 7 天。',
      '链接里的面板页签没有“left.cellar”，已略去，其余照用。',
      '链接里的单元 430299000000 不在现有数据里，现显示全市。',
    ]);
  await expect.poll(() => page.locator('[data-part="column"] [aria-busy="true"]').count()).toBe(0);
});

it('a look at the map passes when a key is pressed', async () => {
  const page = await open('?at=113.13,27.84,11&layers=units&cols=none&open=none&level=county');
  const tip = page.locator('.MapTooltip-module_tooltip');
  await expect
    .poll(
      async () => {
        await page.mouse.move(600 + Math.random() * 40, 330);
        return tip.count();
      },
      { timeout: 30_000 },
    )
    .toBe(1);
  await page.keyboard.press('Shift');
  await expect.poll(() => tip.count()).toBe(0);
  expect(await page.locator('.maplibregl-canvas').getAttribute('aria-label')).toBe('地图');
});

it('the map page is printed on one sheet, with the map on it', async () => {
  const page = await open('?cat=B&in=430204000000&t=30d');
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  expect(pdf).toMatch(/\/MediaBox \[0 0 84[12][.\d]* 59[456][.\d]*\]/);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print', reducedMotion: 'reduce' });
  const sheet = page.locator('[data-part="print"]');
  const text = await sheet.innerText();
  for (const part of ['株洲', '石峰区', '办结率', '事件密度', '公里', '打印于', '模拟数据'])
    expect(text).toContain(part);
  const colours = await sheet.locator('figure canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });
  expect(colours).toBeGreaterThan(20);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen', reducedMotion: 'reduce' });
  expect(await sheet.count()).toBe(0);
});

describe('nothing is cut, covered or out of reach', () => {
  const columns = ['left', 'right'].flatMap((side) =>
    ['monitor', 'patrol'].map((workspace) => ({
      name: `${workspace}, the ${side} column`,
      link: `?w=${workspace}&cols=${side}`,
    })),
  );
  const shown = viewsNamed(
    'monitor',
    'dossier of a district',
    'comparison of units',
    'tour, a stop',
    'hand-over',
    'help',
    'wall',
  );
  // A wall of 1920 × 1080 and a laptop of 1366 × 768, both enlarged to twice their size, and a phone.
  const SIZES = isLong
    ? ([[960, 540], [390, 844], [683, 384], [1200, 675], [1366, 768], [1920, 1080], [2400, 1350]] as const)
    : ([[960, 540], [390, 844], [683, 384]] as const); // prettier-ignore
  // English takes the most room.
  const LANGUAGES = isLong ? (['zh-CN', 'en'] as const) : (['en'] as const);
  it.each(SIZES.flatMap(([width, height]) => LANGUAGES.map((lang) => [width, height, lang] as const)))(
    'in a window of %i × %i, %s',
    async (width, height, lang) => {
      const page = await open('', { width, height });
      const found: Record<string, unknown> = {};
      for (const view of [...shown, ...(width < 960 ? columns : [])]) {
        await leadTo(page, view, `${view.link === '' ? '?' : '&'}lang=${lang}`);
        const misfits = await findMisfits(page);
        if (misfits.length > 0) found[view.name] = misfits;
        if (view.link.includes('w=monitor') && (await page.locator('dialog[open]').count()) === 0)
          for (const part of ['.Header-module_brand span', '.DataAge-module_age', '.Clock-module_clock'])
            expect(await page.locator(part).first().isVisible(), `${view.name}: ${part}`).toBe(true);
      }
      expect(found).toEqual({});
    },
    600_000,
  );

  it('on a phone one column at a time, the one that was asked for last', async () => {
    const page = await open('?w=monitor&cols=both', { width: 390, height: 844 });
    const openColumns = () =>
      page
        .locator('aside[data-open="true"][data-side]')
        .evaluateAll((columns) => columns.map((column) => column.getAttribute('data-side')));
    await expect.poll(openColumns).toEqual(['right']);
    await page.getByRole('button', { name: '展开态势面板' }).click();
    await expect.poll(openColumns).toEqual(['left']);
    await leadTo(page, { name: 'a dossier over it', link: '?w=monitor&cols=left&sel=unit:430204000000' });
    await expect.poll(openColumns).toEqual(['right']);
    await page.getByRole('button', { name: '收起事件列表' }).click();
    await expect.poll(openColumns).toEqual(['left']);
    await page.setViewportSize({ width: 1366, height: 768 });
    await leadTo(page, { name: 'turned', link: '?w=monitor' });
    await expect.poll(openColumns).toEqual(['left', 'right']);
  });

  it('a range of one bar can be held at both edges and between them', async () => {
    const page = await open('?w=monitor', { width: 390, height: 844 });
    await page.getByRole('slider', { name: '开始时间' }).press('End');
    const held = () =>
      page.locator('[data-grip]').evaluateAll((grips) =>
        grips.map((grip) => {
          const box = grip.getBoundingClientRect();
          const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
          return `${grip.getAttribute('data-grip')} ${box.width < 5} ${top === grip}`;
        }),
      );
    await expect.poll(held).toEqual(['window true true', 'from false true', 'to false true']);
  });
});

it('a Chinese page has no English words, and axe finds nothing on any page in both languages and all themes', async () => {
  const page = await open('');
  const found: Record<string, unknown> = {};
  const shown = viewsNamed(
    'monitor',
    'monitor, the other tabs',
    'dossier of a district',
    'patrol, when',
    'hand-over',
    'help',
  );
  const looks = isLong
    ? THEME_NAMES.flatMap((theme) => ['zh-CN', 'en'].map((lang) => ({ theme, lang })))
    : [
        { theme: 'desk-dark', lang: 'zh-CN' },
        { theme: 'desk-light', lang: 'en' },
      ];
  for (const [look, { theme, lang }] of looks.entries())
    for (const [index, view] of shown.entries()) {
      // In `npm test` axe sees each page in one of the looks.
      const isJudged = isLong || index % looks.length === look;
      const isRead = lang === 'zh-CN' && view.name !== 'notes of a link';
      if (!isJudged && !isRead) continue;
      await leadTo(page, view, `${view.link === '' ? '?' : '&'}theme=${theme}&lang=${lang}`);
      const faults = isJudged ? await accessibilityFaults(page) : [];
      const words = isRead ? await latinWords(page) : [];
      if (faults.length + words.length > 0) found[`${view.name} ${theme} ${lang}`] = [...faults, ...words];
    }
  expect(found).toEqual({});
}, 1_800_000);

it('a page opens in the language of the browser and remembers the theme that was chosen', async () => {
  const { page } = await openPage(browser, { locale: 'en-US', isCoarse: true });
  const look = () =>
    page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset['theme']]);
  await page.goto(`${sharedCityUrl()}/?page=rumours`);
  await expect.poll(look, { timeout: 60_000 }).toEqual(['en', 'desk-dark']);
  await page.getByRole('heading', { name: 'Rumours as cases of law' }).waitFor();
  // Its marks are not as wide as a Chinese character.
  const markEm = await page.evaluate(() => {
    const mark = document.body.appendChild(document.createElement('span'));
    mark.textContent = '“';
    const em = mark.getBoundingClientRect().width / parseFloat(getComputedStyle(mark).fontSize);
    mark.remove();
    return em;
  });
  expect(markEm).toBeLessThan(0.6);
  await page.keyboard.press('t');
  await expect.poll(look).toEqual(['en', 'desk-light']);
  await page.goto(`${sharedCityUrl()}/?page=rumours&lang=zh`);
  await expect.poll(look, { timeout: 60_000 }).toEqual(['zh-CN', 'desk-light']);
  await page.close();
});
