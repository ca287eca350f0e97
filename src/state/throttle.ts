/** Timers of a window, or of a test. */
export interface ThrottleTimer {
  now(): number;
  /** Runs a task later; gives what cancels it. */
  later(task: () => void, delayMs: number): () => void;
}

/** The timer of the page itself: a task runs behind a frame, so that what it renders does not hold up a picture. */
export const PAGE_TIMER: ThrottleTimer = {
  now: () => performance.now(),
  later: (task, delayMs) => {
    let frame = 0;
    const behindFrame = () => {
      frame = requestAnimationFrame(() => (timer = setTimeout(task)));
    };
    let timer = setTimeout(behindFrame, delayMs);
    return () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
    };
  },
};

/** Follows a stream of values at a pace that is good for reading. */
export interface Throttle<T> {
  /** Takes the next value of the stream. */
  readonly offer: (value: T) => void;
  /** The stream has come to rest: its newest value is taken over at once. */
  readonly rest: () => void;
  /** Ends it; nothing is taken over afterwards. */
  readonly close: () => void;
}

/**
 * Hands values on at once while nothing moves, and at most once in `everyMs` while something does. The newest value is
 * always handed on in the end, and never an older one after a newer one.
 */
export function createThrottle<T>(options: {
  readonly everyMs: number;
  readonly isMoving: () => boolean;
  readonly onValue: (value: T) => void;
  readonly timer: ThrottleTimer;
}): Throttle<T> {
  const { everyMs, isMoving, onValue, timer } = options;
  let waiting: { readonly value: T } | null = null;
  let cancel: (() => void) | null = null;
  let handedOnAt = Number.NEGATIVE_INFINITY;

  function handOn(): void {
    cancel?.();
    cancel = null;
    const next = waiting;
    waiting = null;
    if (next === null) return;
    handedOnAt = timer.now();
    onValue(next.value);
  }

  return {
    offer: (value) => {
      waiting = { value };
      if (isMoving()) cancel ??= timer.later(handOn, Math.max(0, handedOnAt + everyMs - timer.now()));
      else handOn();
    },
    rest: handOn,
    close: () => {
      cancel?.();
      cancel = null;
      waiting = null;
    },
  };
}
