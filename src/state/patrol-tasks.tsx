import { createContext, use, type ReactNode } from 'react';
import type { PatrolTasks } from '../workers/patrol-tasks.ts';
import type { TaskClient } from '../workers/task-client.ts';

const PatrolTasksContext = createContext<TaskClient<PatrolTasks> | null>(null);

/** Gives the long work of the patrol desk to everything below. */
export function PatrolTasksProvider(props: { tasks: TaskClient<PatrolTasks>; children: ReactNode }) {
  return <PatrolTasksContext value={props.tasks}>{props.children}</PatrolTasksContext>;
}

/** The long work of the patrol desk; its worker starts with the first of it. */
export function usePatrolTasks(): TaskClient<PatrolTasks> {
  const tasks = use(PatrolTasksContext);
  if (tasks === null) throw new Error('usePatrolTasks needs a PatrolTasksProvider above');
  return tasks;
}
