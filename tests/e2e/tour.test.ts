import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../server/database/open-database.ts';
import { isStatistic } from '../../src/domain/statistics/no-statistic.ts';
import { tourSchema, type Tour } from '../../src/schemas/tours.ts';
import { IS_LONG } from '../support/counts.ts';
import { launchBrowser, openPage, waitUntilUsable, type WatchedPage } from './support/browser.ts';
import { isOnPaper } from './support/printed.ts';
import { copyCity, sharedCityUrl } from './support/served-app.ts';
import { sharePage } from './support/shared-page.ts';
import { boxOfStop, countOfVariable } from './support/tour-in-sql.ts';
import { readScreen, screenBox, type StopOnScreen } from './support/tour-on-screen.ts';

const readTour = (id: string): Tour =>
  tourSchema.parse(
    JSON.parse(
      readFileSync(path.resolve(import.meta.dirname, `../../data/zhuzhou/tours/${id}.json`), 'utf8'),
    ),
  );
const TOUR = readTour('city');
/** The narrowest desk and a phone; the wide ones leave more room, and are walked by `npm run test:long`. */
const SIZES: readonly (readonly [number, number])[] = [
  [1366, 768],
  [390, 844],
  ...(IS_LONG
    ? ([
        [1920, 1080],
        [3840, 1080],
      ] as const)
    : []),
];
/** The link says the zoom with two decimals: so far may the subject lie from where it is reckoned to be. */
const ROUNDING_PX = 4;

let browser: Browser;
let database: OpenDatabase;
let home: string;
let watched: WatchedPage | undefined;

/** For what needs neither a size nor a tour of its own. */
const shared = sharePage(() => browser, sharedCityUrl, { isCalm: true, isCoarse: true });

/** Opens a page without motion at a link; `prepare` readies it before. */
async function open(
  link: string,
  size: readonly [number, number] = [1366, 768],
  prepare?: (page: Page) => Promise<unknown>,
): Promise<Page> {
  watched = await openPage(browser, { width: size[0], height: size[1], isCoarse: true });
  const { page } = watched;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await prepare?.(page);
  await page.goto(`${sharedCityUrl()}/${link}`);
  await waitUntilUsable(page);
  // Keys are heard from when the code of the header is there.
  await page.locator('header').first().waitFor();
  return page;
}

const stopOf = (page: Page) => page.locator('[data-part="stop"]').getAttribute('data-stop');

/** Waits until a stop is shown and none of its numbers is on its way. */
async function untilShown(page: Page, number: number, id: string): Promise<void> {
  await page.locator(`[data-part="stop"][data-stop="${id}"]`).waitFor();
  await page.waitForURL((url) => url.searchParams.get('stop') === String(number));
  await page.waitForFunction(
    () =>
      ![...document.querySelectorAll('[data-part="stop"] [data-variable]')].some(
        ({ textContent }) => textContent === '…',
      ),
    undefined,
    { timeout: 30_000 },
  );
}

/** How far the subject reaches out of the free part of the map, px; and how much of its width or height it fills. */
function fitOf(screen: StopOnScreen, box: readonly [number, number, number, number]) {
  const subject = screenBox(screen, box);
  const { free } = screen;
  const outside = Math.max(
    free.left - subject.left,
    free.top - subject.top,
    subject.right - free.right,
    subject.bottom - free.bottom,
  );
  const filled = Math.max(
    (subject.right - subject.left) / (free.right - free.left),
    (subject.bottom - subject.top) / (free.bottom - free.top),
  );
  return { isInside: outside <= ROUNDING_PX, isLarge: filled > 0.5 };
}

beforeAll(async () => {
  browser = await launchBrowser();
  home = mkdtempSync(path.join(tmpdir(), 'gridlight-tour-'));
  copyCity(home);
  database = await openDatabase({ home, databaseUrl: undefined });
});

afterEach(async () => {
  await watched?.page.unrouteAll({ behavior: 'ignoreErrors' });
  await watched?.page.close();
  watched = undefined;
});

