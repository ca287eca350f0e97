import { startWatchdog } from '../../server/guard/watchdog.ts';

/*
 * Hangs as a process does whose database engine is broken: the main thread never comes back. <folder> <silence limit, ms>
 * <limit after a signal, ms>
 */

const [folder = '', silenceLimitMs = '', closeLimitMs = ''] = process.argv.slice(2);
startWatchdog({
  folder,
  hearsSignals: true,
  silenceLimitMs: Number(silenceLimitMs),
  closeLimitMs: Number(closeLimitMs),
  lookEveryMs: 50,
});
process.on('SIGTERM', () => console.log('never heard'));
setTimeout(() => {
  console.log('hanging');
  setTimeout(() => {
    for (;;);
  }, 50);
}, 500);
