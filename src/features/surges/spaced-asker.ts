/** Asks after news, one question at a time. */
export interface SpacedAsker {
  news(): void;
  stop(): void;
}

/**
 * `ask` is called `afterMs` after news, and at the earliest `everyMs` after its last answer; news that comes while it asks, or
 * while another asks (`isAsking`), is asked for after that.
 */
export function createSpacedAsker(
  ask: () => Promise<unknown>,
  isAsking: () => boolean,
  { afterMs, everyMs }: { afterMs: number; everyMs: number },
): SpacedAsker {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOwnAsked = false;
  let hasNews = false;
  let isStopped = false;

  const plan = (waitMs: number): void => {
    timer = setTimeout(() => void put(), waitMs);
  };
  async function put(): Promise<void> {
    timer = undefined;
    // The answer to a question that began before the news need not know of it.
    if (isAsking()) return plan(afterMs);
    hasNews = false;
    isOwnAsked = true;
    await ask().catch(() => undefined);
    timer = setTimeout(() => {
      timer = undefined;
      isOwnAsked = false;
      if (hasNews) void put();
    }, everyMs);
    if (isStopped) clearTimeout(timer);
  }

  return {
    news() {
      hasNews = true;
      if (!isOwnAsked && timer === undefined) plan(afterMs);
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
