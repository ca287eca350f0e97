import { setImmediate as turn } from 'node:timers/promises';
import type { Task } from '../../src/domain/tasks/task.ts';

/** Work keeps the event loop for about this long before others get their turn. */
const SLICE_MS = 8;

/**
 * Lets the others have their turn, a whole round of the event loop: the first turn alone may come before any of them.
 * The embedded database answers within the call, so that awaiting it lets nobody in.
 */
export async function yieldToEventLoop(): Promise<void> {
  await turn();
  await turn();
}

/** Cuts work into slices. */
export class TimeSlices {
  #since = performance.now();

  /** Whether it is time to breathe. */
  get isOver(): boolean {
    return performance.now() - this.#since >= SLICE_MS;
  }

  /** Lets the others have their turn and begins a new slice. */
  async next(): Promise<void> {
    await yieldToEventLoop();
    this.#since = performance.now();
  }
}

/** Takes the steps slice by slice; `undefined` where `isStopped` said so before the end. */
export async function runTaskInSlices<Result>(
  steps: Task<Result>,
  isStopped: () => boolean,
): Promise<Result | undefined> {
  const slices = new TimeSlices();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (!slices.isOver) continue;
    await slices.next();
    if (isStopped()) return undefined;
  }
}
