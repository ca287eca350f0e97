import { Worker } from 'node:worker_threads';
import { startWatchdog } from '../../server/guard/watchdog.ts';

/*
 * Hangs as a process does whose database engine is broken: a thread, the main one unless `engine` is said, never comes back.
 * <folder> <silence limit, ms> <limit after a signal, ms> [engine]
 */

const [folder = '', silenceLimitMs = '', closeLimitMs = '', thread = 'main'] = process.argv.slice(2);
const beats = startWatchdog({
  folder,
  hearsSignals: true,
  silenceLimitMs: Number(silenceLimitMs),
  closeLimitMs: Number(closeLimitMs),
  lookEveryMs: 50,
});
process.on('SIGTERM', () => console.log('never heard'));
const HANG = `const { workerData } = require('node:worker_threads');
  setInterval(() => Atomics.add(new Int32Array(workerData), 0, 1), 20);
  setTimeout(() => { for (;;); }, 300);`;

setTimeout(() => {
  console.log('hanging');
  if (thread === 'engine') {
    const engine = new Worker(HANG, { eval: true, workerData: beats });
    engine.on('exit', () => console.log('came back'));
  } else
    setTimeout(() => {
      for (;;);
    }, 50);
}, 500);
