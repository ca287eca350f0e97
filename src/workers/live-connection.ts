import { STREAM_LOST_AFTER_MS } from '../domain/live/silence.ts';
import type { LiveMessage } from './live-message.ts';

/** The part of an EventSource that is used. */
export interface Source {
  addEventListener(
    type: string,
    listener: (event: { readonly data?: unknown; readonly lastEventId?: string }) => void,
  ): void;
  close(): void;
}

export interface ConnectionSetting {
  readonly openSource: (url: string) => Source;
  readonly later: (task: () => void, delayMs: number) => () => void;
  /** A number from 0 up to 1 that spreads the reconnections. */
  readonly random: () => number;
}

const FIRST_DELAY_MS = 300;
const LONGEST_DELAY_MS = 5_000;

/** One connection to the stream, until it is closed. */
export interface LiveConnection {
  readonly close: () => void;
}

/**
 * Keeps a connection to `/api/stream`, from the position `begin` on (from now where undefined). A lost connection
 * resumes at its last position, after a delay that grows up to 5 s. The delay is random, so that a thousand walls do
 * not come at once. An unreadable message counts as a loss. After a resync the connection restarts from now.
 */
export function keepConnection(
  begin: string | undefined,
  onMessage: (message: LiveMessage) => void,
  { openSource, later, random }: ConnectionSetting,
): LiveConnection {
  let position = begin;
  let losses = 0;
  let source: Source | null = null;
  let stopWaiting = (): void => undefined;
  let stopWatching = (): void => undefined;
  let isClosed = false;

  function watch(): void {
    stopWatching();
    stopWatching = later(lose, STREAM_LOST_AFTER_MS);
  }

  function lose(): void {
    if (source === null || isClosed) return;
    end();
    onMessage({ kind: 'closed' });
    const delayMs = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** losses);
    losses++;
    stopWaiting = later(open, delayMs * (0.5 + random() / 2));
  }

  function end(): void {
    stopWatching();
    source?.close();
    source = null;
  }

  function open(): void {
    const query = position === undefined ? '' : `?after=${encodeURIComponent(position)}`;
    const mine = openSource(`/api/stream${query}`);
    source = mine;
    watch();
    const listenFor = (type: string, take: (data: unknown, id: string) => void): void =>
      mine.addEventListener(type, ({ data, lastEventId = '' }) => {
        if (source !== mine) return;
        watch();
        try {
          take(JSON.parse(String(data)), lastEventId);
        } catch {
          lose();
        }
      });
    listenFor('hello', (data) => {
      losses = 0;
      ({ position } = data as { position: string });
      onMessage({ kind: 'open', position });
    });
    listenFor('events', (data, id) => {
      const { events } = data as Extract<LiveMessage, { kind: 'events' }>;
      // What a connection sends follows on what it sent before.
      const after = position ?? id;
      position = id;
      onMessage({ kind: 'events', after, position: id, events });
    });
    listenFor('beat', (data) =>
      onMessage({ kind: 'beat', beat: data as Extract<LiveMessage, { kind: 'beat' }>['beat'] }),
    );
    listenFor('resync', (data) => {
      position = undefined;
      onMessage({ kind: 'resync', reason: (data as { reason: string }).reason });
    });
    mine.addEventListener('bye', lose);
    mine.addEventListener('error', lose);
  }

  open();
  return {
    close: () => {
      isClosed = true;
      stopWaiting();
      end();
    },
  };
}
