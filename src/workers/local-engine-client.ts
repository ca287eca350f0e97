import { createEngine } from '../domain/engine/engine.ts';
import type { EngineClient } from './engine-client.ts';
import { hostEngine } from './engine-host.ts';

/** The engine in the same thread: for tests and for places without workers. Errors come as rejections. */
export function createLocalEngineClient(): EngineClient {
  const engine = hostEngine(createEngine(), { now: () => 0, nextTurn: () => Promise.resolve() });
  return {
    load: async (bytes, context) => engine.load(bytes, context),
    append: async (raw, lists) => engine.append(raw, lists),
    query: async (query) => engine.query(query),
    prepare: (query, active) => engine.prepare(query, active),
    clusterLeaves: async (query, clusterId, page) => engine.clusterLeaves(query, clusterId, page),
    expansionZoom: async (query, clusterId) => engine.expansionZoom(query, clusterId),
    rows: async (query, page) => engine.rows(query, page),
    points: async (query) => engine.points(query),
    close: () => undefined,
  };
}
