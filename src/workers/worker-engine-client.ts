import { releaseProxy, transfer, wrap, type Remote } from 'comlink';
import type { EngineClient } from './engine-client.ts';
import type { HostedEngine } from './engine-host.ts';

/** One worker with its engine. `failure` is rejected when the worker dies and never resolved. */
interface LivingEngine {
  readonly engine: Remote<HostedEngine>;
  readonly failure: Promise<never>;
  readonly isDead: () => boolean;
  readonly end: () => void;
}

function startEngine(makeWorker: () => Worker): LivingEngine {
  const worker = makeWorker();
  const engine = wrap<HostedEngine>(worker);
  let isDead = false;
  const failure = new Promise<never>((_, reject) => {
    const die = (message: string): void => {
      isDead = true;
      reject(new Error(message));
    };
    worker.addEventListener('error', (event) =>
      die(`the engine's worker failed: ${event.message || 'it could not be started'}`),
    );
    worker.addEventListener('messageerror', () => die("a message of the engine's worker could not be read"));
  });
  failure.catch(() => undefined);
  return {
    engine,
    failure,
    isDead: () => isDead,
    end: () => {
      engine[releaseProxy]();
      worker.terminate();
    },
  };
}

/**
 * The engine in a worker of its own. When the worker cannot be started or dies, every open and later call is
 * rejected with the reason; nothing waits for ever. The next `load` after that starts a new worker.
 */
export function createWorkerEngineClient(
  makeWorker = () => new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' }),
): EngineClient {
  let living = startEngine(makeWorker);
  /** Lets a call end with the death of the worker that it was sent to. */
  function ask<T>(call: (engine: Remote<HostedEngine>) => Promise<T>): Promise<T> {
    return Promise.race([call(living.engine), living.failure]);
  }
  return {
    load: (bytes, context) => {
      if (living.isDead()) {
        living.end();
        living = startEngine(makeWorker);
      }
      return ask((engine) => engine.load(transfer(bytes, [bytes.buffer]), context));
    },
    append: (raw, lists) => ask((engine) => engine.append(raw, lists)),
    query: (query) => ask((engine) => engine.query(query)),
    prepare: (query, active) => ask((engine) => engine.prepare(query, active)),
    clusterLeaves: (query, clusterId, page) => ask((engine) => engine.clusterLeaves(query, clusterId, page)),
    expansionZoom: (query, clusterId) => ask((engine) => engine.expansionZoom(query, clusterId)),
    rows: (query, page) => ask((engine) => engine.rows(query, page)),
    points: (query) => ask((engine) => engine.points(query)),
    close: () => living.end(),
  };
}
