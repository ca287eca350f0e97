import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpError } from './http-error.ts';
import { SharedBody } from './reply-cache.ts';

/** Different answers that are in flight at a time. Each may have a hundred megabytes. */
const MOST_ANSWERS = 4;
/** Requests that wait for one of them to end, and how long. */
const MOST_WAITING = 64;
const PATIENCE_MS = 4_000;
const RETRY_AFTER_S = 2;

interface Answer {
  readonly body: SharedBody;
  readers: number;
}

/**
 * Large answers to questions that are seldom asked twice, as windows of time. They are kept only while somebody takes them;
 * who asks the same meanwhile shares the bytes. So what they cost in memory is bounded, however many ask and however slowly
 * they read.
 */
export class SharedAnswers {
  readonly #answers = new Map<string, Answer>();
  readonly #waiting = new Set<() => void>();

  /**
   * Sends the answer of the entity tag that the reply has, made by `make` where nobody is taking it yet.
   * @throws HttpError 503 with `Retry-After` where too many others are in flight
   */
  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    type: string,
    make: () => Promise<string | Buffer>,
  ): Promise<FastifyReply> {
    const tag = String(reply.getHeader('etag'));
    const since = performance.now();
    while (!this.#answers.has(tag) && this.#answers.size >= MOST_ANSWERS) {
      const restMs = PATIENCE_MS - (performance.now() - since);
      if (restMs <= 0 || this.#waiting.size >= MOST_WAITING || reply.raw.destroyed) {
        reply.header('retry-after', String(RETRY_AFTER_S)).removeHeader('etag');
        throw new HttpError(503, 'Too many large answers are being sent. Try again in a moment.');
      }
      await this.#wait(restMs);
    }
    const answer = this.#answers.get(tag) ?? { body: new SharedBody(make), readers: 0 };
    this.#answers.set(tag, answer);
    answer.readers++;
    const leave = () => {
      answer.readers--;
      if (answer.readers === 0) this.#end(tag);
    };
    if (reply.raw.destroyed) leave();
    else reply.raw.once('close', leave);
    return answer.body.send(request, reply, type);
  }

  #end(tag: string): void {
    this.#answers.delete(tag);
    for (const wake of this.#waiting) wake();
  }

  async #wait(mostMs: number): Promise<void> {
    const patience = new AbortController();
    let wake = () => {};
    const woken = new Promise<void>((resolve) => (wake = resolve));
    this.#waiting.add(wake);
    await Promise.race([
      woken,
      delay(mostMs, undefined, { signal: patience.signal, ref: false }).catch(() => {}),
    ]);
    patience.abort();
    this.#waiting.delete(wake);
  }
}
