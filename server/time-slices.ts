import { setImmediate as turn } from 'node:timers/promises';
import { runInSlices, SLICE_MS, type Task } from '../src/domain/tasks/task.ts';

/**
 * Waits for a whole round of the event loop, so that others get their turn: the first turn alone may come before theirs.
 * To await the embedded database is not enough, as it answers within the call.
 */
export async function yieldToEventLoop(): Promise<void> {
  await turn();
  await turn();
}

/** Cuts an asynchronous loop into slices. */
export class TimeSlices {
  #since = performance.now();

  /** Whether it is time to yield. */
  get isOver(): boolean {
    return performance.now() - this.#since >= SLICE_MS;
  }

  /** Yields to the event loop and begins a new slice. */
  async next(): Promise<void> {
    await yieldToEventLoop();
    this.#since = performance.now();
  }
}

/** Runs a task slice by slice; `undefined` where `isStopped` said so before the end. */
export async function runTaskInSlices<Result>(
  task: Task<Result>,
  isStopped: () => boolean,
): Promise<Result | undefined> {
  const turns = { now: () => performance.now(), nextTurn: yieldToEventLoop };
  return (await runInSlices(task, turns, isStopped))?.result;
}
