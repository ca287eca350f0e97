import { findBlindSpots } from '../domain/blind-spots/blind-spots.ts';
import { compareCases, linkCases } from '../domain/series/link-cases.ts';
import type { TaskList } from './task-host.ts';

/** The long work of the patrol desk, by name. */
export const PATROL_TASKS = {
  blindSpots: findBlindSpots,
  compareCases,
  linkCases,
} as const satisfies TaskList;

export type PatrolTasks = typeof PATROL_TASKS;