afterAll(async () => {
  await browser?.close();
  await database?.close();
  rmSync(home, { recursive: true, force: true });
});

/** Each bundled tour, with the least number of its values that SQL can count. */
const WALKS = [
  ...SIZES.map(([width, height]) => ['city', width, height, 60] as const),
  ...(IS_LONG ? SIZES : []).map(([width, height]) => ['audit', width, height, 3] as const),
];

describe.each(WALKS)('every stop of the tour %s at %i × %i', (id, width, height, least) => {
  it('shows its subject free and its text whole, and says what SQL counts', async () => {
    const page = await open(`?w=tour&tour=${id}&stop=1`, [width, height]);
    let compared = 0;
    for (const [index, stop] of readTour(id).stops.entries()) {
      if (index > 0) await page.keyboard.press(index % 2 === 0 ? 'ArrowRight' : 'PageDown');
      await untilShown(page, index + 1, stop.id);
      const box = await boxOfStop(database.kysely, stop, width > 3 * height);
      await expect
        .poll(async () => fitOf(await readScreen(page), box), { message: `${stop.id}: the subject` })
        .toEqual({ isInside: true, isLarge: true });
      const screen = await readScreen(page);
      expect(screen.overflows, `${stop.id}: texts outside of their box`).toEqual([]);
      expect(screen.problems, `${stop.id}: what is missing`).toEqual([]);
      for (const { variable, value, from, to } of screen.values) {
        const counted = await countOfVariable(database.kysely, stop, { variable, from, to });
        if (counted === undefined) continue;
        compared++;
        expect(value, `${stop.id}: {${variable}}`).toBeCloseTo(counted, 9);
      }
    }
    expect(compared).toBeGreaterThan(least);
    expect(watched?.complaints).toEqual([]);
  });
});

/** A tour of two stops, of which the first asks for what is not there; long ones, for a slow page has to be there before the first has passed. */
const BROKEN: Tour = tourSchema.parse({
  id: 'broken',
  title: { 'zh-CN': '残缺' },
  stops: [
    {
      id: 'broken',
      title: { 'zh-CN': '{grids} 个' },
      text: { 'zh-CN': '{weather}、{figure:XX-99}、{grids@430299001000}' },
      view: { unit: '430299001000' },
      layers: ['units', 'satellites', 'cameras'],
      filter: 'in=430299001000&colour=red',
      highlight: ['430299001000', '430202000000'],
      seconds: 30,
    },
    {
      id: 'whole',
      title: { 'zh-CN': '{grids} 个' },
      text: { 'zh-CN': '文' },
      view: { unit: '430204000000' },
      layers: ['units'],
      filter: 'in=430204000000',
      seconds: 30,
    },
  ],
});

it('plays by itself, pauses, says a missing layer, a removed unit and unknown variables, goes on and stands at the end', async () => {
  const page = await open('?w=tour', [1366, 768], async (opened) => {
    await opened.route('**/api/tours', (route) =>
      route.fulfill({ json: [{ ...BROKEN, origin: 'saved', version: 1 }] }),
    );
    await opened.route('**/api/cameras*', (route) => route.fulfill({ json: [] }));
  });
  await page.getByRole('button', { name: '暂停', exact: true }).waitFor();
  await page.keyboard.press('Space');
  const play = page.getByRole('button', { name: '自动播放', exact: true });
  await play.waitFor();
  await untilShown(page, 1, 'broken');
  await expect
    .poll(async () => (await readScreen(page)).problems)
    .toEqual([
      '图层“satellites”不在本系统中，略去',
      '筛选“colour=red”不认识，略去',
      '单元 430299001000 已不在数据中，改看全域',
      '图层“cameras”没有数据，略去',
    ]);
  const { missing, values } = await readScreen(page);
  expect(missing).toEqual(['weather', 'figure:XX-99', 'grids@430299001000']);
  expect(values.map(({ variable, value }) => [variable, value])).toEqual([['grids', 1052]]);
  await page.locator('[data-variable="weather"]').hover();
  await page.getByRole('tooltip').getByText('变量“weather”不认识').waitFor();
  // From now on its clock runs six times as fast.
  await page.evaluate(() => {
    const now = performance.now.bind(performance);
    const since = now();
    performance.now = () => since + (now() - since) * 6;
  });
  await page.keyboard.press('Space');
  await untilShown(page, 2, 'whole');
  expect((await readScreen(page)).values.map(({ value }) => value)).toEqual([232]);
  await play.waitFor();
  expect(await stopOf(page)).toBe('whole');
  expect(watched?.complaints).toEqual([]);
});

