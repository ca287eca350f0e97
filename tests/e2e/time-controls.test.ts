import { tableFromIPC } from 'apache-arrow';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pointInRing } from '../../src/domain/geo/rings.ts';
import { presetHours } from '../../src/domain/time/week-hours.ts';
import { hourOfWeek } from '../../src/domain/time/zone.ts';
import { applyStateFromQueryString, DEFAULT_LINK_STATE } from '../../src/state/url/link-state.ts';
import { launchBrowser, openPage, waitUntilUsable } from './support/browser.ts';
import { CITY_VOLUME, sharedCityUrl } from './support/served-app.ts';
import { sharePage } from './support/shared-page.ts';

const VOLUME = CITY_VOLUME;
const WIDE = { width: 1920, height: 1080 };

let browser: Browser;
let incidents: { time: number; longitude: number; latitude: number }[];

const shared = sharePage(() => browser, sharedCityUrl, { isCalm: true, isCoarse: true });
const { complaints } = shared;
const open = (link: string, size = WIDE) => shared.open(link, size);

const totalOf = async (page: Page) =>
  Number(
    (await page.locator('[data-part="numbers"] .NumberBar-module_value').first().textContent())?.replace(
      /\D/g,
      '',
    ),
  );
const filterOf = (page: Page) =>
  applyStateFromQueryString(DEFAULT_LINK_STATE, new URL(page.url()).search).state.filter;
/** Waits until the number bar says this count. */
const untilTotal = (page: Page, total: number) =>
  expect.poll(() => totalOf(page), { timeout: 15_000 }).toBe(total);
const inHours = (hours: readonly number[]) =>
  incidents.filter(({ time }) => hours.includes(hourOfWeek(time))).length;

beforeAll(async () => {
  browser = await launchBrowser();
  const reply = await fetch(`${sharedCityUrl()}/api/incidents.arrow`);
  const table = tableFromIPC(new Uint8Array(await reply.arrayBuffer()));
  incidents = Array.from({ length: table.numRows }, (_, row) => {
    const number = (name: string) => Number(table.getChild(name)?.get(row));
    return { time: number('time'), longitude: number('lngE6') / 1e6, latitude: number('latE6') / 1e6 };
  });
});

afterAll(async () => {
  await browser?.close();
});

describe('the week clock', () => {
  it('chooses hours by a drag: every number is a recount, and one undo gives all back', async () => {
    const page = await open('?t=all');
    const box = await page.getByRole('grid').boundingBox();
    if (box === null) throw new Error('the week clock has no box');
    const at = (day: number, hour: number) =>
      [
        box.x + 20 + ((box.width - 21) / 24) * (hour + 0.5),
        box.y + ((box.height - 18) / 7) * (day + 0.5),
      ] as const;
    await page.mouse.move(...at(1, 8));
    await page.mouse.down();
    await page.mouse.move(...at(3, 11), { steps: 5 });
    await page.mouse.up();
    await page.waitForURL(/week=234\.8-12/);
    const chosen = filterOf(page).weekHours;
    expect(chosen.length).toBe(12);
    await untilTotal(page, inHours(chosen));
    await page.mouse.move(900, 400);
    await page.getByText('已选 12 小时').first().waitFor({ state: 'attached' });
    await page.keyboard.press('Control+z');
    await untilTotal(page, VOLUME);
    expect(complaints()).toEqual([]);
  });

  it('opens with a key on a small screen, takes presets and works from the keyboard', async () => {
    const page = await open('?t=all', { width: 1366, height: 768 });
    expect(await page.getByRole('grid').count()).toBe(0);
    await page.keyboard.press('w');
    await page.getByRole('radio', { name: '夜间 22–6' }).click();
    await untilTotal(page, inHours(presetHours('night')));
    await page.getByRole('grid').focus();
    await page.keyboard.press('Delete');
    await untilTotal(page, VOLUME);
    for (const key of ['Home', 'PageUp', 'ArrowDown', 'Shift+Space']) await page.keyboard.press(key);
    await page.waitForURL(/week=2\.0-24/);
    await untilTotal(page, inHours(Array.from({ length: 24 }, (_, hour) => 24 + hour)));
    await page.keyboard.press('Escape');
    await page.getByRole('grid').waitFor({ state: 'detached' });
  });
});

