/** A browser that is never idle fetches all the same, ms. */
const MOST_WAIT_MS = 5_000;
/** Before what failed is tried again, ms. */
const AGAIN_AFTER_MS = 30_000;
/** Where a browser does not say when it is idle, ms. */
const BREATH_MS = 300;

/** What the fetching needs of the page. */
export interface IdlePage {
  readonly document: Pick<Document, 'documentElement'>;
  readonly navigator: object;
  readonly requestIdleCallback?: (task: () => void, options: { timeout: number }) => unknown;
  setTimeout(task: () => void, delayMs: number): unknown;
}

/**
 * Runs tasks one after the other, each when the page is idle, from the first picture on. One that fails does not keep the next
 * ones back and is tried again after them. Where the reader wants to save data, none is run. Returns what ends it.
 */
export function fetchWhenIdle(page: IdlePage, tasks: readonly (() => Promise<unknown>)[]): () => void {
  let isOver = savesData(page.navigator);
  const idle = (): Promise<void> =>
    new Promise((resolve) => {
      if (page.requestIdleCallback) page.requestIdleCallback(resolve, { timeout: MOST_WAIT_MS });
      else page.setTimeout(resolve, BREATH_MS);
    });
  const run = async (): Promise<void> => {
    while (page.document.documentElement.dataset['usable'] !== 'true')
      await new Promise<void>((resolve) => page.setTimeout(resolve, BREATH_MS));
    for (let left = tasks; left.length > 0;) {
      const failed: (() => Promise<unknown>)[] = [];
      for (const task of left) {
        await idle();
        if (isOver) return;
        await task().catch(() => failed.push(task));
      }
      left = failed;
      if (left.length > 0) await new Promise<void>((resolve) => page.setTimeout(resolve, AGAIN_AFTER_MS));
    }
  };
  void run();
  return () => {
    isOver = true;
  };
}

/** What `navigator.connection` says where a browser has it. */
function savesData(navigator: object): boolean {
  if (!('connection' in navigator)) return false;
  const { connection } = navigator;
  return (
    typeof connection === 'object' &&
    connection !== null &&
    'saveData' in connection &&
    connection.saveData === true
  );
}
