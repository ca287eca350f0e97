import type { Browser, Page } from 'playwright-core';
import { afterAll, onTestFailed } from 'vitest';
import { openPage, waitUntilUsable, type WatchedPage } from './browser.ts';

/** What a test asks of its page, beside the link. */
export interface PageWish {
  readonly width?: number;
  readonly height?: number;
  /** Loaded anew from the link: for what happens while a page loads, and for what is not in a link. */
  readonly isLoaded?: boolean;
}

export interface SharedPage {
  /** The page at this link (`?…` or empty). */
  open(link: string, wish?: PageWish): Promise<Page>;
  /** What the page complained about since the last `open`. */
  complaints(): readonly string[];
}

/**
 * One page for the tests of a file. Loading the page costs more than most of what is tested on it, so it is loaded once
 * and led from link to link as by the browser's Back, with an empty memory for each test. After a test that failed the
 * next one gets a new page. `prepare` readies a page before it opens its first link.
 */
export function sharePage(
  browser: () => Browser,
  url: () => string,
  prepare?: (page: Page) => Promise<unknown>,
): SharedPage {
  let watched: WatchedPage | undefined;
  const drop = async () => {
    const last = watched;
    watched = undefined;
    await last?.page.close();
  };
  afterAll(drop);
  return {
    complaints: () => watched?.complaints ?? [],
    async open(link, { width = 1366, height = 768, isLoaded = false } = {}) {
      onTestFailed(drop);
      if (isLoaded) await drop();
      if (watched) {
        watched.complaints.length = 0;
        await watched.page.unrouteAll();
        await watched.page.setViewportSize({ width, height });
        await lead(watched.page, link);
      } else {
        watched = await openPage(browser(), { width, height });
        await prepare?.(watched.page);
        await watched.page.goto(`${url()}/${link}`);
        await waitUntilUsable(watched.page);
        // Keys are heard from when the code of the panels is there.
        await watched.page.waitForSelector('.Panel-module_panel');
      }
      return watched.page;
    },
  };
}

/** Brings a loaded page to another link and waits until its numbers are those of the link. */
export async function lead(page: Page, link: string): Promise<void> {
  await page.evaluate((address) => {
    localStorage.clear();
    sessionStorage.clear();
    history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `/${link}`);
  await untilSettled(page);
}

/** Waits until numbers, marks and address have not changed for half a second. */
async function untilSettled(page: Page): Promise<void> {
  const state = () =>
    page.evaluate(() => {
      const values = [...document.querySelectorAll('[data-part="numbers"] .NumberBar-module_value')];
      const marks = document.querySelector<HTMLElement>('.canvases-module_marks');
      return [
        ...values.map(({ textContent }) => textContent),
        marks?.dataset['version'],
        location.search,
      ].join();
    });
  let last = await state();
  for (let same = 0, looks = 0; same < 2 && looks < 120; looks++) {
    await page.waitForTimeout(250);
    const now = await state();
    same = now === last ? same + 1 : 0;
    last = now;
  }
}
