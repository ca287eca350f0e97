import { runInSlices, type Task, type Turns } from '../domain/tasks/task.ts';

/** Long work: makes a task of its input, and calls `report` with the share (0–1) that is done. */
export type TaskMaker<Input, Result> = (input: Input, report: (share: number) => void) => Task<Result>;

/** Long work by name. Inputs and results cross to the worker, so they hold data only. */
export type TaskList = Readonly<Record<string, TaskMaker<never, unknown>>>;

export type InputOf<Maker> = Maker extends TaskMaker<infer Input, unknown> ? Input : never;
export type ResultOf<Maker> = Maker extends TaskMaker<never, infer Result> ? Result : never;

/** A list of tasks as a worker offers it. */
export interface HostedTasks {
  /** Runs a task under a number of the caller's; `undefined` where it was stopped. */
  run(
    id: number,
    name: string,
    input: unknown,
    report: (share: number) => void,
  ): Promise<{ result: unknown } | undefined>;
  /** Stops an open call; of one that has ended, or never began, nothing is kept. */
  stop(id: number): void;
}

/** Runs tasks slice by slice, so that one can be stopped while it runs. */
export function hostTasks(tasks: TaskList, turns: Turns): HostedTasks {
  const open = new Map<number, { isStopped: boolean }>();
  return {
    run: async (id, name, input, report) => {
      const make = tasks[name];
      if (make === undefined) throw new Error(`there is no task ${name}`);
      const call = { isStopped: false };
      open.set(id, call);
      try {
        return await runInSlices(make(input as never, report), turns, () => call.isStopped);
      } finally {
        open.delete(id);
      }
    },
    stop: (id) => {
      const call = open.get(id);
      if (call !== undefined) call.isStopped = true;
    },
  };
}
