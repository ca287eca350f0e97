import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seamLines } from '../../src/domain/screen/video-wall.ts';
import { situationSchema, type Situation } from '../../src/schemas/situation.ts';
import { IS_LONG } from '../support/counts.ts';
import { launchBrowser, openPage, waitUntilUsable } from './support/browser.ts';
import { sharedCityUrl } from './support/served-app.ts';
import { sharePage, type PageWish } from './support/shared-page.ts';

let browser: Browser;

const shared = sharePage(() => browser, sharedCityUrl, { isCoarse: true });
const { complaints } = shared;
const open = (link: string, wish: PageWish = {}) => shared.open(link, { width: 1920, height: 1080, ...wish });

const rootData = (page: Page) => page.evaluate(() => ({ ...document.documentElement.dataset }));
const rotation = (page: Page) => page.getByText(/^轮播 \d+\/\d+$/);

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

describe('a wall that nobody sits at', () => {
  it('has no tools, no cursor at rest and nothing to mark', async () => {
    const page = await open('?w=monitor&kiosk');
    await expect.poll(() => rootData(page)).toMatchObject({ theme: 'wall', kiosk: 'true' });
    for (const part of [
      '.Header-module_tools',
      '.Header-module_search',
      '.Shell-module_columnToggle',
      '.MapControls-module_controls',
    ])
      expect(await page.locator(part).first().isVisible(), part).toBe(false);
    await page.mouse.move(900, 500);
    await page.mouse.move(910, 505);
    expect((await rootData(page))['cursor']).toBeUndefined();
    await expect.poll(async () => (await rootData(page))['cursor'], { timeout: 8_000 }).toBe('off');
    const style = await page.evaluate(() => {
      const canvas = document.querySelector('.MapStage-module_canvas canvas');
      return [document.body, canvas ?? document.body].map((part) => getComputedStyle(part))
        .map(({ cursor, userSelect }) => ({ cursor, userSelect }));
    }); // prettier-ignore
    expect(style.map(({ cursor }) => cursor)).toEqual(['none', 'none']);
    expect(style[0]?.userSelect).toBe('none');
    expect(complaints()).toEqual([]);
  });

  it('turns through its places, holds still for a hand, and goes where the remote control says', async () => {
    const page = await open('?w=monitor&kiosk&rotate=5s', { isLoaded: true });
    const stop = async () =>
      (await rotation(page).textContent())
        ?.match(/(\d+)\/(\d+)/)
        ?.slice(1)
        .map(Number);
    const first = (await stop())?.[0];
    await expect.poll(async () => (await stop())?.[0], { timeout: 40_000 }).not.toBe(first);
    await page.keyboard.press('PageUp');
    await page.getByText('已暂停').waitFor();
    const [at = 0, of = 0] = (await stop()) ?? [];
    await page.waitForTimeout(7_000);
    expect(await stop()).toEqual([at, of]);
    await page.keyboard.press('PageDown');
    await expect.poll(stop).toEqual([(at % of) + 1, of]);
    await page.keyboard.press('r');
    await rotation(page).waitFor({ state: 'detached' });
    await page.keyboard.press('r');
    await expect.poll(stop).toEqual([(at % of) + 1, of]);
    await page.keyboard.press('0');
    await expect.poll(() => rotation(page).textContent()).toMatch(/^轮播 1\//);
    await page.keyboard.press('r');
    await rotation(page).waitFor({ state: 'detached' });
    await expect.poll(() => new URL(page.url()).searchParams.get('rotate')).toBeNull();
    expect(complaints()).toEqual([]);
  });

  it('shows night colours where they are asked for, on the page and on the map', async () => {
    const page = await open('?w=monitor&kiosk&dim=off');
    const ground = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--background'));
    expect(await ground()).toBe('#0a111d');
    await page.keyboard.press('d');
    await page.keyboard.press('d');
    await expect.poll(ground).toBe('#070c14');
  });
});

describe('the hand-over page', () => {
  it('has the numbers of the situation, is one sheet, and is left with Escape', async () => {
    const { page, complaints: itsComplaints } = await openPage(browser, { isCoarse: true });
    const seen: Situation[] = [];
    page.on('response', (reply) => {
      if (new URL(reply.url()).pathname !== '/api/situation') return;
      void reply.json().then((body) => seen.push(situationSchema.parse(body)), () => undefined);
    }); // prettier-ignore
    await page.goto(`${sharedCityUrl()}/?page=handover`);
    const values = page.locator('[data-section="figures"] tbody tr td:nth-child(2)');
    await values.first().waitFor({ timeout: 60_000 });
    expect(await page.locator('.MapStage-module_canvas').count()).toBe(0);
    await expect
      .poll(async () => {
        const shown = await values.allTextContents();
        return seen.some(({ open: inHand, overdue, dueSoon, today, completion, cameras }) => {
          const said = [inHand, overdue, dueSoon].map((count) => count.toLocaleString('en'));
          return (
            said.every((text, index) => shown[index] === text) &&
            shown[5] === today.reported.toLocaleString('en') &&
            shown[6]?.includes(
              `(${completion.numerator.toLocaleString('en')}/${completion.denominator.toLocaleString('en')})`,
            ) &&
            shown[7]?.includes(
              `(${cameras.online.toLocaleString('en')}/${cameras.total.toLocaleString('en')})`,
            )
          );
        });
      })
      .toBe(true);
    const sheet = await page.pdf({ preferCSSPageSize: true });
    expect(sheet.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBe(1);
    await page.keyboard.press('Escape');
    await waitUntilUsable(page);
    expect(itsComplaints).toEqual([]);
    await page.close();
  });

  it('lies over the map, which stays, and counts the reports of its shift as the server does', async () => {
    const page = await open('?w=monitor&kiosk');
    await page.keyboard.press('h');
    const row = page.locator('[data-section="figures"] tr', { hasText: '本班新增' });
    await expect.poll(() => row.locator('td').nth(1).textContent(), { timeout: 20_000 }).toMatch(/^\d/);
    expect(await page.locator('.MapStage-module_canvas canvas').count()).toBeGreaterThan(0);
    await page.keyboard.press('Backspace');
    await row.waitFor({ state: 'detached' });
  });
});

describe.each<readonly [number, number]>([
  [1366, 768],
  [1920, 1080],
  [3840, 1080],
  // Four times the pixels to draw; of this size `npm test` looks at the seams alone, below.
  ...(IS_LONG ? [[3840, 2160] as const] : []),
])('at %i × %i', (width, height) => {
  it('no panel lies over another, and every panel lies on the screen', async () => {
    const page = await open('?w=monitor&kiosk', { width, height });
    await page.waitForTimeout(1_500);
    const boxes = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          '.Header-module_header, [data-part="numbers"], .Shell-module_column .Panel-module_panel, .Shell-module_timeSlot, .Legend-module_legend, .Notice-module_notice',
        ),
      ]
        .map((part) => part.getBoundingClientRect())
        .filter(({ width: w, height: h }) => w > 0 && h > 0)
        .map(({ left, right, top, bottom }) => ({ left, right, top, bottom })),
    );
    expect(boxes.length).toBeGreaterThan(8);
    const meet = boxes.flatMap((one, index) =>
      boxes
        .slice(index + 1)
        .filter(
          (other) =>
            Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
            Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1,
        )
        .map((other) => [one, other]),
    );
    expect(meet).toEqual([]);
    for (const box of boxes)
      expect(box.left >= 0 && box.top >= 0 && box.right <= width + 1 && box.bottom <= height + 1).toBe(true);
  });
});

