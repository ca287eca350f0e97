import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { situationSchema } from '../../src/schemas/situation.ts';
import { launchBrowser } from './support/browser.ts';
import { lettersBelow } from './support/letters.ts';
import { sharedCityUrl } from './support/served-app.ts';
import { sharePage } from './support/shared-page.ts';

const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const;

let browser: Browser;
const shared = sharePage(() => browser, sharedCityUrl, { isCoarse: true, isCalm: true });
const open = (link: string) => shared.open(link, { width: 1920, height: 1080 });

const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) return null;
    return activeElement.getAttribute('aria-label') ?? activeElement.textContent;
  });
const isFocusIn = (page: Page, selector: string) =>
  page.evaluate((part) => document.activeElement?.closest(part) !== null, selector);

/** Presses a key until the focus is on something of this name. */
async function walkTo(page: Page, key: string, name: string): Promise<void> {
  for (let steps = 0; steps < 30; steps++) {
    await page.keyboard.press(key);
    if ((await focused(page))?.includes(name) === true) return;
  }
  throw new Error(`${key} does not lead to ${name}, but to ${await focused(page)}`);
}

async function burning(): Promise<string> {
  const reply = await fetch(`${sharedCityUrl()}/api/situation`);
  const [first] = situationSchema.parse(await reply.json()).burning;
  if (first === undefined) throw new Error('nothing burns in the city of the tests');
  return first.eventNo;
}

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

it('the arrows alone reach every button, tab, row and handle of the wall', async () => {
  const page = await open('?w=monitor&kiosk');
  await page.locator('[data-burning] [data-row]').first().waitFor();
  const walk = await page.evaluate((arrows) => {
    const active = () => document.activeElement;
    const wanted = [
      ...document.querySelectorAll<HTMLElement>(
        'button, select, [role="slider"], [role="radio"], [role="grid"], [data-row]',
      ),
    ].filter((element) => {
      const { width, top, bottom } = element.getBoundingClientRect();
      const list = element
        .closest('ul, [role="list"], [role="listbox"]')
        ?.parentElement?.getBoundingClientRect();
      const isInSight = top < (list?.bottom ?? innerHeight) - 2 && bottom > (list?.top ?? 0) + 2;
      return (
        width > 0 && isInSight && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      );
    });
    const reached = new Set<Element>();
    const from = (start: HTMLElement | null) => {
      for (const key of arrows) {
        if (start === null) (active() as HTMLElement).blur();
        else start.focus({ preventScroll: true });
        (active() ?? document.body).dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
        );
        const next = active();
        if (next !== null && next !== document.body) reached.add(next);
      }
    };
    from(null);
    for (const element of reached) if (reached.size < 400) from(element as HTMLElement);
    const isMissing = (element: HTMLElement) =>
      ![...reached].some((one) => one === element || element.contains(one));
    const nameOf = (element: Element) => element.getAttribute('aria-label') ?? element.textContent;
    const parts = [...reached].map(
      (element) => element.closest('[data-side], header, section')?.getAttribute('data-side') ?? '',
    );
    (active() as HTMLElement).blur();
    return { missing: wanted.filter(isMissing).map(nameOf), parts: [...new Set(parts)], count: reached.size };
  }, ARROWS);
  expect(walk.missing).toEqual([]);
  expect(walk.count).toBeGreaterThan(40);
  await page.keyboard.press('ArrowRight');
  const ring = () =>
    page.evaluate(() =>
      Number.parseFloat(getComputedStyle(document.activeElement ?? document.body).outlineWidth),
    );
  await expect.poll(async () => `${await ring()} px around ${await focused(page)}`).toMatch(/^[3-9]/);
});

it('a dialog has all keys and the focus, and gives the focus back', async () => {
  const page = await open('?w=monitor&kiosk');
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).not.toBeNull();
  const before = await page.evaluateHandle(() => document.activeElement);
  const address = page.url();
  await page.keyboard.press('?');
  for (const key of ['1', 'ArrowDown', '4', 'c', 'e', 'h', 'ArrowLeft', 'l']) await page.keyboard.press(key);
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  expect(await isFocusIn(page, 'dialog')).toBe(true);
  for (const key of ['1', 'ArrowDown', '4', 'c', 'e', 'ArrowLeft']) await page.keyboard.press(key);
  expect(await isFocusIn(page, 'dialog')).toBe(true);
  await page.keyboard.press('Backspace');
  await dialog.waitFor({ state: 'detached' });
  expect(await page.evaluate((element) => document.activeElement === element, before)).toBe(true);
  expect(page.url()).toBe(address);
});