it('is led by keys, by its dots and by links', async () => {
  const page = await shared.open('?w=tour&stop=3');
  const reached = async (id: string) => expect.poll(() => stopOf(page)).toBe(id);
  await reached('qingshuitang');
  for (const [key, id] of [['End', 'video'], ['PageUp', 'pickpockets'], ['Home', 'city'], ['4', 'shifeng'], ['9', 'shifeng'], ['ArrowLeft', 'qingshuitang']] as const) {
    await page.keyboard.press(key);
    await reached(id);
  } // prettier-ignore
  await page.getByRole('button', { name: /^第 6 站/ }).click();
  await reached('xijun');
  await page.evaluate(() => {
    history.pushState(null, '', '?w=tour&stop=5');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await reached('tianyuan');
  await page.waitForURL(/in=430211000000/);
  // Who does not see it hears it once, with its numbers.
  await expect
    .poll(() => page.locator('[data-part="announcement"]').innerText())
    .toBe('第 5 站：天元区 · 全科网格 · 800 个全科网格');
  // Another tour begins at its own first stop, wherever this one stands.
  await page.getByRole('combobox', { name: '哪一条巡览' }).selectOption('audit');
  await page.waitForURL(/tour=audit/);
  await page.locator('[data-part="stop"]').waitFor();
  expect(await page.getByText('页面出错了').count()).toBe(0);
});

it('says that there is no tour of a name, and which there are', async () => {
  const page = await shared.open('?w=tour&tour=nowhere');
  const list = page.locator('[data-part="tour-list"]');
  await list.getByText('没有这条巡览：nowhere').waitFor();
  await list.getByRole('button', { name: /领导巡览/ }).click();
  await page.locator('[data-part="stop"]').waitFor();
  expect(new URL(page.url()).searchParams.get('tour')).toBe('city');
});

it('tells source, day and verdict of a number to who points at it', async () => {
  const page = await shared.open('?w=tour&stop=4');
  await untilShown(page, 4, 'shifeng');
  await page.locator('[data-variable="figure:SF-10"]').first().focus();
  const notes = page.getByRole('tooltip');
  for (const note of ['报道值：报名未印出', '6,245 ÷ 6,329', '截至 约 2019-06-26', '不符'])
    await notes.getByText(note).first().waitFor();
  await page.keyboard.press('Escape');
  await notes.waitFor({ state: 'detached' });
});

it('has the page of figures, with the printed rate beside the recomputed one', async () => {
  const page = await shared.open('?w=tour&stop=4');
  await untilShown(page, 4, 'shifeng');
  const button = page.getByRole('button', { name: '数字核验', exact: true });
  await button.focus();
  await page.keyboard.press('f');
  const row = page.locator('[data-verdict="mismatch"] [data-figure="SF-10"]');
  await row.waitFor();
  expect((await row.locator('td').allInnerTexts()).slice(0, 2)).toEqual(['98.47%', '98.67%']);
  await page.getByText('全部', { exact: true }).click();
  await page.locator('[data-verdict="implausible"] [data-figure="QST-21"]').waitFor();
  const shown = await page.locator('[data-figure]').count();
  const all = (await (await page.request.get(`${sharedCityUrl()}/api/figures`)).json()) as {
    metric: string;
  }[];
  const counts = all.filter(({ metric }) => isStatistic(metric));
  expect(counts.length).toBeLessThan(all.length);
  expect(shown).toBe(counts.length);
  // It has the keys and the focus, and gives them back.
  const behind = () => page.evaluate(() => document.getElementById('root')?.inert);
  expect(await behind()).toBe(true);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await row.waitFor({ state: 'detached' });
  expect(await behind()).toBe(false);
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await stopOf(page)).toBe('shifeng');
});

it.each(['zh-CN', 'en'])('leaves one printed page behind, in %s', async (language) => {
  const page = await shared.open(`?w=tour&stop=1${language === 'en' ? '&lang=en' : ''}`);
  for (const [index, { id }] of TOUR.stops.entries()) {
    await page.keyboard.press(String(index + 1));
    await untilShown(page, index + 1, id);
  }
  await page.keyboard.press('p');
  await page.locator('[data-part="sheet"]').waitFor();
  expect(await page.locator('[data-part="sheet"]').innerText()).not.toMatch(/…|〔|\[no /);
  const pages = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g);
  expect(pages).toHaveLength(1);
  expect(await isOnPaper(page, '[data-part="sheet"]')).toBe(true);
  await page.keyboard.press('Escape');
});

it('is fetched when it is entered, and gives back what was there before', async () => {
  const page = await open('?t=30d&cat=A&layers=units,cameras&metric=overdue');
  const search = () => new URL(page.url()).searchParams;
  await expect.poll(() => search().has('at')).toBe(true);
  const before = search().toString();
  const fetched = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => /TourPanel/.test(new URL(name).pathname))
        .map(({ name }) => name),
    );
  expect(await fetched()).toEqual([]);
  await page.getByRole('button', { name: '巡览', exact: true }).click();
  await page.locator('[data-part="stop"]').waitFor();
  expect((await fetched()).length).toBeGreaterThan(0);
  await page.keyboard.press('5');
  await page.waitForURL(/in=430211000000/);
  await page.getByRole('button', { name: '值守', exact: true }).click();
  await expect.poll(() => search().toString()).toBe(before);
});

