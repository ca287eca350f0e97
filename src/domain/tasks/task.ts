/** Work in pieces: it may be interrupted at every `yield`, so that others get their turn. Its result is what it returns. */
export type Task<Result> = Generator<void, Result, void>;

/** Runs a task to its end without a pause and gives its result. */
export function runTask<Result>(task: Task<Result>): Result {
  for (;;) {
    const step = task.next();
    if (step.done === true) return step.value;
  }
}

/** Work keeps its thread for about this long before others get their turn. */
export const SLICE_MS = 8;

/** The clock of a thread, and how work on it lets others have their turn. */
export interface Turns {
  /** Milliseconds since any moment. */
  readonly now: () => number;
  readonly nextTurn: () => Promise<void>;
}

/** Runs a task slice by slice; `undefined` where `isStopped` said so before the end. */
export async function runInSlices<Result>(
  task: Task<Result>,
  { now, nextTurn }: Turns,
  isStopped: () => boolean,
): Promise<{ result: Result } | undefined> {
  let begun = now();
  while (!isStopped()) {
    const step = task.next();
    if (step.done === true) return { result: step.value };
    if (now() - begun < SLICE_MS) continue;
    await nextTurn();
    begun = now();
  }
  return undefined;
}
