import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { consultationListSchema } from '../../src/schemas/consultations.ts';
import { launchBrowser } from './support/browser.ts';
import { sharedCityUrl } from './support/served-app.ts';
import { sharePage } from './support/shared-page.ts';

/* Pages over the map: one loaded page for all of them. Steps that are recorded here are taken back. */

let browser: Browser;
const { open, complaints } = sharePage(() => browser, sharedCityUrl, { isCalm: true });

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const items = async () =>
  consultationListSchema.parse(await (await fetch(`${sharedCityUrl()}/api/consultations?state=open`)).json())
    .items;

it('the board shows the open items, and a step is recorded and taken back by the keyboard', async () => {
  const page = await open('');
  await page.keyboard.press('y');
  const board = page.locator('[data-part="consultation-board"]');
  await board.waitFor();
  const before = await items();
  expect(before.length).toBeGreaterThan(0);
  expect(await board.locator('[data-row]').count()).toBe(before.length);
  expect(await page.locator('[data-part="head-coverage"]').innerText()).toMatch(
    /47\.5%[\s\S]*949 \/ 1,996[\s\S]*14\.8/,
  );
  // The item of which nothing was recorded yet.
  const bare = before.find(({ steps }) => steps.length === 0)!;
  await page.locator('[data-row]', { hasText: bare.title }).first().focus();
  await page.keyboard.press('Enter');
  const item = page.locator('[data-part="consultation-item"]');
  await item.locator('form').waitFor();
  expect(await item.innerText()).toContain('模拟');
  await page.waitForURL((url) => url.searchParams.get('item') === bare.id);
  // Sent as it is, the form says what is missing and takes the focus there.
  await item.locator('button[type="submit"]').click();
  expect(await item.locator('[data-part="missing"]').innerText()).toContain('需求');
  await page.keyboard.insertText('希望修好围墙');
  await item.locator('[data-field="asked.owners"]').fill('12');
  await page.keyboard.press('Enter');
  await item.locator('li[data-state="done"]').waitFor();
  expect((await items()).find(({ id }) => id === bare.id)?.steps.map(({ step }) => step)).toEqual(['visit']);
  await page.keyboard.press('Control+z');
  await item.locator('li[data-state="done"]').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await page.locator('[data-part="consultation"]').waitFor({ state: 'detached' });
  expect(complaints()).toEqual([]);
}, 120_000);

it('an incident that cannot be solved at once is carried into consultation', async () => {
  const eventNo = 'nobody';
  const page = await open(`?page=consultation&item=new:${eventNo}`);
  const form = page.locator('[data-part="consultation-open"]');
  await form.waitFor();
  expect(await form.innerText()).toContain(eventNo);
  expect(await form.locator('button[type="submit"]').isDisabled()).toBe(true);
  // That there is no such incident is what the server says.
  await form.locator('[role="alert"]').waitFor();
}, 60_000);

it('prevention says basis and what is reckoned, and leads to a market on the map', async () => {
  const page = await open('?page=prevention');
  const bars = page.locator('[data-basis]');
  await bars.first().waitFor();
  expect(await bars.evaluateAll((lists) => lists.map((list) => list.getAttribute('data-basis')))).toEqual([
    'cases',
    'loss',
    'victims',
  ]);
  expect(await page.locator('[data-part="implied-total"]').innerText()).toMatch(/≥ 78[\s\S]*没有刊出/);
  expect(await page.locator('[data-part="fraud-versions"] tr[data-alone]').count()).toBe(4);
  await page.locator('[data-part="market-days"] [data-row]').first().click();
  await page.waitForURL((url) => url.searchParams.get('sel')?.startsWith('place:market-') === true);
  expect(new URL(page.url()).searchParams.get('page')).toBeNull();
  expect(complaints()).toEqual([]);
}, 60_000);

it('rumours are cases of law: no count, no rate, no name', async () => {
  const page = await open('?page=rumours');
  const cases = page.locator('[data-part="rumour-cases"]');
  await cases.waitFor();
  const text = await cases.innerText();
  // What is left without days and codes of sources holds no number but the days of detention.
  const numbers = text
    .replace(/\d{4}-\d\d-\d\d/g, '')
    .replace(/2024 年|\d+ 月( \d+ 日)?|04 版/g, '')
    .match(/\d+/g);
  expect(numbers).toEqual(['5']);
  expect(text).not.toMatch(/某|%|起|件/);
  expect(complaints()).toEqual([]);
}, 60_000);
