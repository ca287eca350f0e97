import { chance, uniform } from '../../random/distributions.ts';
import type { Random } from '../../random/random.ts';
import type { FeedBatch, FeedEntry } from './feed-rows.ts';
import type { FeedSource } from './feed-sources.ts';

/** A stretch of the wall clock, epoch ms. */
export interface Stretch {
  from: number;
  to: number;
}

/** What a platform has to send, and when it does. */
export interface PlatformQueue {
  add(entries: readonly FeedEntry[]): void;
  /** Batches that go out before `until`, in order of time. */
  take(until: number): FeedBatch[];
  /** The last batches, all that is ready at a moment; none where the platform is silent then. */
  close(at: number): FeedBatch[];
}

/** A batch comes again after 0.3 to 20 s: a reply that was lost, a timer that fired twice. */
const RESEND_MS: readonly [number, number] = [300, 20_000];

/**
 * The queue of one platform, emptied in its own rhythm: batches in the order in which rows became ready, none while the
 * platform is silent, and a share of them a second time.
 */
export function createPlatformQueue(setting: {
  source: FeedSource;
  startedAt: number;
  duplicateShare: number;
  silences: readonly Stretch[];
  random: Random;
}): PlatformQueue {
  const { source, startedAt, duplicateShare, silences, random } = setting;
  let waiting: FeedEntry[] = [];
  let resends: FeedBatch[] = [];
  let nextAt = afterSilence(startedAt + uniform(random, 0, source.everyMs));

  function afterSilence(time: number): number {
    const silence = silences.find(({ from, to }) => time >= from && time < to);
    return silence === undefined ? time : afterSilence(silence.to);
  }

  function later(time: number): number {
    const { everyMs, hold } = source;
    const isHeld = chance(random, hold.chance);
    const wait = isHeld ? uniform(random, hold.fromMs, hold.toMs) : everyMs * uniform(random, 0.5, 1.5);
    return afterSilence(time + wait);
  }

  function batchAt(sendAt: number): FeedBatch | undefined {
    const end = waiting.findIndex(({ readyAt }) => readyAt > sendAt);
    const count = Math.min(end < 0 ? waiting.length : end, source.mostRows);
    if (count === 0) return undefined;
    const rows = waiting.splice(0, count);
    return {
      source: source.id,
      sendAt: Math.ceil(sendAt),
      incidents: rows.flatMap(({ incident }) => (incident === undefined ? [] : [incident])),
      steps: rows.flatMap(({ step }) => (step === undefined ? [] : [step])),
      isResend: false,
    };
  }

  function resendsBefore(until: number): FeedBatch[] {
    const due = resends.filter(({ sendAt }) => sendAt < until);
    resends = resends.filter(({ sendAt }) => sendAt >= until);
    return due;
  }

  const inOrder = (batches: FeedBatch[]) => batches.sort((a, b) => a.sendAt - b.sendAt);

  return {
    add: (entries) => {
      waiting = [...waiting, ...entries].sort((a, b) => a.readyAt - b.readyAt);
    },
    take: (until) => {
      const batches: FeedBatch[] = [];
      for (; nextAt < until; nextAt = later(nextAt)) {
        const batch = batchAt(nextAt);
        if (batch === undefined) continue;
        batches.push(batch);
        if (!chance(random, duplicateShare)) continue;
        const sendAt = Math.ceil(afterSilence(nextAt + uniform(random, ...RESEND_MS)));
        resends.push({ ...batch, sendAt, isResend: true });
      }
      return inOrder([...batches, ...resendsBefore(until)]);
    },
    close: (at) => {
      const last: FeedBatch[] = [];
      if (afterSilence(at) !== at) return last;
      for (let batch = batchAt(at); batch !== undefined; batch = batchAt(at)) last.push(batch);
      return last;
    },
  };
}
