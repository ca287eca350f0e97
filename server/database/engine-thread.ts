import type { Worker } from 'node:worker_threads';
import type { PostgresQueryResult } from 'kysely';
import type { EmbeddedEngine } from './embedded-engine.ts';
import type { EngineFault, EngineThreadData, FromEngine, ToEngine } from './engine-message.ts';
import { startThread } from './start-thread.ts';

/** What the embedded engine reports, with the fields that PostgreSQL gives an error. */
export class EngineError extends Error {
  constructor({ name, message, stack, fields }: EngineFault) {
    super(message);
    Object.assign(this, fields);
    this.name = name;
    if (stack !== undefined) this.stack = stack;
  }
}

interface Waiting {
  resolve(result: PostgresQueryResult<unknown> | undefined): void;
  reject(error: Error): void;
}

/**
 * Starts the engine over the cluster in `directory` in a thread of its own: a statement of a second, which runs within one call of
 * the engine, would hold up everybody else. @throws what starting it throws
 */
export async function startEngineThread(
  directory: string,
  beats: SharedArrayBuffer | undefined,
): Promise<EmbeddedEngine> {
  const workerData: EngineThreadData = { directory, beats };
  const thread = new EngineThread(
    startThread('engine-worker', new URL('./engine-worker.ts', import.meta.url), { workerData }),
  );
  await thread.started;
  return thread;
}

class EngineThread implements EmbeddedEngine {
  readonly started: Promise<unknown>;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #end: Error | undefined;

  constructor(worker: Worker) {
    this.#worker = worker;
    this.started = this.#answerOf(0);
    worker.on('message', (message: FromEngine) => this.#take(message));
    worker.once('error', (error: Error) => this.#rejectAll(error.message));
    worker.once('exit', () => this.#rejectAll('the thread of the engine has ended'));
  }

  async run(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<unknown>> {
    const result = await this.#ask((id) => ({ id, sql, parameters }));
    return result!;
  }

  async close(): Promise<void> {
    if (!this.#end) {
      const closed = this.#ask((id) => ({ id, isEnd: true }));
      // Whoever still comes is late, and no engine has failed.
      this.#end = new Error('the database has been closed');
      await closed;
    }
    await this.abandon();
  }

  async abandon(): Promise<void> {
    await this.#worker.terminate();
  }

  #ask(make: (id: number) => ToEngine): Promise<PostgresQueryResult<unknown> | undefined> {
    if (this.#end) return Promise.reject(this.#end);
    const id = ++this.#lastId;
    const answer = this.#answerOf(id);
    this.#worker.postMessage(make(id), []);
    return answer;
  }

  #answerOf(id: number): Promise<PostgresQueryResult<unknown> | undefined> {
    // A process waits for its answers, and not for a thread that nobody asks.
    this.#worker.ref();
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #take(message: FromEngine): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ('fault' in message) waiting?.reject(new EngineError(message.fault));
    else waiting?.resolve(message.result);
  }

  /** Without its thread there is no engine: every later statement fails as after a breakdown. */
  #rejectAll(message: string): void {
    const fields = { severity: 'PANIC' };
    this.#end ??= new EngineError({ name: 'EngineError', message, stack: undefined, fields });
    for (const { reject } of this.#waiting.values()) reject(this.#end);
    this.#waiting.clear();
  }
}
