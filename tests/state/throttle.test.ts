import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EngineAnswer } from '../../src/domain/engine/api/answer.ts';
import { createEngineStore } from '../../src/state/stores/engine-store.ts';
import { createThrottle, type ThrottleTimer } from '../../src/state/throttle.ts';

/** A clock that is moved by hand and runs the tasks whose time has come, in their order. */
class HandClock implements ThrottleTimer {
  #now = 0;
  #tasks: { at: number; task: () => void }[] = [];

  now(): number {
    return this.#now;
  }
  later(task: () => void, delayMs: number): () => void {
    const entry = { at: this.#now + delayMs, task };
    this.#tasks.push(entry);
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== entry);
    };
  }
  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#tasks.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#tasks = this.#tasks.filter((other) => other !== next);
      this.#now = Math.max(this.#now, next.at);
      next.task();
    }
    this.#now = end;
  }
}

const EVERY_MS = 250;

function settlingOf(isMoving: () => boolean) {
  const clock = new HandClock();
  const settled: { value: number; at: number }[] = [];
  const settling = createThrottle<number>({
    everyMs: EVERY_MS,
    isMoving,
    onValue: (value) => settled.push({ value, at: clock.now() }),
    timer: clock,
  });
  return { clock, settled, settling };
}

test('while nothing moves every value is handed on at once', () => {
  const { clock, settled, settling } = settlingOf(() => false);
  for (const value of [1, 2, 3]) {
    settling.offer(value);
    clock.pass(10);
  }
  expect(settled).toEqual([
    { value: 1, at: 0 },
    { value: 2, at: 10 },
    { value: 3, at: 20 },
  ]);
});

test('a stream of 60 values a second is followed four times a second', () => {
  const { clock, settled, settling } = settlingOf(() => true);
  for (let frame = 0; frame < 60; frame++) {
    settling.offer(frame);
    clock.pass(1000 / 60);
  }
  expect(settled).toHaveLength(4);
  clock.pass(EVERY_MS);
  expect(settled.at(-1)?.value).toBe(59);
});

test('at rest the newest value is there at once, and nothing comes after it', () => {
  const { clock, settled, settling } = settlingOf(() => true);
  settling.offer(1);
  settling.offer(2);
  settling.rest();
  clock.pass(10 * EVERY_MS);
  expect(settled.map(({ value }) => value)).toEqual([2]);
});

test('while something moves nothing is handed on before the picture has been drawn', () => {
  const { clock, settled, settling } = settlingOf(() => true);
  settling.offer(1);
  expect(settled).toEqual([]);
  clock.pass(0);
  expect(settled).toEqual([{ value: 1, at: 0 }]);
});

test('nothing is handed on after the end', () => {
  const { clock, settled, settling } = settlingOf(() => true);
  settling.offer(1);
  settling.offer(2);
  clock.pass(0);
  settling.offer(3);
  settling.close();
  clock.pass(10 * EVERY_MS);
  expect(settled.map(({ value }) => value)).toEqual([2]);
});

test('under any stream values only get newer, the pace is kept, and the newest one ends it', () => {
  const steps = fc.array(
    fc.record({ gapMs: fc.nat(400), moves: fc.boolean(), kind: fc.constantFrom('offer', 'rest') }),
    { minLength: 1, maxLength: 60 },
  );
  fc.assert(
    fc.property(steps, (sequence) => {
      let moves = false;
      const { clock, settled, settling } = settlingOf(() => moves);
      let newest = 0;
      let free = 0;
      for (const step of sequence) {
        clock.pass(step.gapMs);
        moves = step.moves;
        if (step.kind === 'rest') {
          settling.rest();
          free++;
        } else {
          settling.offer(++newest);
          if (!moves) free++;
        }
      }
      const lengthMs = clock.now();
      clock.pass(EVERY_MS);
      const values = settled.map(({ value }) => value);
      expect(values).toEqual([...new Set(values)].sort((a, b) => a - b));
      if (newest > 0) expect(values.at(-1)).toBe(newest);
      expect(values.length).toBeLessThanOrEqual(2 + Math.floor(lengthMs / EVERY_MS) + free);
    }),
    { numRuns: 500 },
  );
});

test('an older answer never replaces a newer one; after another load versions begin anew', () => {
  const answerOf = (version: number) => ({ version }) as EngineAnswer;
  const store = createEngineStore();
  const { setAnswer, setAnswerForPanels, setStatus } = store.getState();
  const shown = () => [store.getState().answer?.version, store.getState().answerForPanels?.version];
  for (const version of [7, 6]) {
    setAnswer(answerOf(version));
    setAnswerForPanels(answerOf(version));
  }
  expect(shown()).toEqual([7, 7]);
  const report = { accepted: 0, rejectedCount: 0, rejected: [], asOf: 0, extent: null };
  setStatus({ kind: 'ready', report });
  setAnswer(answerOf(1));
  setAnswerForPanels(answerOf(1));
  expect(shown()).toEqual([1, 1]);
});
