import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { isMainThread } from 'node:worker_threads';

/*
 * Given to a server of any build by `--import`: watches the event loop of its main thread. A line `reset` on standard input begins
 * a watch, `report` prints what it saw. The figures are those of `loop-watch.ts`.
 */

const TICK_MS = 5;

/** How long the main thread has run, and waited for a processor that others had. */
function mainThreadMs() {
  try {
    const [cpu, waited] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ');
    return { cpu: Number(cpu) / 1e6, waited: Number(waited) / 1e6 };
  } catch {
    const { user, system } = process.cpuUsage();
    return { cpu: (user + system) / 1e3, waited: 0 };
  }
}

const p99 = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? 0;

function watch() {
  const delays = monitorEventLoopDelay({ resolution: TICK_MS });
  delays.enable();
  const moment = () => ({ wall: performance.now(), ...mainThreadMs() });
  let held = [];
  let own = [];
  let memoryMb = 0;
  let at = moment();
  let since = at;
  setInterval(() => {
    const now = moment();
    held.push(Math.min(now.wall - at.wall, now.cpu - at.cpu));
    own.push(now.wall - at.wall - (now.waited - at.waited));
    at = now;
    memoryMb = Math.max(memoryMb, process.memoryUsage.rss() / 1_048_576);
  }, TICK_MS).unref();
  const reset = () => {
    delays.reset();
    held = [];
    own = [];
    memoryMb = 0;
    at = since = moment();
  };
  const waitedShare = () => {
    const now = moment();
    return (now.waited - since.waited) / (now.wall - since.wall);
  };
  const report = () => ({
    waitedShare: waitedShare(),
    p99Ms: delays.percentile(99) / 1e6,
    longestMs: delays.max / 1e6,
    p99OwnMs: p99(own),
    p99CpuMs: p99(held),
    longestCpuMs: Math.max(0, ...held),
    memoryMb,
  });
  createInterface({ input: process.stdin }).on('line', (line) => {
    if (line === 'report') console.log(`report ${JSON.stringify(report())}`);
    if (line !== 'reset') return;
    reset();
    // The first interval after a reset is not counted.
    setTimeout(() => console.log('watching'), 5 * TICK_MS);
  });
  process.stdin.unref?.();
}

if (isMainThread && process.argv.includes('serve')) watch();
