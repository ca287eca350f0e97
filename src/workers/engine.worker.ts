import { expose, transfer } from 'comlink';
import type { EngineQuery } from '../domain/engine/api/answer.ts';
import { createEngine } from '../domain/engine/engine.ts';
import { hostEngine } from './engine-host.ts';

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.addEventListener('message', () => waiting.shift()?.());
channel.port1.start();

/** Resolves after the messages that already wait; unlike timers it is not slowed down when nested. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}

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
