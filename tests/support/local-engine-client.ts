import { createEngine } from '../../src/domain/engine/engine.ts';
import type { EngineClient } from '../../src/workers/engine-client.ts';
import { hostEngine } from '../../src/workers/engine-host.ts';
import { createOpenCalls } from '../../src/workers/open-calls.ts';

/** The engine in the same thread: for tests and for places without workers. Errors come as rejections. */
export function createLocalEngineClient(): EngineClient {
  const engine = hostEngine(createEngine(), {
    now: () => 0,
    nextTurn: () => Promise.resolve(),
    reportError: (error) => {
      throw error;
    },
  });
  const calls = createOpenCalls();
  return {
    load: (bytes, context) => calls.run(async () => engine.load(bytes, context)),
    loadCases: (columns, context, asOf) => calls.run(async () => engine.loadCases(columns, context, asOf)),
    append: (raw, lists) => calls.run(async () => engine.append(raw, lists)),
    update: (raw, lists) => calls.run(async () => engine.update(raw, lists)),
    query: (query) => calls.run(async () => engine.query(query)),
    prepare: (query, active) => calls.run(() => engine.prepare(query, active)),
    clusterLeaves: (query, clusterId, page) =>
      calls.run(async () => engine.clusterLeaves(query, clusterId, page)),
    expansionZoom: (query, clusterId) => calls.run(async () => engine.expansionZoom(query, clusterId)),
    rows: (query, page) => calls.run(async () => engine.rows(query, page)),
    unitProfiles: (query, wanted) => calls.run(() => engine.unitProfiles(query, wanted)),
    points: (query) => calls.run(async () => engine.points(query)),
    close: () => calls.end(new Error('the engine was closed')),
  };
}
