import { describe, expect, it } from 'vitest';
import { runInSlices, runTask, SLICE_MS, type Task } from '../../../src/domain/tasks/task.ts';

/** A task of so many steps that each take a while on a clock of our own. */
function madeOf(steps: number, stepMs: number) {
  const clock = { ms: 1_000, turns: 0 };
  function* task(): Task<string> {
    for (let step = 0; step < steps; step += 1) {
      clock.ms += stepMs;
      yield;
    }
    return 'done';
  }
  const turns = {
    now: () => clock.ms,
    nextTurn: () => {
      clock.turns += 1;
      // Others had the thread for a second.
      clock.ms += 1_000;
      return Promise.resolve();
    },
  };
  return { clock, task: task(), turns };
}

describe('a task in slices', () => {
  it('gives what it gives without a pause', async () => {
    const { task, turns } = madeOf(100, 1);
    expect(await runInSlices(task, turns, () => false)).toEqual({ result: 'done' });
    expect(runTask(madeOf(100, 1).task)).toBe('done');
  });

  it('lets others have their turn after each slice, and not before', async () => {
    const { clock, task, turns } = madeOf(100, 1);
    await runInSlices(task, turns, () => false);
    // 100 ms of work in slices of 8.
    expect(SLICE_MS).toBe(8);
    expect(clock.turns).toBe(12);
    const short = madeOf(7, 1);
    await runInSlices(short.task, short.turns, () => false);
    expect(short.clock.turns).toBe(0);
    const slow = madeOf(5, SLICE_MS);
    await runInSlices(slow.task, slow.turns, () => false);
    expect(slow.clock.turns).toBe(5);
  });

  it('is given up where somebody says so, before its first step or between two', async () => {
    const never = madeOf(10, 1);
    expect(await runInSlices(never.task, never.turns, () => true)).toBeUndefined();
    expect(never.clock.ms).toBe(1_000);
    const later = madeOf(10, 1);
    expect(await runInSlices(later.task, later.turns, () => later.clock.ms >= 1_004)).toBeUndefined();
    expect(later.clock.ms).toBe(1_004);
  });
});
