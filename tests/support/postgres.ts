import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';

/** A PostgreSQL server of a test's own, with PostGIS, in a temporary folder. */
export interface TestPostgres {
  url: string;
  /** Kills the server as a power cut would, without a word to its clients. */
  crash(): Promise<void>;
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

/** Creates a cluster and starts it; the server refuses to run as root, so then it runs as the user postgres. */
export async function startPostgres(): Promise<TestPostgres> {
  const found = findPostgres();
  if ('missing' in found) throw new Error(found.missing);
  const folder = mkdtempSync(join(tmpdir(), 'gridlight-postgres-'));
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  const owner = serverUser();
  if (owner.uid !== undefined)
    for (const path of [folder, data]) chownSync(path, owner.uid, owner.gid ?? owner.uid);
  const initdb = [
    '-D',
    data,
    '-U',
    'gridlight',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ];
  execFileSync(join(found.bin, 'initdb'), initdb, { ...owner, stdio: 'ignore', cwd: folder });
  const port = await freePort();
  const options = ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'];

  let child: ChildProcess;
  const start = async () => {
    child = spawn(join(found.bin, 'postgres'), options, { ...owner, stdio: 'ignore', cwd: folder });
    await waitUntilReady(`postgresql://gridlight@127.0.0.1:${port}/postgres`, child);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  };
  await start();
  await runOnce(`postgresql://gridlight@127.0.0.1:${port}/postgres`, 'create database gridlight');
  const url = `postgresql://gridlight@127.0.0.1:${port}/gridlight`;
  await runOnce(url, 'create extension postgis');
  return {
    url,
    crash: () => end('SIGQUIT'),
    restart: start,
    async stop() {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
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
  for (let attempt = 0; attempt < 200; attempt++) {
    if (child.exitCode !== null) throw new Error(`postgres ended with ${child.exitCode} before it was ready`);
    try {
      await runOnce(url, 'select 1');
      return;
    } catch {
      await delay(100);
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
