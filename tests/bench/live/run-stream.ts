import { setTimeout as sleep } from 'node:timers/promises';
import { healthSchema } from '../../../src/schemas/health.ts';
import { rounded } from '../engine/results.ts';
import { quantile } from '../engine/statistics.ts';
import { timesLine, type DatabaseKind, type LiveLine } from './results.ts';
import { createRowMaker } from './rows.ts';
import { serveLive } from './served-live.ts';
import { openListeners } from './stream-process.ts';
import { postTraffic, WARM_UP_NUMBER } from './traffic.ts';

export interface StreamOptions {
  task: string;
  database: DatabaseKind;
  listeners: number;
  perSecond: number;
  seconds: number;
  volume: number;
  wait(): Promise<void>;
}

const SOURCE = 'bench-stream';
const WARM_UP_SECONDS = 3;
/** The last events have so long to arrive. */
const SETTLE_MS = 2_000;

const milliseconds = (us: ArrayLike<number>) => Float64Array.from(us, (value) => value / 1_000);

/**
 * From the moment an event is posted to the moment its bytes are read by a listener, over all events and listeners;
 * `last…` is the time to the last of the listeners. Measured at the listeners, on the monotonic clock, so it holds the
 * posting, the database, the publisher, the network and the listeners' own work. `server…` is what the server says itself:
 * from the receipt of an event until it is written to the last listener. Throws where an event was lost or doubled.
 */
export async function runStream(options: StreamOptions): Promise<LiveLine> {
  const { task, database, listeners, perSecond, seconds, volume, wait } = options;
  const maker = await createRowMaker();
  const served = await serveLive(database, volume, [SOURCE]);
  try {
    const traffic = (duration: number, firstNumber = 0) =>
      postTraffic({
        url: served.url,
        token: served.tokens.get(SOURCE) ?? '',
        maker,
        perSecond,
        seconds: duration,
        firstNumber,
      });
    await traffic(WARM_UP_SECONDS, WARM_UP_NUMBER);
    await sleep(SETTLE_MS);
    await wait();
    const events = Math.round(perSecond * seconds);
    const streams = await openListeners(served.url, listeners, events);
    try {
      const { replyMs, lagMs } = await traffic(seconds);
      await sleep(SETTLE_MS);
      const heard = await streams.report(events);
      if (heard.missing + heard.doubled + heard.lost > 0)
        throw new Error(
          `${heard.missing} missing, ${heard.doubled} doubled, ${heard.lost} streams closed; events ${heard.examples.join(', ')}`,
        );
      const last = milliseconds(heard.lastTimes);
      const { stream } = healthSchema.parse(await (await fetch(`${served.url}/api/health`)).json());
      if (stream.told === null || stream.told.events < events)
        throw new Error('the server does not say how long its events needed');
      return timesLine(task, database, 1, milliseconds(heard.times), {
        listeners,
        perSecond,
        seconds,
        rowsBefore: volume,
        serverMedianMs: rounded(stream.told.medianMs),
        serverP99Ms: rounded(stream.told.p99Ms),
        lastMedianMs: rounded(quantile(last, 0.5)),
        lastP95Ms: rounded(quantile(last, 0.95)),
        lastP99Ms: rounded(quantile(last, 0.99)),
        replyP99Ms: rounded(quantile(replyMs, 0.99)),
        posterLagP99Ms: rounded(quantile(lagMs, 0.99)),
      });
    } finally {
      streams.end();
    }
  } finally {
    await served.stop();
  }
}
