import { statfsSync, writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

/*
 * A thread that ends the process where its main thread no longer can: while the embedded database is broken, its thread may
 * never come back, and then what waits for it waits for ever. What was acknowledged is on the disk.
 */

const { counters, folder, hearsSignals, closeLimitMs, silenceLimitMs, lookEveryMs, fullBelowBytes } =
  workerData;

function end(reason) {
  try {
    // Straight to the descriptor: the streams of a thread go by way of the main thread.
    writeSync(2, `gridlight: ${reason}\n`);
  } finally {
    process.kill(process.pid, 'SIGKILL');
  }
}

/** Main thread and engine; the engine is not watched before its first beat, as it may start long. */
const watched = counters.map((beats, index) => ({
  counter: new Int32Array(beats),
  beat: 0,
  heardAt: index === 0 ? performance.now() : Infinity,
}));
setInterval(() => {
  const now = performance.now();
  for (const one of watched) {
    const beat = Atomics.load(one.counter, 0);
    if (beat !== one.beat) {
      one.beat = beat;
      one.heardAt = now;
    } else if (now - one.heardAt > silenceLimitMs && isFull())
      end(
        `The disk that holds ${folder} is full and the database engine no longer answers. Make room and start again; nothing that was acknowledged is lost.`,
      );
  }
}, lookEveryMs);

function isFull() {
  try {
    const { bavail, bsize, files, ffree } = statfsSync(folder);
    return bavail * bsize < fullBelowBytes || (files > 0 && ffree === 0);
  } catch {
    return false;
  }
}

/*
 * Node gives signals to the main thread alone, which may be the one that hangs. The binding beneath `process.on('SIGTERM')`
 * serves any thread. Where a later Node has it no longer, the main thread hears the signals as before.
 */
const signals = [];
function hear(number) {
  const signal = new (process.binding('signal_wrap').Signal)();
  signal.onsignal = () => {
    if (signals.heard) end('Ended at once by a second signal.');
    signals.heard = true;
    setTimeout(
      () => end(`The server did not close within ${closeLimitMs / 1000} s and was ended.`),
      closeLimitMs,
    );
  };
  signal.start(number);
  signals.push(signal);
}
if (hearsSignals)
  try {
    // Of this thread alone: nobody who reads the output can do anything about it.
    process.noDeprecation = true;
    for (const number of [2, 15]) hear(number);
  } catch {
    // Heard by the main thread alone.
  }