/** What each page of the columns shows whole at least: rows of its panels by their title. */
const PAGES = {
  low: [
    [/^态势/, /^火情/, { '类别 TOP': 6, 火情: 4, 事件: 2 }],
    [/^指挥/, /^时限/, { 三级办理: 3, 三级指挥: 6, 'SLA 雷达': 2, 事件: 2 }],
    [/^考核/, /^研判/, { 月度考核: 8 }],
  ],
  high: [
    [/^态势/, /^火情/, { '类别 TOP': 4, 三级办理: 3, 火情: 3, 'SLA 雷达': 2, 事件: 2 }],
    [/^指挥/, /^研判/, { 三级指挥: 6, 月度考核: 4, 事件: 1 }],
  ],
  wide: [[null, null, { '类别 TOP': 4, 三级办理: 3, 三级指挥: 6, 月度考核: 6, 火情: 4, 'SLA 雷达': 2, 事件: 2 }]],
} as const; // prettier-ignore

/** How many departments the radar has now: at some hours few limits are near. */
const rowsOfRadar = async () =>
  situationSchema.parse(await (await fetch(`${sharedCityUrl()}/api/situation`)).json()).radar.length;

/** Rows of the panel that lie in it as a whole. */
const wholeRows = (page: Page, title: string) =>
  page.getByRole('region', { name: title, exact: true }).evaluate((panel) => {
    const { top, bottom } = panel.querySelector('.Panel-module_body')?.getBoundingClientRect() ?? panel.getBoundingClientRect();
    return [...panel.querySelectorAll('li, tbody tr, [role="group"] [role="group"]')]
      .map((row) => row.getBoundingClientRect())
      .filter((row) => row.height > 0 && row.top >= top - 1 && row.bottom <= bottom + 1).length;
  }); // prettier-ignore

