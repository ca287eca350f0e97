import { expose } from 'comlink';
import { createEngine } from '../domain/engine/engine.ts';
import { hostEngine } from './engine-host.ts';
import { nextTurn } from './next-turn.ts';

expose(
  hostEngine(createEngine(), {
    now: () => performance.now(),
    nextTurn,
    reportError: (error) => reportError(error),
  }),
);
