import type { PatrolTasks } from './patrol-tasks.ts';
import { createTaskClient, type TaskClient } from './task-client.ts';

/** The long work of the patrol desk, in a worker that starts with the first of it. */
export const createPatrolClient = (): TaskClient<PatrolTasks> =>
  createTaskClient(
    () =>
      new Worker(new URL('./patrol.worker.ts', import.meta.url), {
        type: 'module',
        name: 'gridlight-patrol',
      }),
  );