/**
 * Texts of the row of numbers and the columns that are cut: a caption or a head at all, anything else before its
 * seventh character (which names there are depends on the hour); and texts lower than a sixtieth of the screen.
 */
const faultsOf = (page: Page) =>
  page.evaluate(() => {
    const parts = [
      ...document.querySelectorAll<HTMLElement>('[data-part="numbers"] *, .Shell-module_column *'),
    ];
    const texts = parts.filter(
      (part) =>
        part.clientWidth > 1 &&
        part.closest('.utilities-module_visuallyHidden') === null &&
        [...part.childNodes].some(
          ({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim() !== '',
        ),
    );
    return texts.flatMap((part) => {
      const { overflowX, fontSize } = getComputedStyle(part);
      const size = Number.parseFloat(fontSize);
      const name = `${part.textContent ?? ''} (${size.toFixed(1)} px, ${part.scrollWidth} in ${part.clientWidth})`;
      const isHead =
        part.closest('[data-part="numbers"], .Panel-module_head, .PageStrip-module_strip') !== null;
      const isCut =
        (overflowX !== 'visible' && part.scrollWidth > part.clientWidth + 1) ||
        (isHead && overflowX !== 'visible' && part.scrollHeight > part.clientHeight + 2);
      const faults = [];
      if (isCut && (isHead || part.clientWidth < 7 * size)) faults.push(`cut: ${name}`);
      if (size < innerHeight / 60 - 0.1) faults.push(`too small: ${name}`);
      return faults;
    });
  });

describe.each([
  ['?w=monitor&theme=wall&t=7d', 1366, 768, PAGES.low],
  ['?w=monitor&kiosk&t=7d', 1366, 768, PAGES.low],
  ['?w=monitor&kiosk&t=7d', 1920, 1080, PAGES.high],
  ...(IS_LONG ? [['?w=monitor&kiosk&t=7d', 2560, 1440, PAGES.high] as const] : []),
  ['?w=monitor&kiosk&t=7d', 3840, 1080, PAGES.wide],
] as const)('%s at %i × %i', (query, width, height, pages) => {
  it('shows captions and enough rows as a whole, in letters that can be read from afar', async () => {
    // One layout is the first of its page, the others follow a change of the screen.
    const page = await open(query, { width, height, isLoaded: width === 1920 });
    await page.locator('.Shell-module_column [data-state="ready"]').first().waitFor();
    for (const [left, right, rows] of pages) {
      if (left !== null) await page.getByRole('radio', { name: left }).click();
      if (right !== null) await page.getByRole('radio', { name: right }).click();
      for (const [title, least] of Object.entries(rows))
        await expect
          .poll(() => wholeRows(page, title), { message: title })
          .toBeGreaterThanOrEqual(title === 'SLA 雷达' ? Math.min(least, await rowsOfRadar()) : least);
      expect(await faultsOf(page), String(left)).toEqual([]);
    }
    expect(complaints()).toEqual([]);
  });
});

it('a wall of 2 × 2 screens has no tile and no panel of its columns on a seam', async () => {
  const size = { width: 3840, height: 2160 };
  const page = await open('?w=monitor&kiosk&split=2x2', { ...size, isLoaded: IS_LONG });
  await page.waitForTimeout(1_500);
  const lines = seamLines({ columns: 2, rows: 2 }, size.width, size.height);
  const spans = await page.evaluate(() => ({
    tiles: [...document.querySelectorAll('[data-part="numbers"] > *')]
      .map((tile) => tile.getBoundingClientRect())
      .map(({ left, right }) => [left, right] as const),
    panels: [...document.querySelectorAll('.Shell-module_column .Panel-module_panel')]
      .map((panel) => panel.getBoundingClientRect())
      .map(({ top, bottom }) => [top, bottom] as const),
  }));
  expect(spans.tiles.length).toBeGreaterThan(4);
  expect(spans.panels.length).toBeGreaterThan(4);
  const crossing = (list: readonly (readonly [number, number])[], seams: readonly number[]) =>
    list.filter(([from, to]) => seams.some((seam) => from < seam && to > seam));
  expect(crossing(spans.tiles, lines.x)).toEqual([]);
  expect(crossing(spans.panels, lines.y)).toEqual([]);
});