it('is led from the presenter’s window, and written, saved and removed beside the map', async () => {
  const page = await open('?w=tour&stop=2');
  await page.locator('[data-stop="hetang"]').waitFor();
  const opened = page.waitForEvent('popup');
  await page.keyboard.press('n');
  const presenter = await opened;
  await presenter.getByRole('heading', { name: '12 个片区，32 个微网格' }).waitFor({ timeout: 30_000 });
  expect(await presenter.locator('[data-part="presenter"]').innerText()).toContain(
    '平均一个片区不到 3 个微网格',
  );
  await presenter.keyboard.press('ArrowRight');
  await page.locator('[data-stop="qingshuitang"]').waitFor();
  await presenter.getByRole('button', { name: /^第 5 站/ }).click();
  await page.locator('[data-stop="tianyuan"]').waitFor();
  await presenter.getByText('下一站：天元区 · 西郡佳园“135”').waitFor();
  // Closing it hurts nobody.
  await presenter.close();
  await page.keyboard.press('Home');
  await page.locator('[data-stop="city"]').waitFor();

  await page.keyboard.press('e');
  const editor = page.locator('[data-part="tour-editor"]');
  await editor.getByRole('button', { name: '复制一份来改' }).first().click();
  const field = (name: string) => editor.getByRole('textbox', { name, exact: true });
  const note = editor.locator('[data-save]');
  await field('标题（中文）').fill('{grids} 个，{weather}');
  const preview = editor.locator('[data-part="preview"]').first();
  await expect.poll(() => preview.innerText()).toBe('1,052 个，〔无 weather〕');
  const seconds = editor.getByRole('spinbutton', { name: '停留（秒）' });
  await seconds.fill('2');
  await page.keyboard.press('Control+s');
  await editor.locator('[data-fault="stops.0.seconds"]').getByText('至少 5').waitFor();
  expect(await note.getAttribute('data-save')).toBe('faulty');
  await seconds.fill('20');

  // Stops change their order by keys, and go with one press and come back with another.
  const rows = () =>
    editor
      .locator('[data-stop-row]')
      .evaluateAll((all) => all.map((row) => row.getAttribute('data-stop-row')));
  const ids = TOUR.stops.map(({ id }) => id);
  await editor.locator('[data-stop-row="city"]').focus();
  await page.keyboard.press('Alt+ArrowDown');
  expect(await rows()).toEqual([ids[1], ids[0], ...ids.slice(2)]);
  await editor.getByRole('button', { name: '删去：第 8 站：视频管理与审计' }).click();
  await expect.poll(rows).toHaveLength(7);
  await page.keyboard.press('Control+z');
  await expect.poll(rows).toHaveLength(8);

  // What the map shows now. Escape leaves the field and not the editor.
  await field('标题（中文）').focus();
  await page.keyboard.press('Escape');
  expect(await editor.evaluate((element) => element === document.activeElement)).toBe(true);
  await editor.getByRole('button', { name: /^取用地图现状/ }).click();
  const kept = () =>
    page.evaluate(() => Object.values(JSON.parse(localStorage.getItem('gridlight.tour-drafts') ?? '{}')));
  expect(JSON.stringify(await kept())).toContain('{grids} 个，{weather}');
  await editor.getByRole('button', { name: '保存', exact: true }).click();
  await note.getByText('第 1 版，已保存').waitFor();
  expect(await kept()).toEqual([]);
  type Listed = {
    id: string;
    origin: string;
    version: number;
    stops: { id: string; seconds: number; view: { bounds?: number[] } }[];
  };
  const saved = async () =>
    ((await (await page.request.get(`${sharedCityUrl()}/api/tours`)).json()) as Listed[]).filter(
      ({ origin }) => origin === 'saved',
    );
  const [copy] = await saved();
  expect(copy).toMatchObject({ id: 'city-2', version: 1 });
  expect(copy?.stops.slice(0, 2)).toMatchObject([{ id: 'hetang' }, { id: 'city', seconds: 20 }]);
  const [west = 0, south = 0, east = 0, north = 0] = copy?.stops[1]?.view.bounds ?? [];
  // It shows the subject of the stop, which was on the map, and no more of the province than fits beside it.
  expect(west < 113 && south < 27.53 && east > 113.29 && north > 28.01).toBe(true);
  expect(south > 27.4 && north < 28.1).toBe(true);

  // Somebody else saves first (no other test looks at saved tours, and this one leaves none): nothing is lost, and nothing is written over.
  const {
    origin: _,
    updatedAt: __,
    basedOn: ___,
    version,
    ...script
  } = copy as Listed & Record<string, unknown>;
  const theirs = await page.request.put(`${sharedCityUrl()}/api/tours/city-2`, {
    data: { version, tour: script },
  });
  expect(theirs.status()).toBe(200);
  await seconds.fill('30');
  await page.keyboard.press('Control+s');
  await note.getByText('没有保存：别人已先改过。').waitFor();
  await note.getByRole('button', { name: '改用对方保存的' }).click();
  await note.getByText('第 2 版，已保存').waitFor();

  await editor.getByRole('button', { name: '全部巡览', exact: true }).click();
  const row = editor.locator('[data-tour="saved.city-2"]');
  await row.getByRole('button', { name: '删除' }).click();
  await row.waitFor({ state: 'detached' });
  await editor.getByRole('button', { name: '撤销' }).click();
  await row.waitFor();
  await row.getByRole('button', { name: '删除' }).click();
  await row.waitFor({ state: 'detached' });
  expect(await saved()).toEqual([]);
  await page.keyboard.press('e');
  expect(watched?.complaints.filter((complaint) => !complaint.includes('409'))).toEqual([]);
});