it('an area drawn by hand counts what lies in it, is in the link, and goes with its chip', async () => {
  const page = await open('?t=all&layers=units&at=113.1,27.83,11');
  await page.keyboard.press('l');
  await page.mouse.move(1050, 420);
  await page.mouse.down();
  for (let step = 1; step <= 40; step++) {
    const angle = (step / 40) * 2 * Math.PI;
    await page.mouse.move(900 + 150 * Math.cos(angle), 420 + 110 * Math.sin(angle));
  }
  await page.mouse.up();
  await page.waitForURL(/lasso=/);
  const ring = filterOf(page).lasso ?? [];
  const inside = incidents.filter(({ longitude, latitude }) => pointInRing(longitude, latitude, ring)).length;
  expect(inside).toBeGreaterThan(0);
  await untilTotal(page, inside);
  await page.reload();
  await waitUntilUsable(page);
  await untilTotal(page, inside);
  await page.getByRole('button', { name: /^去掉 圈选区域/ }).click();
  await untilTotal(page, VOLUME);
  await page.keyboard.press('l');
  await page.keyboard.press('Escape');
  await page.locator('.Lasso-module_stroke').waitFor({ state: 'detached' });
  expect(complaints()).toEqual([]);
});

describe('playback', () => {
  it('shows a typical week and gives the week clock back', async () => {
    const page = await open('?t=all&film=week&manner=step&rate=8&week=67.0-24');
    const weekend = inHours(presetHours('weekend'));
    await untilTotal(page, weekend);
    await page.keyboard.press('Space');
    await page.waitForFunction(() => {
      const week = new URL(location.href).searchParams.get('week') ?? '';
      return week !== '67.0-24' && !week.startsWith('1.0-3');
    });
    await page.keyboard.press('Space');
    await page.waitForURL(/week=67\.0-24/);
    await untilTotal(page, weekend);
    expect(new URL(page.url()).searchParams.get('play')).toBeNull();
  });

  it('grows from a fixed start when it is cumulative', async () => {
    const page = await open('?t=7d&span=cumulative&manner=step&step=1d&rate=4');
    await page.keyboard.press('Space');
    await page.waitForFunction(() => /~/.test(new URL(location.href).searchParams.get('t') ?? ''));
    await page.waitForFunction(() => !new URL(location.href).searchParams.has('play'), undefined, {
      timeout: 60_000,
    });
    const { range } = filterOf(page);
    if (range.kind !== 'range') throw new Error('a playback leaves a range');
    await untilTotal(page, incidents.filter(({ time }) => time >= range.from && time < range.to).length);
  });
});

describe('market days', () => {
  it('are a filter of the time bar', async () => {
    const page = await open('?t=all');
    await untilTotal(page, VOLUME);
    await page.getByRole('button', { name: '赶集日', exact: true }).click();
    await page.waitForURL(/cal=marketDay/);
    await expect.poll(() => totalOf(page)).toBeLessThan(VOLUME);
    expect(await totalOf(page)).toBeGreaterThan(0);
  });

  it('are not offered where the markets cannot be read; the page goes on without them', async () => {
    const { page } = await openPage(browser, { ...WIDE, isCoarse: true });
    await page.route('**/api/places', (route) => route.fulfill({ status: 500, body: '{}' }));
    await page.goto(`${sharedCityUrl()}/?t=all`);
    await waitUntilUsable(page);
    const toggle = page.getByRole('button', { name: '赶集日', exact: true });
    await expect.poll(() => toggle.getAttribute('aria-disabled')).toBe('true');
    expect(await toggle.getAttribute('title')).toContain('集市资料没有读到');
    expect(await totalOf(page)).toBe(VOLUME);
    await page.close();
  });
});
