import type { Browser, Page } from 'playwright-core';
import { afterAll, onTestFailed } from 'vitest';
import { applyStateFromQueryString, DEFAULT_LINK_STATE } from '../../../src/state/url/link-state.ts';
import { openPage, waitUntilUsable, type WatchedPage } from './browser.ts';

/** What a test asks of its page, beside the link. */
export interface PageWish {
  readonly width?: number;
  readonly height?: number;
  /** Loaded anew from the link: for what happens while a page loads, and for what is not in a link. */
  readonly isLoaded?: boolean;
}

/** How the page of a file is made. */
export interface PageManner {
  /** Readies a page before it opens its first link. */
  readonly prepare?: (page: Page) => Promise<unknown>;
  /** Asks for reduced motion: without a graphics card a flight of the map costs seconds. */
  readonly isCalm?: boolean;
  /** Draws the map coarsely, see `openPage`. */
  readonly isCoarse?: boolean;
}

export interface SharedPage {
  /** The page at this link (`?…` or empty). */
  open(link: string, wish?: PageWish): Promise<Page>;
  /** What the page complained about since the last `open`. */
  complaints(): readonly string[];
}

/** What a shared page knows of the questions to its engine. */
interface EngineTraffic {
  /** Questions that have no answer yet. */
  readonly waiting: Set<string>;
  /** Answers since the page began. */
  answers: number;
}

declare global {
  interface Window {
    engineTraffic: EngineTraffic;
  }
}

/**
 * One page for the tests of a file. Loading the page costs more than most of what is tested on it, so it is loaded once
 * and led from link to link as by the browser's Back. Each test finds empty storages; what stays is what neither a link
 * nor a storage holds: steps to undo, open panels, replies of the server. After a test that failed the next one gets a
 * new page.
 */
export function sharePage(
  browser: () => Browser,
  url: () => string,
  { prepare, isCalm = false, isCoarse = false }: PageManner = {},
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
      onTestFailed(async () => {
        await tell(watched);
        await drop();
      });
      if (isLoaded) await drop();
      if (watched) {
        watched.complaints.length = 0;
        await watched.page.unrouteAll();
        await watched.page.setViewportSize({ width, height });
        await lead(watched.page, link);
      } else {
        watched = await openPage(browser(), { width, height, isCoarse });
        if (isCalm) await watched.page.emulateMedia({ reducedMotion: 'reduce' });
        await watchEngine(watched.page);
        await prepare?.(watched.page);
        await watched.page.goto(`${url()}/${link}`);
        await waitUntilUsable(watched.page);
        // Keys are heard from when the code of the panels is there.
        await watched.page.waitForSelector('.Header-module_header', { state: 'attached' });
      }
      return watched.page;
    },
  };
}

/** Prints what a page shows and complained about, for a failure elsewhere cannot be looked at. */
async function tell(watched: WatchedPage | undefined): Promise<void> {
  if (watched === undefined) return;
  const { page, complaints } = watched;
  const text = await page
    .evaluate(
      () =>
        `${location.search} usable: ${document.documentElement.dataset['usable']}\n${document.body.innerText}`,
    )
    .catch(String);
  console.log(`the page at the failure: ${text.slice(0, 2_000)}\ncomplaints: ${complaints.join('\n')}`);
}

/** Has a page count the questions to its engine and their answers, from its first script on. */
async function watchEngine(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const traffic: EngineTraffic = { waiting: new Set(), answers: 0 };
    window.engineTraffic = traffic;
    const engines = new WeakSet<Worker>();
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        if (!String(url).includes('engine.worker')) return;
        engines.add(this);
        this.addEventListener('message', ({ data }: MessageEvent<{ id?: string } | null>) => {
          if (typeof data?.id === 'string' && traffic.waiting.delete(data.id)) traffic.answers++;
        });
      }
    };
    const { postMessage } = Worker.prototype;
    Reflect.set(Worker.prototype, 'postMessage', function (this: Worker, ...values: unknown[]) {
      const [message] = values as [{ id?: string } | null];
      if (engines.has(this) && typeof message?.id === 'string') traffic.waiting.add(message.id);
      Reflect.apply(postMessage, this, values);
    });
  });
}

const filterOf = (search: string) =>
  JSON.stringify(applyStateFromQueryString(DEFAULT_LINK_STATE, search).state.filter);

/** Brings a loaded page to another link and waits until its numbers are those of the link. */
async function lead(page: Page, link: string): Promise<void> {
  const isOtherFilter = filterOf(new URL(page.url()).search) !== filterOf(link);
  const before = await page.evaluate((address) => {
    localStorage.clear();
    sessionStorage.clear();
    const { answers } = window.engineTraffic;
    history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
    return answers;
  }, `/${link}`);
  if (isOtherFilter)
    await page.waitForFunction((count) => window.engineTraffic.answers > count, before, { timeout: 30_000 });
  await untilSettled(page);
}

/** Waits until the engine owes no answer, and numbers, marks and address have not changed for half a second. */
async function untilSettled(page: Page): Promise<void> {
  const state = () =>
    page.evaluate(() => {
      const values = [...document.querySelectorAll('[data-part="numbers"] .NumberBar-module_value')];
      const marks = document.querySelector<HTMLElement>('.canvases-module_marks');
      const shown = [...values.map(({ textContent }) => textContent), marks?.dataset['version']];
      return {
        isAnswered: window.engineTraffic.waiting.size === 0,
        text: [...shown, location.search].join(),
      };
    });
  let last = await state();
  for (let same = 0, looks = 0; same < 2; looks++) {
    if (looks === 120) throw new Error(`the page does not come to rest: ${last.text}`);
    await page.waitForTimeout(250);
    const now = await state();
    same = now.isAnswered && now.text === last.text ? same + 1 : 0;
    last = now;
  }
}
