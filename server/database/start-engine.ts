import { closeSync, existsSync, fsyncSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { TYPE_PARSERS } from './type-parsers.ts';

/**
 * The usual 128 MB of buffers would be taken whole at the start, and hold a second time what the file cache of the system
 * holds already. There is one connection.
 */
const MEMORY_SETTINGS = ['-c', 'shared_buffers=64MB', '-c', 'max_connections=5'];

/** A database in memory, which goes with the process. `image`: a data folder as PGlite dumps it. */
export async function startInMemory(image: Blob | undefined): Promise<PGlite> {
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
export async function startInDirectory(directory: string): Promise<PGlite> {
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
