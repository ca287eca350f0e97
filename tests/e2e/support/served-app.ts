import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const projectRoot = path.resolve(import.meta.dirname, '../../..');

/** Incidents of the prepared city. */
export const CITY_VOLUME = 8_000;

/** Names the folder of the prepared city, a GRIDLIGHT_HOME filled once before the end-to-end tests. */
export const CITY_HOME = 'GRIDLIGHT_TEST_CITY';

/** Names the address of the server that all tests share which only look. */
export const CITY_URL = 'GRIDLIGHT_TEST_CITY_URL';

/** The address of the shared server. What a test changes there, other tests would see. */
export function sharedCityUrl(): string {
  const url = process.env[CITY_URL];
  if (url === undefined) throw new Error(`${CITY_URL} is not set: tests/e2e/support/prepare-city.ts sets it`);
  return url;
}

export interface ServedApp {
  url: string;
  process: ChildProcess;
  /** Folder of the embedded database. */
  home: string;
  /** Milliseconds from start until /api/health said ok. */
  readyMs: number;
  stop(): Promise<void>;
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** Puts a copy of the prepared city into a folder that serves as GRIDLIGHT_HOME; without one a server will fill it. */
export function copyCity(home: string): void {
  const city = process.env[CITY_HOME];
  if (city !== undefined) cpSync(city, home, { recursive: true });
}

/**
 * Starts the built server on an embedded database of its own and waits until /api/health says ok.
 * `home` keeps a database between starts; without it a temporary one is made and removed, without a `volume` too as a copy
 * of the prepared city.
 * Throws with the server's own words when it ends early or is not ready in five minutes.
 */
export async function serveApp(
  options: { volume?: number; home?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<ServedApp> {
  const home = options.home ?? mkdtempSync(path.join(tmpdir(), 'gridlight-e2e-'));
  if (options.volume === undefined && options.home === undefined) copyCity(home);
  const port = await freePort();
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    GRIDLIGHT_HOME: home,
    LOG_LEVEL: 'warn',
    // The bundled city lives on, and a first visit is shown steps, only where a test asks for it.
    GRIDLIGHT_DEMO: '0',
    GRIDLIGHT_FIRST_STEPS: '0',
  };
  env.GRIDLIGHT_VOLUME = String(options.volume ?? CITY_VOLUME);
  delete env.DATABASE_URL;
  const started = Date.now();
  const entry = path.join(projectRoot, 'server/bin/start.mjs');
  const server = spawn(process.execPath, [entry], {
    cwd: projectRoot,
    env: { ...env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  const listen = (chunk: Buffer) => (words = (words + chunk.toString()).slice(-8000));
  server.stdout?.on('data', listen);
  server.stderr?.on('data', listen);
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    server.kill('SIGTERM');
    await Promise.race([ended, sleep(8000).then(() => server.kill('SIGKILL'))]);
    if (options.home === undefined) rmSync(home, { recursive: true, force: true });
  };
  while (Date.now() - started < 300_000) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}:\n${words}`);
    const reply = await fetch(`${url}/api/health`).catch(() => undefined);
    if (reply?.ok) return { url, process: server, home, readyMs: Date.now() - started, stop };
    await sleep(250);
  }
  await stop();
  throw new Error(`the server was not ready in five minutes:\n${words}`);
}
