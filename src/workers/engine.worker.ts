import { expose, transfer } from 'comlink';
import type { EngineQuery } from '../domain/engine/api/answer.ts';
import { createEngine } from '../domain/engine/engine.ts';
import { hostEngine } from './engine-host.ts';
import { nextTurn } from './next-turn.ts';

const engine = hostEngine(createEngine(), {
  now: () => performance.now(),
  nextTurn,
  reportError: (error) => reportError(error),
});

expose({
  ...engine,
  points: (query: EngineQuery) => {
    const points = engine.points(query);
    return transfer(points, [points.times.buffer, points.positions.buffer, points.progress.buffer]);
  },
});
