import { isAfter } from '../../domain/live/stream-position.ts';
import type { Changes, LiveEvent } from '../../schemas/live.ts';
import type { LiveMessage } from '../../workers/live-message.ts';
import type { LiveStore } from '../stores/live-store.ts';

/** What the connection needs of the page around it. */
export interface LiveConnectionOptions {
  readonly store: LiveStore;
  /** Listens to the stream; returns what ends it. */
  readonly listen: (onMessage: (message: LiveMessage) => void) => () => void;
  /** Fetches the changes after a position; `null` where the server no longer knows it. */
  readonly fetchChanges: (after: string) => Promise<Changes | null>;
  /** Gives changes to the engine, in their order; returns the data version that contains them. */
  readonly apply: (events: readonly LiveEvent[]) => Promise<number>;
  /** Reloads everything, because changes are lost for good. */
  readonly reload: () => void;
  /** The page's own clock, ms, monotonic. */
  readonly now: () => number;
  readonly later: (task: () => void, delayMs: number) => void;
}

export interface LiveFeed {
  /** The data is about to reload: the feed applies nothing until `begin`. */
  suspend(): void;
  /**
   * The engine holds everything up to a position; the feed applies what follows. `undefined`: the data has no position.
   */
  begin(position: string | undefined): void;
  close(): void;
}

const TRY_AGAIN_MS = 1_000;
/** Most messages that wait. An engine further behind fetches the rest later. */
const MOST_WAITING = 2_000;

/**
 * Brings the changes of the stream to the engine: none lost, none twice, in their order. It fetches the gap between the
 * loaded data and the stream. Events that arrive meanwhile wait, and it skips known ones by their position.
 */
export function connectLive(options: LiveConnectionOptions): LiveFeed {
  const { store, listen, fetchChanges, apply, reload, now, later } = options;
  /** The engine has everything up to here; `null` while nothing is loaded. */
  let applied: string | null = null;
  let waiting: Extract<LiveMessage, { kind: 'events' }>[] = [];
  /** Grows with each reload; work of an earlier round is dropped. */
  let round = 0;
  let isBusy = false;
  let isClosed = false;
  /** Whether the feed waits after a failure. */
  let isPaused = false;
  /** Whether this page may have missed events. */
  let hasGap = false;

  const isCurrent = (mine: number): boolean => mine === round;
  const appliedPosition = (): string | null => applied;

  function markApplied(position: string, dataVersion: number): void {
    applied = position;
    store.getState().setApplied({ position, dataVersion });
  }

  function suspend(): void {
    applied = null;
    waiting = [];
    round++;
    store.getState().setApplied(null);
  }

  function giveUp(): void {
    suspend();
    reload();
  }

  /** The waiting messages that follow `from`, as one; older ones are skipped. */
  function waitingFrom(from: string): 'gap' | 'foreign' | { events: LiveEvent[]; position: string } {
    const events: LiveEvent[] = [];
    let position = from;
    for (let message = waiting.shift(); message; message = waiting.shift()) {
      const isNewer = isAfter(message.position, position);
      if (isNewer === undefined) return 'foreign';
      if (!isNewer) continue;
      if (message.after !== position) {
        // Something before it is missing, or part of it is known. What was taken so far is good.
        waiting.unshift(message);
        if (position === from) {
          waiting.shift();
          return 'gap';
        }
        break;
      }
      events.push(...message.events);
      ({ position } = message);
    }
    return { events, position };
  }

  async function take(events: readonly LiveEvent[], position: string, mine: number): Promise<void> {
    const dataVersion = events.length > 0 ? await apply(events) : 0;
    if (!isCurrent(mine)) return;
    markApplied(position, dataVersion);
    const isNew = ({ kind }: LiveEvent) => kind === 'incident';
    if (events.some(isNew)) store.getState().point(events.filter(isNew));
  }

  /** Fetches the changes between the engine and the stream. */
  async function closeGap(mine: number): Promise<void> {
    hasGap = false;
    for (;;) {
      const after = appliedPosition();
      if (after === null) return;
      const changes = await fetchChanges(after);
      if (!isCurrent(mine)) return;
      if (changes === null) return giveUp();
      await take(changes.events, changes.position, mine);
      if (changes.isComplete) return;
    }
  }

  /** Does one more piece of work; `false` where nothing is left to do. */
  async function step(mine: number): Promise<boolean> {
    const from = appliedPosition();
    if (!isCurrent(mine) || from === null) return false;
    if (hasGap) {
      await closeGap(mine);
      return true;
    }
    if (waiting.length === 0) return false;
    const batch = waitingFrom(from);
    if (batch === 'gap') hasGap = true;
    else if (batch === 'foreign') giveUp();
    else await take(batch.events, batch.position, mine);
    return true;
  }

  async function work(): Promise<void> {
    if (isBusy || isPaused || applied === null || isClosed) return;
    isBusy = true;
    const mine = round;
    try {
      while (await step(mine));
    } catch {
      // The connection or the engine failed: what was missed is asked for again.
      hasGap = true;
      isPaused = true;
      later(() => {
        isPaused = false;
        void work();
      }, TRY_AGAIN_MS);
    } finally {
      isBusy = false;
      if (!isCurrent(mine)) void work();
    }
  }

  function receive(message: LiveMessage): void {
    switch (message.kind) {
      case 'open':
        store.getState().setOpen(true);
        hasGap = true;
        break;
      case 'events':
        waiting.push(message);
        if (waiting.length > MOST_WAITING) {
          waiting = [];
          hasGap = true;
        }
        break;
      case 'beat':
        store.getState().setBeat(message.beat, now());
        return;
      case 'resync':
        giveUp();
        return;
      case 'closed':
        store.getState().setOpen(false);
        return;
    }
    void work();
  }

  const stop = listen(receive);
  return {
    suspend,
    begin: (position) => {
      round++;
      if (position === undefined) return;
      markApplied(position, 0);
      hasGap = true;
      void work();
    },
    close: () => {
      isClosed = true;
      round++;
      stop();
    },
  };
}
