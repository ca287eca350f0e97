import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '../database/project-root.ts';
import type { AuditAnswer, ToAuditThread } from './audit-message.ts';

/** A thread that audits one division, so that the server goes on answering meanwhile. */
export class AuditThread {
  readonly #worker = startWorker();
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

/** The file that the build has made; where the sources themselves run, a thread that can read them. */
function startWorker(): Worker {
  const here = import.meta.url;
  if (!here.endsWith('.ts'))
    return new Worker(pathToFileURL(join(projectRoot(), 'dist', 'server', 'audit-worker.js')));
  const source = JSON.stringify(new URL('./audit-worker.ts', here).href);
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}); })`;
  return new Worker(code, { eval: true });
}