it('no key acts behind a dialog: the range stays, and nothing else is chosen', async () => {
  const page = await open(`?w=monitor&kiosk&t=all&em=113.163,27.845,${Date.now() - 180_000}`);
  await page.keyboard.press('Backspace');
  await page.getByRole('dialog', { name: '结束应急？' }).waitFor();
  for (const key of ['1', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
  // What a key does is in the link within a moment.
  await page.waitForTimeout(500);
  expect([parameter(page, 't'), parameter(page, 'sel')]).toEqual(['all', null]);
});

it('Enter opens a row, the browser’s Back and that of the remote lead the same way, and 0 leads home', async () => {
  const page = await open('?w=monitor&kiosk');
  const row = page.locator('[data-burning] [data-row]').first();
  await row.waitFor();
  // Nothing has the focus, as on a wall that nobody has touched.
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.keyboard.press('Enter');
  expect(await isFocusIn(page, '[data-side="right"], [data-side="left"]')).toBe(true);
  await walkTo(page, 'ArrowRight', (await row.textContent()) ?? '?').catch(() => row.focus());
  // The camera is in the link once it stands.
  await expect.poll(() => parameter(page, 'at')).not.toBeNull();
  const camera = parameter(page, 'at');
  await page.keyboard.press('Enter');
  await expect.poll(() => parameter(page, 'sel')).toMatch(/^incident:/);
  const chosen = parameter(page, 'sel');
  await page.keyboard.press('h');
  await expect.poll(() => parameter(page, 'page')).toBe('handover');
  await page.goBack();
  await expect.poll(() => [parameter(page, 'page'), parameter(page, 'sel')]).toEqual([null, chosen]);
  await page.goForward();
  await expect.poll(() => parameter(page, 'page')).toBe('handover');
  await page.keyboard.press('Backspace');
  await expect.poll(() => [parameter(page, 'page'), parameter(page, 'sel')]).toEqual([null, chosen]);
  await page.keyboard.press('0');
  await expect.poll(() => parameter(page, 'sel')).toBeNull();
  await page.keyboard.press('Backspace');
  await expect.poll(() => parameter(page, 'sel')).toBe(chosen);
  await page.keyboard.press('Backspace');
  await expect.poll(() => [parameter(page, 'sel'), parameter(page, 'at')]).toEqual([null, camera]);
  // Nothing lies before the wall: it is not left.
  for (let times = 0; times < 3; times++) await page.keyboard.press('Backspace');
  expect(parameter(page, 'kiosk')).toBe('1');
});

it.each([
  '?kiosk&page=prevention',
  '?kiosk&compare=districts&in=430202000000',
  '?kiosk&audit=open',
  '?kiosk&w=patrol&sel=unit:430202000000&t=24h',
])('0 leads home from %s, to what the page was opened with', async (link) => {
  const page = await open(link);
  await page.keyboard.press('0');
  await expect.poll(() => new URL(page.url()).search.replace(/at=[^&]*&?/, '')).toBe('?kiosk=1');
});

describe('the tour on a wall', () => {
  const stop = (page: Page) => parameter(page, 'stop');
  const tourOf = async () => {
    const page = await open('?w=tour&kiosk&stop=2');
    await page.locator('[data-part="tour"]').waitFor();
    await expect.poll(() => parameter(page, 'in')).not.toBeNull();
    return page;
  };

  it('Back goes to the stop before with its unit, never up from the unit of a stop', async () => {
    const page = await tourOf();
    const unit = parameter(page, 'in');
    await page.keyboard.press('Backspace');
    expect([stop(page), parameter(page, 'in')]).toEqual(['2', unit]);
    for (const [key, next] of [
      ['ArrowRight', '3'],
      ['ArrowRight', '4'],
      ['ArrowLeft', '3'],
      ['Backspace', '4'],
      ['Backspace', '3'],
      ['Backspace', '2'],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(() => stop(page)).toBe(next);
      expect(
        await page.locator('[data-part="tour"] [aria-current="step"]').getAttribute('aria-label'),
      ).toContain(next);
    }
    await expect.poll(() => parameter(page, 'in')).toBe(unit);
  });

  it('no list swallows the remote: tours are chosen in a dialog, and none is written', async () => {
    const page = await tourOf();
    expect(await page.locator('[data-part="tour"] select, [data-part="edit-tour"]').count()).toBe(0);
    await page.keyboard.press('e');
    const choice = page.locator('[data-part="tour"] button', { hasText: '▾' });
    await choice.focus();
    await page.keyboard.press('5');
    await expect.poll(() => stop(page)).toBe('5');
    await page.keyboard.press('ArrowUp');
    expect(await choice.evaluate((button) => button === document.activeElement)).toBe(false);
    await choice.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.keyboard.press('Backspace');
    await dialog.waitFor({ state: 'detached' });
    expect([parameter(page, 'tour'), stop(page)]).toEqual([null, '5']);
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    const before = await focused(page);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).not.toBe(before);
    await page.keyboard.press('Enter');
    await expect.poll(() => parameter(page, 'tour')).not.toBeNull();
    await page.keyboard.press('Backspace');
    await expect.poll(() => [parameter(page, 'tour'), stop(page)]).toEqual([null, '5']);
  });
});

/** How far everything in the columns is scrolled, px, without what is not. */
const scrolls = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('[data-part="column"], [data-part="column"] *')]
      .map(({ scrollTop }) => scrollTop)
      .filter((top) => top > 0),
  );

