import { proxy, releaseProxy, wrap } from 'comlink';
import { createOpenCalls, type OpenCalls } from './open-calls.ts';
import type { HostedTasks, InputOf, ResultOf, TaskList } from './task-host.ts';

/** How a caller follows its work. */
export interface TaskWatch {
  /** Aborted: the work is given up, and the call is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called with the share (0–1) that is done. */
  readonly onProgress?: (share: number) => void;
}

/** Long work in a worker of its own. */
export interface TaskClient<List extends TaskList> {
  run<Name extends keyof List & string>(
    name: Name,
    input: InputOf<List[Name]>,
    watch?: TaskWatch,
  ): Promise<ResultOf<List[Name]>>;
  /** Ends the worker; open calls are rejected. */
  close(): void;
}

/** The worker starts with the first call. One that dies rejects its open calls, and the next call starts another. */
export function createTaskClient<List extends TaskList>(makeWorker: () => Worker): TaskClient<List> {
  let living: {
    readonly tasks: ReturnType<typeof wrap<HostedTasks>>;
    readonly calls: OpenCalls;
    readonly end: (reason: Error) => void;
  } | null = null;
  let nextId = 1;

  function start(): NonNullable<typeof living> {
    const worker = makeWorker();
    const tasks = wrap<HostedTasks>(worker);
    const calls = createOpenCalls();
    const end = (reason: Error): void => {
      calls.end(reason);
      tasks[releaseProxy]();
      worker.terminate();
    };
    worker.addEventListener('error', ({ message }) => {
      end(new Error(`the worker failed: ${message || 'it could not be started'}`));
      living = null;
    });
    return { tasks, calls, end };
  }

  return {
    run: async <Name extends keyof List & string>(
      name: Name,
      input: InputOf<List[Name]>,
      { signal, onProgress = () => undefined }: TaskWatch = {},
    ) => {
      signal?.throwIfAborted();
      living ??= start();
      const { tasks, calls } = living;
      const id = nextId++;
      const stop = (): void => void tasks.stop(id);
      signal?.addEventListener('abort', stop);
      try {
        const done = await calls.run(() => tasks.run(id, name, input, proxy(onProgress)));
        signal?.throwIfAborted();
        if (done === undefined) throw new Error(`the task ${name} was stopped`);
        return done.result as ResultOf<List[Name]>;
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    },
    close: () => {
      living?.end(new Error('the worker was closed'));
      living = null;
    },
  };
}
