/** Pauses before a part of the page is asked for again, ms: a line that was cut, or a server that starts anew, is back within them. */
const PAUSES_MS = [500, 2_000, 5_000, 10_000, 20_000];

/**
 * Fetches a part of the page, and again after each pause where that fails. A page on a wall has nobody to load it anew.
 * Rejects with the last failure. Chromium asks again for a module that did not come; a browser that keeps the failure fails
 * at once each time.
 */
export async function fetchAgain<Part>(
  fetchPart: () => Promise<Part>,
  pausesMs: readonly number[] = PAUSES_MS,
): Promise<Part> {
  for (const pauseMs of pausesMs)
    try {
      return await fetchPart();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  return fetchPart();
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
