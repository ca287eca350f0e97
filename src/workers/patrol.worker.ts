import { expose } from 'comlink';
import { nextTurn } from './next-turn.ts';
import { PATROL_TASKS } from './patrol-tasks.ts';
import { hostTasks } from './task-host.ts';

expose(hostTasks(PATROL_TASKS, { now: () => performance.now(), nextTurn }));
