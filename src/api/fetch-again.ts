import { ownBuild } from './page-build.ts';

/** Pauses before a part of the page is asked for again, ms: a line that was cut, or a server that starts anew, is back within them. */
const PAUSES_MS = [500, 2_000, 5_000, 10_000, 20_000];

/**
 * Fetches a part of the page, and again after each pause where that fails. After the last pause it is given up only where
 * `isLost` says that asking on is in vain; rejects then with the last failure. It waits for a server that is gone. Chromium asks again for a module that did not come; a browser that keeps the
 * failure fails at once each time.
 */
export async function fetchAgain<Part>(
  fetchPart: () => Promise<Part>,
  pausesMs: readonly number[] = PAUSES_MS,
  isLost: () => Promise<boolean> = isServedWithout,
): Promise<Part> {
  for (let attempt = 0; ; attempt++)
    try {
      return await fetchPart();
    } catch (error) {
      if (attempt >= pausesMs.length && (await isLost())) throw error;
      await new Promise((resolve) => setTimeout(resolve, pausesMs[attempt] ?? pausesMs.at(-1)));
    }
}

/**
 * Whether the server answers with a page that is built, so that what it does not have now it never will. Names hold the
 * content of a file: another build has none of this one's. A page without a build, as during development, is not about to get
 * another one. While one is being built it may come.
 */
async function isServedWithout(): Promise<boolean> {
  try {
    const { pageBuild } = await (await fetch('/api/health')).json();
    return pageBuild !== undefined || ownBuild() === undefined;
  } catch {
    return false;
  }
}

/**
 * Takes stylesheets that did not come out of the document. While the link of one stands there, the loader of the next try
 * takes it for loaded and shows the part without its style.
 */
export function dropFailedSheets(page: Pick<Document, 'addEventListener'>): void {
  page.addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') target.remove();
    },
    { capture: true },
  );
}
