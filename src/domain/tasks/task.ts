/** Work that may be interrupted at every step, so that others get their turn; its result is what it returns. */
export type Task<Result> = Generator<undefined, Result, undefined>;

/** Takes all steps at once. */
export function runTask<Result>(steps: Task<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
