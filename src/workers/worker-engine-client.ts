import { releaseProxy, transfer, wrap, type Remote } from 'comlink';
import type { EngineClient } from './engine-client.ts';
import type { HostedEngine } from './engine-host.ts';
import { createOpenCalls, type OpenCalls } from './open-calls.ts';

/** One worker with its engine; `calls` end with it. */
interface LivingEngine {
  readonly engine: Remote<HostedEngine>;
  readonly calls: OpenCalls;
  readonly end: (reason: Error) => void;
}

function startEngine(makeWorker: () => Worker): LivingEngine {
  const worker = makeWorker();
  const engine = wrap<HostedEngine>(worker);
  const calls = createOpenCalls();
  worker.addEventListener('error', (event) =>
    calls.end(new Error(`the engine's worker failed: ${event.message || 'it could not be started'}`)),
  );
  worker.addEventListener('messageerror', () =>
    calls.end(new Error("a message of the engine's worker could not be read")),
  );
  return {
    engine,
    calls,
    end: (reason) => {
      calls.end(reason);
      engine[releaseProxy]();
      worker.terminate();
    },
  };
}

/**
 * The engine in a worker of its own. When the worker cannot be started or dies, and when the client is closed, every open
 * and later call is rejected with the reason; nothing waits for ever. The next `load` after a death starts a new worker.
 */
export function createWorkerEngineClient(
  makeWorker = () => new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' }),
): EngineClient {
  let living = startEngine(makeWorker);
  let isClosed = false;
  /** Lets a call end with the death of the worker that it was sent to. */
  function ask<T>(call: (engine: Remote<HostedEngine>) => Promise<T>): Promise<T> {
    const { engine, calls } = living;
    return calls.run(() => call(engine));
  }
  return {
    load: (bytes, context) => {
      if (living.calls.isEnded && !isClosed) {
        living.end(new Error('another worker has taken over'));
        living = startEngine(makeWorker);
      }
      return ask((engine) => engine.load(transfer(bytes, [bytes.buffer]), context));
    },
    loadCases: (columns, context, asOf) => ask((engine) => engine.loadCases(columns, context, asOf)),
    append: (raw, lists) => ask((engine) => engine.append(raw, lists)),
    update: (raw, lists) => ask((engine) => engine.update(raw, lists)),
    query: (query) => ask((engine) => engine.query(query)),
    prepare: (query, active) => ask((engine) => engine.prepare(query, active)),
    clusterLeaves: (query, clusterId, page) => ask((engine) => engine.clusterLeaves(query, clusterId, page)),
    expansionZoom: (query, clusterId) => ask((engine) => engine.expansionZoom(query, clusterId)),
    rows: (query, page) => ask((engine) => engine.rows(query, page)),
    unitProfiles: (query, wanted) => ask((engine) => engine.unitProfiles(query, wanted)),
    points: (query) => ask((engine) => engine.points(query)),
    close: () => {
      if (isClosed) return;
      isClosed = true;
      living.end(new Error('the engine was closed'));
    },
  };
}
