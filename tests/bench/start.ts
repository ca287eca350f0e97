import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser, openPage, waitUntilUsable } from '../e2e/support/browser.ts';
import { serveApp } from '../e2e/support/served-app.ts';

const projectRoot = path.resolve(import.meta.dirname, '../..');

function print(task: string, value: number, unit: string, more: Record<string, unknown> = {}): void {
  console.log(JSON.stringify({ bench: 'start', task, value: Number(value.toFixed(2)), unit, ...more }));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024;
}

/** From the usable map to the risk clock and the first plan of the patrol desk, ms, in a fresh browser profile. */
async function openDesk(url: string): Promise<number> {
  const browser = await launchBrowser('software');
  try {
    const { page } = await openPage(browser, { width: 1920, height: 1080 });
    await page.goto(`${url}/?w=patrol`, { waitUntil: 'commit' });
    await page.waitForFunction(
      () =>
        document.querySelector('[data-side="left"] section[data-state="ready"]') !== null &&
        document.querySelector('[data-side="right"] section[data-state="ready"] time') !== null,
      undefined,
      { timeout: 120_000, polling: 'raf' },
    );
    const readyMs = await page.evaluate(() => performance.now());
    await waitUntilUsable(page);
    const usableMs = await page.evaluate(
      () => performance.getEntriesByName('gridlight:usable')[0]?.startTime ?? NaN,
    );
    return Math.round(Math.max(0, readyMs - usableMs));
  } finally {
    await browser.close();
  }
}

/**
 * Cold start of the page on a machine without a GPU: JSON lines with the time from navigation to a usable map
 * (units and first clusters drawn, map idle) in a fresh browser profile per repetition, the initial JavaScript,
 * the installed tree and the memory of the server. Orientation figures; ratios need a peer in the same run.
 */
export async function benchStart(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { reps: { type: 'string', default: '7' }, volume: { type: 'string', default: '60000' } },
  });
  const volume = Number(values.volume);
  const { measureBundle } = (await import('../../server/bin/size-budget.mjs' as string)) as {
    measureBundle(): { initialKb: number };
  };
  const app = await serveApp({ volume });
  try {
    const usableMs: number[] = [];
    for (let rep = 0; rep < Number(values.reps) + 1; rep += 1) {
      const browser = await launchBrowser('software');
      const { page } = await openPage(browser, { width: 1920, height: 1080 });
      await page.goto(app.url, { waitUntil: 'commit' });
      await waitUntilUsable(page);
      const ms = await page.evaluate(
        () => performance.getEntriesByName('gridlight:usable')[0]?.startTime ?? NaN,
      );
      const renderer = await page.evaluate(() => {
        const gl = document.createElement('canvas').getContext('webgl2');
        const info = gl?.getExtension('WEBGL_debug_renderer_info');
        return gl && info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : 'unknown';
      });
      await browser.close();
      if (rep === 0) continue;
      usableMs.push(ms);
      print('page usable', ms, 'ms', { rep, volume, renderer });
    }
    const deskMs: number[] = [];
    for (let rep = 0; rep < Number(values.reps); rep += 1) deskMs.push(await openDesk(app.url));
    print('patrol desk after the map, median', median(deskMs), 'ms', {
      n: deskMs.length,
      all: deskMs,
      target: 2000,
    });
    print('page usable, median', median(usableMs), 'ms', { n: usableMs.length, volume, target: 3000 });
    print('server memory after serving', residentMb(app.process.pid ?? 0), 'MB', { volume });
    print('server cold start with filling', app.readyMs, 'ms', { volume });
    print('initial JavaScript, gzip', measureBundle().initialKb, 'kB', { target: 490 });
    const tree = Number(
      execFileSync('du', ['-sm', '--exclude=.cache', path.join(projectRoot, 'node_modules')], {
        encoding: 'utf8',
      }).split('\t')[0],
    );
    print('installed tree', tree, 'MB', { target: 450 });
    console.log(
      JSON.stringify({
        bench: 'start',
        fingerprint: { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version, load: loadavg() },
      }),
    );
  } finally {
    await app.stop();
  }
}
