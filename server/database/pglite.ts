import { join, resolve } from 'node:path';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { SLICE_MS } from '../../src/domain/tasks/task.ts';
import { prepareHome } from './home-folder.ts';
import { lockDirectory, type DirectoryLock } from './directory-lock.ts';
import { engineHere, type EmbeddedEngine } from './embedded-engine.ts';
import { startEngineThread } from './engine-thread.ts';
import { startInMemory } from './start-engine.ts';
import { EngineFailedError, hasEngineFailed, isWriting } from './write-guard.ts';

/** Thrown when the one connection of the embedded database stays taken for longer than the caller may wait. */
export class DatabaseBusyError extends Error {
  override readonly name = 'DatabaseBusyError';
}

export interface PgliteOptions {
  /** Folder of this installation; the database goes to `<home>/database`. Without it the database is in memory. */
  home?: string | undefined;
  /** What a database in memory begins with: a data folder as PGlite dumps it. */
  image?: Blob | undefined;
  /** How long `connect` waits for the connection. */
  acquireTimeoutMs: number;
  watch?: EngineWatch | undefined;
}

/** What the owner of an embedded database wants to know and to forbid. */
export interface EngineWatch {
  /** Runs before each statement that writes. @throws what the statement then fails with */
  readonly beforeWrite?: () => void;
  /** The engine has broken down, and every later statement fails. Called once. */
  readonly onFailure?: (error: Error) => void;
  /** Somebody has removed the lock of the folder, so that another process may open it. Called once. */
  readonly onLockLost?: () => void;
  /** A counter that goes on while the engine lives, for who watches it from another thread. */
  readonly beats?: SharedArrayBuffer;
}

/**
 * The embedded database as a pool of one connection, the shape Kysely's PostgreSQL dialect asks for. That of a folder has a thread
 * of its own; one in memory, as tests open them by the hundred, runs in this one.
 */
export async function openPglitePool(options: PgliteOptions): Promise<PostgresPool> {
  if (options.home === undefined)
    return createPool(engineHere(await startInMemory(options.image)), undefined, options);
  const home = resolve(options.home);
  prepareHome(home);
  const directory = join(home, 'database');
  // Before the engine is even loaded: a second opener is turned away at once.
  const lock = await lockDirectory(join(home, 'database.lock'), `The database in ${directory}`, {
    onLost: options.watch?.onLockLost,
  });
  try {
    return createPool(await startEngineThread(directory, options.watch?.beats), lock, options);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function createPool(
  engine: EmbeddedEngine,
  lock: DirectoryLock | undefined,
  { acquireTimeoutMs, watch = {} }: PgliteOptions,
): PostgresPool {
  let failure: EngineFailedError | undefined;
  const runWatched = async (sql: string, parameters: readonly unknown[]) => {
    if (failure) throw failure;
    if (watch.beforeWrite && isWriting(sql)) watch.beforeWrite();
    try {
      return await engine.run(sql, parameters);
    } catch (error) {
      if (!hasEngineFailed(error)) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      failure = new EngineFailedError(`the database engine has failed: ${reason}`, { cause: error });
      watch.onFailure?.(failure);
      throw failure;
    }
  };
  const waiting: (() => void)[] = [];
  let taken = false;
  let ended = false;
  let turnSince = performance.now();

  const release = () => {
    const next = waiting.shift();
    if (!next) taken = false;
    else if (performance.now() - turnSince < SLICE_MS) next();
    else
      // The engine answers within the call: without a turn a crowd of questions would hold up everybody else.
      setImmediate(() => {
        turnSince = performance.now();
        next();
      });
  };
  const client: PostgresPoolClient = {
    query: runWatched as PostgresPoolClient['query'],
    release,
  };

  return {
    connect() {
      if (ended) return Promise.reject(new Error('the database has been closed'));
      if (!taken) {
        taken = true;
        turnSince = performance.now();
        return Promise.resolve(client);
      }
      return new Promise((resolveClient, reject) => {
        const grant = () => {
          clearTimeout(timer);
          resolveClient(client);
        };
        const timer = setTimeout(() => {
          waiting.splice(waiting.indexOf(grant), 1);
          reject(new DatabaseBusyError(`no database connection became free within ${acquireTimeoutMs} ms`));
        }, acquireTimeoutMs);
        timer.unref();
        waiting.push(grant);
      });
    },
    async end() {
      if (ended) return;
      ended = true;
      // A broken engine would write what it does not know to be true; what it acknowledged is on the disk.
      await (failure ? engine.abandon() : engine.close());
      lock?.release();
    },
  };
}
