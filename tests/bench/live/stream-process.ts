import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export type ClientsOrder =
  | { name: 'open'; port: number; listeners: number; events: number }
  /** Answers what was heard of the first `events` events, and closes the streams. */
  | { name: 'report'; events: number };

export interface Heard {
  /** Events that a listener was never told, or more than once; and listeners whose stream was closed. */
  missing: number;
  doubled: number;
  lost: number;
  /** Numbers of some of those events. */
  examples: number[];
  /** Microseconds from each post to each listener, and to the last listener. */
  times: Float32Array;
  lastTimes: Float64Array;
}

export type ClientsReply =
  { name: 'opened' } | { name: 'failed'; reason: string } | ({ name: 'heard' } & Heard);

/** The process with the listeners, as seen from outside. */
export interface StreamListeners {
  report(events: number): Promise<Heard>;
  end(): void;
}

const OPEN_LIMIT_MS = 60_000;

/** Opens `listeners` streams of a server in one process of their own; resolves when each has been greeted. */
export async function openListeners(
  url: string,
  listeners: number,
  events: number,
): Promise<StreamListeners> {
  const child = fork(path.join(import.meta.dirname, 'stream-clients.ts'), [], {
    execArgv: ['--import', 'tsx', '--max-old-space-size=2048'],
    serialization: 'advanced',
  });
  const ask = async (order: ClientsOrder, limitMs: number): Promise<ClientsReply> => {
    const limit = new AbortController();
    const answer = once(child, 'message', { signal: limit.signal });
    const exit = once(child, 'exit', { signal: limit.signal });
    child.send(order);
    try {
      const first = await Promise.race([
        answer.then(([reply]) => reply as ClientsReply),
        exit.then((): ClientsReply => ({ name: 'failed', reason: 'the listeners ended' })),
        sleep(limitMs, undefined, { signal: limit.signal }).then((): ClientsReply => ({
          name: 'failed',
          reason: 'the listeners did not answer',
        })),
      ]);
      if (first.name === 'failed') throw new Error(first.reason);
      return first;
    } finally {
      for (const waiting of [answer, exit]) waiting.catch(() => undefined);
      limit.abort();
    }
  };
  try {
    const { port } = new URL(url);
    await ask({ name: 'open', port: Number(port), listeners, events }, OPEN_LIMIT_MS);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return {
    report: async (wanted) => {
      const reply = await ask({ name: 'report', events: wanted }, OPEN_LIMIT_MS);
      if (reply.name !== 'heard') throw new Error(`an unexpected reply: ${reply.name}`);
      return reply;
    },
    end: () => child.kill('SIGKILL'),
  };
}
