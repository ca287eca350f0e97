import { startThread } from '../database/start-thread.ts';
import type { AuditAnswer, ToAuditThread } from './audit-message.ts';

/** A thread that audits one division, so that the server goes on answering meanwhile. */
export class AuditThread {
  readonly #worker = startThread('audit-worker', new URL('./audit-worker.ts', import.meta.url));
  readonly #answer: Promise<AuditAnswer>;

  constructor() {
    this.#answer = new Promise((resolve, reject) => {
      this.#worker.once('message', resolve);
      this.#worker.once('error', reject);
      this.#worker.once('exit', () => reject(new Error('the audit was broken off')));
    });
    // Who does not wait for the answer does not want to hear of a failure either.
    this.#answer.catch(() => undefined);
  }

  tell(message: ToAuditThread): void {
    this.#worker.postMessage(message, []);
  }

  /** The answer once `run` was told. @throws what the thread threw */
  answer(): Promise<AuditAnswer> {
    return this.#answer;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