/** How much of the focused row is not seen in its list or lies under the words at its foot, px; `null` outside of a list. */
const hiddenOfFocused = (page: Page) =>
  page.evaluate(() => {
    const list = document.activeElement?.closest('[data-burning], [data-radar]');
    const row = document.activeElement?.getBoundingClientRect();
    const window = list?.parentElement?.getBoundingClientRect();
    const words = list?.querySelector(':scope > p')?.getBoundingClientRect();
    if (!row || !window || !words) return null;
    return Math.max(0, Math.round(window.top - row.top), Math.round(row.bottom - words.top));
  });

it('the arrows scroll no list but the one with the focus, and 0 brings all lists and tabs to their beginnings', async () => {
  const page = await open('?w=monitor&kiosk');
  await page.locator('[data-burning] [data-row]').nth(7).waitFor();
  await page.getByRole('radio', { name: '24 小时' }).focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  expect(await scrolls(page)).toEqual([]);
  await page.locator('[data-burning] [data-row]').first().focus();
  for (let times = 0; times < 7; times++) {
    await page.keyboard.press('ArrowDown');
    expect(await hiddenOfFocused(page)).toBe(0);
  }
  expect(await scrolls(page)).toHaveLength(1);
  await page.keyboard.press('5');
  await expect.poll(() => parameter(page, 'tabs')).not.toBeNull();
  await page
    .locator('[data-part="column"] ul')
    .first()
    .evaluate((list) => list.parentElement?.scrollBy(0, 40));
  await page.keyboard.press('0');
  await expect.poll(() => parameter(page, 'tabs')).toBeNull();
  expect(await scrolls(page)).toEqual([]);
});

