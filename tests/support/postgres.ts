import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { openDatabase } from '../../server/database/open-database.ts';
import { imageFolder } from './database-image.ts';

/** A PostgreSQL server of a test's own, with PostGIS, in a temporary folder. */
export interface TestPostgres {
  url: string;
  /** Kills the server as a power cut would, without a word to its clients. */
  crash(): Promise<void>;
  /** Stops all its processes, as a machine that hangs: it neither answers nor refuses. They go on after `thaw`. */
  freeze(): void;
  thaw(): void;
  /** Starts it again on the same port and data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const DEBIAN_ROOT = '/usr/lib/postgresql';

/**
 * Folder of the newest PostgreSQL programs with PostGIS, or a sentence that says what is missing.
 * @throws Error with that sentence where CI is set: a machine that decides must not skip half of the tests
 */
export function findPostgres(
  root = DEBIAN_ROOT,
  isCi = Boolean(process.env['CI']),
): { bin: string } | { missing: string } {
  const found = lookForPostgres(root);
  if (isCi && 'missing' in found) throw new Error(found.missing.replace(/^skipped: /, ''));
  return found;
}

function lookForPostgres(root: string): { bin: string } | { missing: string } {
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const withServer = versions.filter((version) => existsSync(join(root, version, 'bin', 'initdb')));
  if (withServer.length === 0)
    return {
      missing: `skipped: no PostgreSQL server in ${root} (Debian: postgresql-15-postgis-3)`,
    };
  const complete = withServer.find((version) =>
    existsSync(`/usr/share/postgresql/${version}/extension/postgis.control`),
  );
  if (complete === undefined)
    return {
      missing: `skipped: PostgreSQL ${withServer[0]} has no PostGIS (Debian: postgresql-15-postgis-3)`,
    };
  return { bin: join(root, complete, 'bin') };
}

/**
 * Starts a server over a copy of the prepared cluster, in which the database `gridlight` has its schema and nothing else.
 * The server refuses to run as root, so then it runs as the user postgres.
 * @param settings further settings, as `fsync=off`
 */
export async function startPostgres(settings: readonly string[] = []): Promise<TestPostgres> {
  const bin = binOfPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'gridlight-postgres-'));
  cpSync(join(await clusterImage(bin), 'data'), join(folder, 'data'), { recursive: true });
  return serve(bin, folder, settings);
}

function binOfPostgres(): string {
  const found = findPostgres();
  if ('missing' in found) throw new Error(found.missing);
  return found.bin;
}

/** A cluster at rest with the database `gridlight`. */
const clusterImage = (bin: string) =>
  imageFolder(`postgresql-${basename(dirname(bin))}`, async (image) => {
    const folder = mkdtempSync(join(tmpdir(), 'gridlight-postgres-'));
    const data = join(folder, 'data');
    mkdirSync(data);
    giveToServer(folder);
    const initdb = ['-U', 'gridlight', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
    const options = { ...serverUser(), stdio: 'ignore', cwd: folder } as const;
    execFileSync(join(bin, 'initdb'), ['-D', data, ...initdb], options);
    const server = await serve(bin, folder, ['fsync=off']);
    try {
      await runOnce(server.url.replace(/gridlight$/, 'postgres'), 'create database gridlight');
      await (await openDatabase({ databaseUrl: server.url })).close();
      await server.end('SIGINT');
      cpSync(data, join(image, 'data'), { recursive: true });
    } finally {
      await server.stop();
    }
  });

/** Serves the cluster in `folder`, which goes with the server. */
async function serve(bin: string, folder: string, settings: readonly string[]) {
  giveToServer(folder);
  const port = await freePort();
  const places = ['-D', join(folder, 'data'), '-p', String(port), '-k', folder];
  const options = ['listen_addresses=127.0.0.1', ...settings].flatMap((setting) => ['-c', setting]);
  const address = `postgresql://gridlight@127.0.0.1:${port}`;

  let child: ChildProcess;
  const start = async () => {
    const environment = { ...serverUser(), stdio: 'ignore', cwd: folder } as const;
    child = spawn(join(bin, 'postgres'), [...places, ...options], environment);
    await waitUntilReady(`${address}/postgres`, child);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  };
  await start();
  return {
    url: `${address}/gridlight`,
    end,
    crash: () => end('SIGQUIT'),
    freeze: () => signalAll(child.pid!, 'SIGSTOP'),
    thaw: () => {
      if (child.exitCode === null && child.signalCode === null) signalAll(child.pid!, 'SIGCONT');
    },
    restart: start,
    async stop() {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Sends a signal to a process and to its children, the connections of the server among them. */
function signalAll(pid: number, signal: NodeJS.Signals): void {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean);
  for (const one of [pid, ...children.map(Number)])
    try {
      process.kill(one, signal);
    } catch (error) {
      // A connection may have ended meanwhile.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
}

/** Makes the user of the server the owner of everything in a folder, which nobody else may read. */
function giveToServer(folder: string): void {
  const { uid, gid } = serverUser();
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
  if (uid !== undefined) for (const path of [folder, ...paths]) chownSync(path, uid, gid ?? uid);
  chmodSync(join(folder, 'data'), 0o700);
}

let databases = 0;

/** Creates an empty database with its schema on a running server. */
export async function createDatabase(server: string): Promise<{ url: string; drop(): Promise<void> }> {
  const administration = server.replace(/gridlight$/, 'postgres');
  const name = `test_${process.pid}_${databases++}`;
  await runOnce(administration, `create database ${name} template gridlight`);
  return {
    url: server.replace(/gridlight$/, name),
    drop: () => runOnce(administration, `drop database ${name} with (force)`),
  };
}

function serverUser(): Pick<SpawnOptions, 'uid' | 'gid'> {
  if (process.getuid?.() !== 0) return {};
  return { uid: idOfPostgres('-u'), gid: idOfPostgres('-g') };
}

function idOfPostgres(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function waitUntilReady(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 800; attempt++) {
    if (child.exitCode !== null) throw new Error(`postgres ended with ${child.exitCode} before it was ready`);
    try {
      await runOnce(url, 'select 1');
      return;
    } catch {
      await delay(25);
    }
  }
  throw new Error('postgres did not become ready within 20 s');
}

async function runOnce(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
