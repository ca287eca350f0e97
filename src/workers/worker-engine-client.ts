import { releaseProxy, transfer, wrap } from 'comlink';
import type { Engine } from '../domain/engine/engine.ts';
import type { EngineClient } from './engine-client.ts';

/**
 * The engine in a worker of its own. When the worker cannot be started or dies, every open and later call is
 * rejected with the reason; nothing waits for ever.
 */
export function createWorkerEngineClient(): EngineClient {
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' });
  const engine = wrap<Engine>(worker);
  const failure = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) =>
      reject(new Error(`the engine's worker failed: ${event.message || 'it could not be started'}`)),
    );
    worker.addEventListener('messageerror', () =>
      reject(new Error("a message of the engine's worker could not be read")),
    );
  });
  failure.catch(() => undefined);
  return {
    load: (bytes, context) => Promise.race([engine.load(transfer(bytes, [bytes.buffer]), context), failure]),
    query: (query) => Promise.race([engine.query(query), failure]),
    clusterLeaves: (query, clusterId, page) =>
      Promise.race([engine.clusterLeaves(query, clusterId, page), failure]),
    points: (query) => Promise.race([engine.points(query), failure]),
    close: () => {
      engine[releaseProxy]();
      worker.terminate();
    },
  };
}
