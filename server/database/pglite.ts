import { closeSync, existsSync, fsyncSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { SLICE_MS } from '../../src/domain/tasks/task.ts';
import { prepareHome } from './home-folder.ts';
import { lockDirectory, type DirectoryLock } from './directory-lock.ts';
import { TYPE_PARSERS } from './type-parsers.ts';
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
}

/**
 * The usual 128 MB of buffers would be taken whole at the start, and hold a second time what the file cache of the system
 * holds already. There is one connection.
 */
const MEMORY_SETTINGS = ['-c', 'shared_buffers=64MB', '-c', 'max_connections=5'];

/** The embedded database as a pool of one connection, the shape Kysely's PostgreSQL dialect asks for. */
export async function openPglitePool(options: PgliteOptions): Promise<PostgresPool> {
  if (options.home === undefined) return createPool(await startInMemory(options.image), undefined, options);
  const home = resolve(options.home);
  prepareHome(home);
  const directory = join(home, 'database');
  // Before the engine is even loaded: a second opener is turned away at once.
  const lock = await lockDirectory(join(home, 'database.lock'), `The database in ${directory}`, {
    onLost: options.watch?.onLockLost,
  });
  try {
    return createPool(await startInDirectory(directory), lock, options);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startInMemory(image: Blob | undefined): Promise<PGlite> {
  const [{ PGlite }, { leanPostgis }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('./lean-postgis.ts'),
  ]);
  const begin = image === undefined ? {} : { loadDataDir: image };
  return PGlite.create({
    ...begin,
    extensions: { postgis: leanPostgis },
    parsers: TYPE_PARSERS,
    startParams: [...PGlite.defaultStartParams, ...MEMORY_SETTINGS],
  });
}

/**
 * Opens the cluster in `directory`, creating it if absent. PGlite runs with `fsync` off, and its file system layer
 * ignores the call; here both are put right, so that a commit is on the disk before it is acknowledged.
 */
async function startInDirectory(directory: string): Promise<PGlite> {
  const creating = `${directory}.creating`;
  if (existsSync(creating)) rmSync(directory, { recursive: true, force: true });
  if (
    existsSync(directory) &&
    readdirSync(directory).length > 0 &&
    !existsSync(join(directory, 'PG_VERSION'))
  )
    throw new Error(
      `${directory} is not empty and holds no database. Move it away or choose another GRIDLIGHT_HOME.`,
    );
  const isNew = !existsSync(join(directory, 'PG_VERSION'));
  if (isNew) writeFileSync(creating, '');

  const [{ PGlite }, { NodeFS }, { leanPostgis }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('@electric-sql/pglite/nodefs'),
    import('./lean-postgis.ts'),
  ]);
  class SyncingNodeFS extends NodeFS {
    override async init(...args: Parameters<InstanceType<typeof NodeFS>['init']>) {
      const prepared = await super.init(...args);
      prepared.emscriptenOpts.preRun = [
        (module) => makeSyncing(module.FS as unknown as MountableFs),
        ...(prepared.emscriptenOpts.preRun ?? []),
      ];
      return prepared;
    }
  }
  const startParams = PGlite.defaultStartParams.filter((parameter) => parameter !== '-F');
  const engine = await PGlite.create({
    fs: new SyncingNodeFS(directory),
    extensions: { postgis: leanPostgis },
    parsers: TYPE_PARSERS,
    // `fdatasync`, the usual method, is an empty function in this build.
    startParams: [...startParams, ...MEMORY_SETTINGS, '-c', 'wal_sync_method=fsync'],
  });
  if (isNew) rmSync(creating, { force: true });
  return engine;
}

/** What we use of Emscripten's file system layer; `nfd` is the real descriptor of an open file. */
interface MountableFs {
  isDir(mode: number): boolean;
  filesystems: {
    NODEFS: {
      realPath(node: StreamNode): string;
      stream_ops: { fsync?: (stream: { nfd?: number; node: StreamNode }) => number };
    };
  };
}
interface StreamNode {
  mode: number;
}

/** Gives the layer the operation it lacks. A folder is flushed too, so that files created in it stay. */
function makeSyncing(fs: MountableFs): void {
  const { NODEFS } = fs.filesystems;
  NODEFS.stream_ops.fsync = ({ nfd, node }) => {
    if (nfd !== undefined) fsyncSync(nfd);
    else if (fs.isDir(node.mode)) syncFolder(NODEFS.realPath(node));
    return 0;
  };
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function createPool(
  engine: PGlite,
  lock: DirectoryLock | undefined,
  { acquireTimeoutMs, watch = {} }: PgliteOptions,
): PostgresPool {
  let failure: EngineFailedError | undefined;
  const runWatched = async (sql: string, parameters: readonly unknown[]) => {
    if (failure) throw failure;
    if (watch.beforeWrite && isWriting(sql)) watch.beforeWrite();
    try {
      return await run(engine, sql, parameters);
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
      if (!engine.closed && !failure) await engine.close();
      lock?.release();
    },
  };
}

/** A text without parameters may hold several statements, as with `pg`; the last result counts. */
async function run<Row>(
  engine: PGlite,
  sql: string,
  parameters: readonly unknown[],
): Promise<PostgresQueryResult<Row>> {
  const result =
    parameters.length === 0 ? (await engine.exec(sql)).at(-1) : await engine.query(sql, [...parameters]);
  return {
    command: (result?.command ?? 'SELECT') as PostgresQueryResult<Row>['command'],
    rowCount: result?.rowCount ?? result?.affectedRows ?? 0,
    rows: (result?.rows ?? []) as Row[],
  };
}
