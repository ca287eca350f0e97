import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '../database/project-root.ts';

const BEAT_EVERY_MS = 1_000;
/** No statement of the product takes so long; on a full disk, who is silent longer hangs. */
const SILENCE_LIMIT_MS = 10_000;
/** A page of the database cannot be written any more. */
const FULL_BELOW_BYTES = 1_048_576;
/** A second more than the main thread takes itself where it still runs. */
const CLOSE_LIMIT_MS = 6_000;

export interface WatchdogOptions {
  /** Folder of the embedded database, which must be there. */
  readonly folder: string;
  /** Whether SIGINT and SIGTERM end the process after a while, whatever the main thread does. */
  readonly hearsSignals: boolean;
  /** How long a thread that is watched may be silent on a full disk, ms. */
  readonly silenceLimitMs?: number;
  /** How long the process may take to end after a signal, ms. */
  readonly closeLimitMs?: number;
  readonly lookEveryMs?: number;
}

/**
 * Starts a thread that ends the process, with a sentence on its error stream, where the disk is full and the main thread
 * does not answer, and where a signal to end was not obeyed. Returns a counter for the thread of the engine, which is watched as
 * the main one from its first beat on.
 */
export function startWatchdog(options: WatchdogOptions): SharedArrayBuffer {
  const { lookEveryMs = BEAT_EVERY_MS } = options;
  const beats = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const engineBeats = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const counter = new Int32Array(beats);
  const worker = new Worker(join(projectRoot(), 'server', 'bin', 'watchdog.mjs'), {
    workerData: {
      closeLimitMs: CLOSE_LIMIT_MS,
      silenceLimitMs: SILENCE_LIMIT_MS,
      ...options,
      counters: [beats, engineBeats],
      lookEveryMs,
      fullBelowBytes: FULL_BELOW_BYTES,
    },
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 },
    // A loader that reads TypeScript is of no use to it.
    execArgv: [],
  });
  worker.unref();
  setInterval(() => Atomics.add(counter, 0, 1), lookEveryMs).unref();
  return engineBeats;
}
