import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seamLines } from '../../src/domain/screen/video-wall.ts';
import { shiftEndSchema, type ShiftEnd } from '../../src/schemas/shift-end.ts';
import { situationSchema, type Situation } from '../../src/schemas/situation.ts';
import { IS_LONG } from '../support/counts.ts';
import { launchBrowser, openPage, waitUntilUsable } from './support/browser.ts';
import { lettersBelow } from './support/letters.ts';
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
    await expect.poll(async () => (await rootData(page))['cursor']).toBe('off');
    const style = await page.evaluate(() => {
      const canvas = document.querySelector('.MapStage-module_canvas canvas');
      return [document.body, canvas ?? document.body].map((part) => getComputedStyle(part))
        .map(({ cursor, userSelect }) => ({ cursor, userSelect }));
    }); // prettier-ignore
    expect(style.map(({ cursor }) => cursor)).toEqual(['none', 'none']);
    expect(style[0]?.userSelect).toBe('none');
    expect(complaints()).toEqual([]);
  });

  it('shows the newest bar whole, and says of bars what they hold while they are looked at', async () => {
    const page = await open('?w=monitor&kiosk&t=24h');
    const bars = page.locator('.TimeHistogram-module_bars');
    const box = await bars.boundingBox();
    const edge = await page.getByRole('slider', { name: '结束时间' }).boundingBox();
    if (box === null || edge === null) throw new Error('no bars');
    // The handle stands beside the newest bar.
    expect(edge.x).toBeGreaterThanOrEqual(box.x + box.width - 1);
    expect(await page.locator('.TimeReadout-module_caption').textContent()).toMatch(/最新一柱已过 \d+%/);
    const tooltip = page.getByRole('tooltip');
    expect(await tooltip.count()).toBe(0);
    await page.mouse.move(box.x + box.width - 2, box.y + 10);
    await expect
      .poll(() => tooltip.textContent())
      .toMatch(/^\d\d:00–\d\d:00 · 至今 \d+ 件 · 占图中 [\d,]+ 件的 \d+\.\d% · 未满，已过 \d+%$/);
    await page.mouse.move(box.x + box.width / 2, box.y + 10);
    await expect.poll(() => tooltip.textContent()).toMatch(/^\d\d-\d\d \d\d:00–\d\d:00 · \d+ 件 · 占图中/);
    await page.mouse.move(box.x + box.width / 2, box.y - 200);
    await tooltip.waitFor({ state: 'hidden' });
    await page.keyboard.press('Shift');
    await page.getByRole('slider', { name: '移动时间段' }).focus();
    await expect.poll(() => tooltip.textContent()).toMatch(/ – .* · 至今 \d+ 件/);
    await page.getByRole('slider', { name: '移动时间段' }).blur();
    await tooltip.waitFor({ state: 'hidden' });
  });

  it('has no letter lower than a sixtieth of its height but the sources of its map', async () => {
    const page = await open('?w=monitor&kiosk&t=24h');
    await page.locator('.Notice-module_sources').waitFor();
    expect(await lettersBelow(page)).toEqual(['Notice-module_sources 13px']);
    // Nor has a dossier.
    await page.locator('[data-burning] [data-row]').first().click();
    await page.locator('[data-part="dossier"] h3').first().waitFor();
    expect(await lettersBelow(page)).toEqual(['Notice-module_sources 13px']);
    // Nor have units beside each other.
    for (const compared of ['districts', 'completionRate.county', '430202000000,430211000000']) {
      await open(`?w=monitor&kiosk&compare=${compared}`);
      await page.locator('[data-part="comparison"] :is(.DistrictCard-module_head, table)').first().waitFor();
      expect(await lettersBelow(page, '[data-part="comparison"]'), compared).toEqual([]);
    }
  });

  it('says that it has left the present, follows again at its end or with 0, and returns by itself', async () => {
    const page = await open('?w=monitor&kiosk&t=24h');
    const note = page.locator('.PresentNote-module_note');
    const range = () => new URL(page.url()).searchParams.get('t');
    // The arrows move the focus and not the range; nothing comes after the present: the wall does not freeze.
    for (const key of ['ArrowLeft', 'ArrowRight', '.']) await page.keyboard.press(key);
    await page.waitForTimeout(500);
    expect([await note.count(), range()]).toEqual([0, '24h']);
    await page.keyboard.press(',');
    await expect
      .poll(() => note.textContent())
      .toMatch(/^正在看 \d\d-\d\d \d\d:\d\d – .*，不是现在\d\d:\d\d 起 · 3 分钟后回到现在 · 按 0$/);
    await page.keyboard.press('.');
    await note.waitFor({ state: 'detached' });
    await expect.poll(range).toBe('24h');
    await page.keyboard.press(',');
    await note.waitFor();
    await page.keyboard.press('0');
    await note.waitFor({ state: 'detached' });
    await page.keyboard.press(',');
    await note.waitFor();
    // A whole page says it of the map behind it.
    await page.keyboard.press('h');
    await page.getByText(/^地图不是现在的 · 3 分钟后回到现在 · 按 0 · 3 分钟后关闭此页$/).waitFor();
    await page.keyboard.press('Backspace');
    // Two minutes pass, a hand, and three minutes.
    const pass = (ms: number) =>
      page.evaluate((later) => {
        const { now } = performance;
        performance.now = () => now.call(performance) + later;
      }, ms);
    await pass(125_000);
    await expect.poll(() => note.textContent()).toMatch(/\d\d 秒后回到现在/);
    await page.keyboard.press('Shift');
    await expect.poll(() => note.textContent()).toMatch(/3 分钟后回到现在/);
    await pass(181_000);
    await note.waitFor({ state: 'detached' });
    await expect.poll(range).toBe('24h');
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
    await page.getByText(/^已暂停，\d+ 秒后继续$/).waitFor();
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
    const ends: ShiftEnd[] = [];
    page.on('response', (reply) => {
      const { pathname } = new URL(reply.url());
      const keep = (body: unknown) => {
        if (pathname === '/api/situation') seen.push(situationSchema.parse(body));
        if (pathname === '/api/shift-end') ends.push(shiftEndSchema.parse(body));
      };
      if (['/api/situation', '/api/shift-end'].includes(pathname)) void reply.json().then(keep, () => undefined);
    }); // prettier-ignore
    await page.goto(`${sharedCityUrl()}/?page=handover`);
    const values = page.locator('[data-section="figures"] tbody tr td:nth-child(2)');
    await values.first().waitFor({ timeout: 60_000 });
    expect(await page.locator('.MapStage-module_canvas').count()).toBe(0);
    // In the first half hour of a shift the page speaks of the one before.
    await page.getByRole('radio', { name: '本班' }).click();
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
    await page.getByRole('radio', { name: '上一班' }).click();
    // What is true now is not said of a shift that has ended.
    await expect.poll(async () => (await values.allTextContents()).slice(-2)).toEqual(['—', '—']);
    await expect
      .poll(async () => {
        const shown = await values.allTextContents();
        return ends.some(({ open: inHand, overdue, dueSoon, near, reports }) =>
          [inHand, overdue, dueSoon, near, reports].every(
            (count, index) => shown[index] === count.toLocaleString('en'),
          ),
        );
      })
      .toBe(true);
    expect(await page.locator('article').textContent()).toContain('截至本班结束');
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

/** The head of what is overdue where thousands are, if its count is cut. */
const cutHeadOfMany = async (page: Page) => {
  const burning = page.locator('[data-state="ready"]', { has: page.locator('[data-burning]') });
  return burning.locator('.Panel-module_aside span').evaluate((count) => {
    const text = count.firstChild ?? count;
    const before = text.textContent;
    text.textContent = before?.replace(/\d[\d,]*/, '8,888') ?? null;
    const said = text.textContent;
    const isCut = (count.parentElement?.scrollWidth ?? 0) > (count.parentElement?.clientWidth ?? 0) + 1;
    text.textContent = before;
    return isCut ? said : null;
  });
};

describe.each([
  [1366, 768],
  [1920, 1080],
  [3840, 1080],
] as const)('at %i × %i, in both languages', (width, height) => {
  it('leaves the map to the map, and ends lines between words', async () => {
    for (const language of ['zh-CN', 'en']) {
      const page = await open(`?w=monitor&kiosk&lang=${language}`, { width, height });
      // A range that was stepped has the longest words.
      await page.keyboard.press(',');
      await page.locator('.PresentNote-module_note').waitFor();
      const seen = () =>
        page.evaluate(() => {
          const box = (selector: string) =>
            document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
          const areaOf = (selector: string) => box(selector).width * box(selector).height;
          const notes = [...document.querySelectorAll<HTMLElement>('.NumberBar-module_note')];
          const linesOf = (element: HTMLElement) =>
            element.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(element).lineHeight);
          return {
            legend: areaOf('.Legend-module_legend') / areaOf('.Shell-module_middle'),
            broken: notes
              .flatMap((note) => [...note.querySelectorAll('span')])
              .filter((part) => part.getClientRects().length > 1).length,
            lines: Math.round(Math.max(...notes.map(linesOf))),
            cut: notes.filter((note) => note.scrollWidth > note.clientWidth + 1).length,
          };
        });
      await expect.poll(seen, { message: language }).toMatchObject({ broken: 0, cut: 0 });
      const { legend, lines } = await seen();
      expect(legend).toBeLessThan(0.12);
      expect(await cutHeadOfMany(page), language).toBeNull();
      expect(lines).toBeLessThanOrEqual(2);
      await page.keyboard.press('0');
      await page.locator('.PresentNote-module_note').waitFor({ state: 'detached' });
      const caption = await page.locator('.TimeReadout-module_caption').evaluate((element) => {
        const { height: tall } = element.getBoundingClientRect();
        const lineHeight = Number.parseFloat(getComputedStyle(element).lineHeight);
        return { drawn: Math.round(tall / lineHeight), said: element.textContent.split('\n').length };
      });
      expect(caption.drawn).toBe(caption.said);
    }
  });
});

/** What each page of the columns shows whole at least: rows of its panels by their title. */
const PAGES = {
  low: [
    [/^态势/, /^告急/, { '类别 TOP': 6, 超时急办: 4, 事件: 2 }],
    [/^指挥/, /^时限/, { 三级办理: 3, 三级指挥: 6, 'SLA 雷达': 2, 事件: 2 }],
    [/^考核/, /^研判/, { 月度考核: 8 }],
  ],
  high: [
    [/^态势/, /^告急/, { '类别 TOP': 4, 三级办理: 3, 超时急办: 4, 'SLA 雷达': 3, 事件: 2 }],
    [/^指挥/, /^研判/, { 三级指挥: 6, 月度考核: 4, 事件: 1 }],
  ],
  wide: [[null, null, { '类别 TOP': 4, 三级办理: 3, 三级指挥: 6, 月度考核: 6, 超时急办: 4, 'SLA 雷达': 2, 事件: 2 }]],
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
      const box = part.closest('.Panel-module_aside') ?? part;
      const isHead =
        part.closest('[data-part="numbers"], .Panel-module_head, .PageStrip-module_strip') !== null;
      const isCut =
        ((box !== part || overflowX !== 'visible') && box.scrollWidth > box.clientWidth + 1) ||
        (isHead && overflowX !== 'visible' && part.scrollHeight > part.clientHeight + 2);
      const faults = [];
      if (isCut && (isHead || part.clientWidth < 7 * size)) faults.push(`cut: ${name}`);
      if (size < innerHeight / 60 - 0.1) faults.push(`too small: ${name}`);
      return faults;
    });
  });

/** Whether the radar, where one is seen, shows all its departments or says how many it does not. */
const saysWhatRadarHides = (page: Page) =>
  page.evaluate(() => {
    const lines = [...document.querySelectorAll('[data-radar] [data-line]')];
    const body = document.querySelector('[data-radar]')?.parentElement?.getBoundingClientRect();
    const words = document.querySelector('[data-radar] > p');
    if (body === undefined || words === null) return true;
    const bottom = body.bottom - words.getBoundingClientRect().height;
    const cut = lines
      .map((line) => line.getBoundingClientRect())
      .filter((line) => line.top < body.top - 1 || line.bottom > bottom + 1).length;
    return words.textContent?.startsWith(`+${cut} `) === cut > 0;
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
      await expect.poll(() => saysWhatRadarHides(page)).toBe(true);
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
