import { expect, test } from 'vitest';
import { runTask, type Task } from '../../../src/domain/tasks/task.ts';

test('a task is run through all its pauses to its result', () => {
  const done: number[] = [];
  function* work(pauses: number): Task<string> {
    for (let pause = 0; pause < pauses; pause++) {
      done.push(pause);
      yield;
    }
    return `after ${pauses}`;
  }
  expect(runTask(work(3))).toBe('after 3');
  expect(done).toEqual([0, 1, 2]);
  expect(runTask(work(0))).toBe('after 0');
});
