import { setTimeout as sleep } from 'node:timers/promises';
import { markTitle, monotonicUs } from './marks.ts';
import { createPoster } from './post.ts';
import type { RowMaker } from './rows.ts';

export interface Traffic {
  url: string;
  token: string;
  maker: RowMaker;
  perSecond: number;
  seconds: number;
  /** Number of the first event, 0 unless told; those of a warm-up lie beyond what is counted. */
  firstNumber?: number;
}

/** Numbers that no event of a measurement has. */
export const WARM_UP_NUMBER = 5_000_000;

/** What was posted, by event: when, in ms since the epoch by the monotonic clock, and how long the call took. */
export interface Posted {
  postedAt: Float64Array;
  replyMs: Float64Array;
  /** How late a post went out against its plan, ms. */
  lagMs: Float64Array;
}

const CONNECTIONS = 32;

/**
 * Posts single events at an even pace, whether or not the server has answered the ones before (open loop), each with its
 * mark. Throws where one is not accepted.
 */
export async function postTraffic({
  url,
  token,
  maker,
  perSecond,
  seconds,
  firstNumber = 0,
}: Traffic): Promise<Posted> {
  const count = Math.round(perSecond * seconds);
  const poster = createPoster(url, token, CONNECTIONS);
  const posted: Posted = {
    postedAt: new Float64Array(count),
    replyMs: new Float64Array(count),
    lagMs: new Float64Array(count),
  };
  const calls: Promise<void>[] = [];
  const failures: unknown[] = [];
  const began = performance.now();
  for (let number = 0; number < count && failures.length === 0; number += 1) {
    const due = began + (number * 1_000) / perSecond;
    const left = due - performance.now();
    if (left > 0) await sleep(left);
    const at = performance.now();
    posted.lagMs[number] = at - due;
    posted.postedAt[number] = performance.timeOrigin + at;
    const row = {
      ...maker.make(`e-${firstNumber + number}`, ''),
      title: markTitle(firstNumber + number, monotonicUs()),
    };
    const call = poster.post(Buffer.from(JSON.stringify({ items: [row] }))).then((reply) => {
      posted.replyMs[number] = performance.now() - at;
      if (reply.accepted !== 1)
        throw new Error(`event ${number} was not accepted: ${JSON.stringify(reply.problems)}`);
    });
    calls.push(
      call.catch((error: unknown) => {
        failures.push(error);
      }),
    );
  }
  await Promise.all(calls);
  poster.close();
  if (failures.length > 0) throw failures[0];
  return posted;
}
