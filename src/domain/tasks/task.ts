/** Work in pieces: it may be interrupted at every `yield`, so that others get their turn. Its result is what it returns. */
export type Task<Result> = Generator<void, Result, void>;

/** Runs a task to its end without a pause and gives its result. */
export function runTask<Result>(task: Task<Result>): Result {
  for (;;) {
    const step = task.next();
    if (step.done === true) return step.value;
  }
}
