import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** How every browser of the tests is started. */
export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
]; // prettier-ignore

/** Names the addresses of the browsers that the workers of a run share, one each. */
export const BROWSERS = 'GRIDLIGHT_TEST_BROWSERS';

const ownBrowser = (): string | undefined =>
  process.env[BROWSERS]?.split(' ')[Number(process.env['VITEST_POOL_ID']) - 1];

/** Starts a browser for each worker of a run: a new one takes three seconds of a processor until its first page is as quick as the next. */
export async function startBrowsers(workers: number): Promise<() => Promise<void>> {
  const servers = await Promise.all(
    Array.from({ length: workers }, () => chromium.launchServer(launchOptions('software'))),
  );
  process.env[BROWSERS] = servers.map((server) => server.wsEndpoint()).join(' ');
  return async () => {
    await Promise.all(servers.map((server) => server.close()));
  };
}

/**
 * Debian's Chromium with software WebGL: that of this worker, whose pages end with `close()`, or a new one. `gl` composes the page through SwiftShader too, as through a graphics card that
 * is very slow; `software` as a browser without one does, and frame rates are taken with it (decision 011). Throws with
 * the package to install when there is none.
 */
export async function launchBrowser(composition: 'gl' | 'software' = 'software'): Promise<Browser> {
  const shared = composition === 'software' ? ownBrowser() : undefined;
  return shared === undefined ? chromium.launch(launchOptions(composition)) : chromium.connect(shared);
}

/** The browser that is there; throws with the package to install when there is none. */
export function chromiumPath(): string {
  const places = [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'];
  const executablePath = places.find((place) => place !== undefined && existsSync(place));
  if (executablePath === undefined)
    throw new Error('no Chromium: apt-get install chromium, or set CHROME_PATH');
  return executablePath;
}

function launchOptions(composition: 'gl' | 'software'): { executablePath: string; args: string[] } {
  const executablePath = chromiumPath();
  const args = composition === 'gl' ? [...CHROMIUM_ARGUMENTS, '--use-angle=swiftshader'] : CHROMIUM_ARGUMENTS;
  return { executablePath, args };
}

/** Requests to one path that a page may give up; one that gives up more has lost its way. */
const MOST_GIVEN_UP = 10;

export interface WatchedPage {
  page: Page;
  /** What the page complained about: console errors, uncaught errors, failed requests. */
  complaints: string[];
}

/** A page on a machine with much else to do is usable within this time. */
const USABLE_WITHIN_MS = 90_000;

/** How finely a page draws its canvases where no test looks at them, pixels of the canvas a pixel of the page. */
const COARSE_PIXEL_RATIO = 0.25;

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly locale?: string;
  /** Draws the map coarsely, see `drawCoarsely`. */
  readonly isCoarse?: boolean;
}

/**
 * Has pages draw their map with a sixteenth of the pixels: without a graphics card they are half of the time of a test.
 * The layout and what is drawn stay as they are. Not for tests that look at the picture.
 */
export async function drawCoarsely(pages: Page | BrowserContext): Promise<void> {
  await pages.addInitScript((ratio) => {
    Object.defineProperty(window, 'devicePixelRatio', { get: () => ratio });
  }, COARSE_PIXEL_RATIO);
}

/** Opens a page of the size of a screen and keeps what it complains about. */
export async function openPage(browser: Browser, options: PageOptions = {}): Promise<WatchedPage> {
  const { width = 1366, height = 768, locale = 'zh-CN', isCoarse = false } = options;
  const page = await browser.newPage({
    viewport: { width, height },
    locale,
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'dark',
  });
  // As long as for the first picture: a page that loads slowly is no fault.
  page.setDefaultNavigationTimeout(USABLE_WITHIN_MS);
  if (isCoarse) await drawCoarsely(page);
  const complaints: string[] = [];
  const givenUp = new Map<string, number>();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // The page's side gave it up: left, asked otherwise, or answered too late. Once in a while that is no fault.
    const { pathname } = new URL(request.url());
    const given = (givenUp.get(pathname) ?? 0) + 1;
    if (reason === 'net::ERR_ABORTED' && given <= MOST_GIVEN_UP) return void givenUp.set(pathname, given);
    complaints.push(`failed: ${request.url()} ${reason}`);
  });
  return { page, complaints };
}

/** Waits until units and the first answer of the engine are drawn and the map is idle. */
export async function waitUntilUsable(page: Page): Promise<void> {
  await page.waitForSelector('html[data-usable="true"]', { timeout: USABLE_WITHIN_MS });
}