it('Back gives the range from before, in one press', async () => {
  const page = await open('?w=monitor&kiosk');
  const range = () => parameter(page, 't');
  await page.getByRole('radio', { name: '24 小时' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(range).toBe('24h');
  await page.keyboard.press('Backspace');
  await expect.poll(range).toBeNull();
  await page.keyboard.press('3');
  await expect.poll(range).toBe('30d');
  await page.goBack();
  await expect.poll(range).toBeNull();
});

it('the focus goes into a dossier that opens, and back to its row when it closes', async () => {
  const page = await open('?w=monitor&kiosk');
  const row = page.locator('[data-burning] [data-row]').nth(1);
  await row.focus();
  const name = await row.locator('strong').textContent();
  await page.keyboard.press('Enter');
  await expect.poll(() => isFocusIn(page, '[data-part="dossier"]')).toBe(true);
  // Before its parts have come there is nothing in it to walk to.
  await page.locator('[data-part="dossier"] :is(section, dl)').first().waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await isFocusIn(page, '[data-part="dossier"]')).toBe(true);
  await page.keyboard.press('Backspace');
  await expect.poll(() => parameter(page, 'sel')).toBeNull();
  await expect.poll(() => isFocusIn(page, '[data-burning] li:nth-child(2)')).toBe(true);
  expect(await focused(page)).toContain(name ?? '?');
});

it('a mark of the radar that has the focus is ringed around it', async () => {
  const page = await open('?w=monitor&kiosk');
  await page.keyboard.press('Shift');
  await page.locator('[data-radar] [data-row]').first().focus();
  const ring = () =>
    page.evaluate(() => {
      const { outlineWidth, outlineOffset } = getComputedStyle(document.activeElement ?? document.body);
      return [outlineWidth, outlineOffset].map(Number.parseFloat);
    });
  // Around the mark: inside its box it would lie over it.
  await expect.poll(ring).toEqual([expect.closeTo(3.2, 0), 2]);
  for (let times = 0; times < 12; times++) {
    // The words below the marks take another line where they are long, and the mark is brought out from behind them.
    await expect.poll(async () => (await hiddenOfFocused(page)) ?? 0).toBe(0);
    await page.keyboard.press('ArrowDown');
  }
});

describe.each([
  [1920, 1080],
  [1366, 768],
] as const)('dialogs on a wall of %i × %i', (width, height) => {
  it('are read from afar and to their end, and speak of what the remote can do', async () => {
    const page = await shared.open('?w=monitor&kiosk&lang=en', { width, height });
    for (const key of ['?', 'e', 'k', 'Control+k']) {
      await page.keyboard.press(key);
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      expect(await lettersBelow(page, 'dialog'), key).toEqual([]);
      if (key === '?') {
        const rest = () =>
          dialog
            .locator('.utilities-module_scroll')
            .evaluate(({ scrollHeight, clientHeight, scrollTop }) => scrollHeight - clientHeight - scrollTop);
        for (let times = 0; times < 12 && (await rest()) > 4; times++) await page.keyboard.press('ArrowDown');
        expect(await rest()).toBeLessThanOrEqual(4);
        const surges = dialog.locator('dl > div', { hasText: 'Surge seen' });
        expect(await surges.locator('kbd').allTextContents()).toEqual(['9', 'K']);
        expect(await dialog.textContent()).not.toMatch(/click|drag|search/i);
      }
      if (key === 'e') expect(await dialog.textContent()).toMatch(/arrows(?!.*click)/i);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
  });
});

it('an emergency is begun and ended with arrows, Enter and digits, each after a question', async () => {
  const page = await open(`?w=monitor&kiosk&sel=incident:${await burning()}`);
  await page.getByRole('button', { name: /启动应急/ }).waitFor();
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.keyboard.press('Enter');
  expect(await isFocusIn(page, '[data-part="dossier"]')).toBe(true);
  if ((await focused(page))?.includes('启动应急') !== true) await walkTo(page, 'ArrowDown', '启动应急');
  const question = page.getByRole('dialog', { name: '启动应急？' });
  await page.keyboard.press('Enter');
  await question.waitFor();
  expect(await focused(page)).toBe('取消');
  await page.keyboard.press('Enter');
  await question.waitFor({ state: 'detached' });
  expect(parameter(page, 'em')).toBeNull();
  await page.keyboard.press('Enter');
  await question.waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => parameter(page, 'em')).not.toBeNull();
  const end = page.getByRole('dialog', { name: '结束应急？' });
  await page.keyboard.press('Backspace');
  await end.waitFor();
  for (const key of ['ArrowUp', 'ArrowDown', 'Backspace']) await page.keyboard.press(key);
  await end.waitFor({ state: 'detached' });
  expect(parameter(page, 'em')).not.toBeNull();
  await page.keyboard.press('0');
  await end.waitFor();
  expect(await focused(page)).toBe('继续应急');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => [parameter(page, 'em'), parameter(page, 'sel')]).toEqual([null, null]);
  await page.keyboard.press('Backspace');
  expect(parameter(page, 'em')).toBeNull();
  expect(shared.complaints()).toEqual([]);
});
