import { findBlindSpots } from '../domain/blind-spots/blind-spots.ts';
import { compareCases, linkCases } from '../domain/series/link-cases.ts';
import { evaluateCases } from '../domain/shift/evaluate-cases.ts';
import { makePlan } from '../domain/shift/make-plan.ts';
import { shiftOutlook } from '../domain/shift/shift-outlook.ts';
import { travelMinutes } from '../domain/shift/travel-minutes.ts';
import type { TaskList } from './task-host.ts';

/** The long work of the patrol desk, by name. */
export const PATROL_TASKS = {
  blindSpots: findBlindSpots,
  compareCases,
  linkCases,
  evaluateForecast: evaluateCases,
  travelMinutes,
  shiftOutlook,
  makePlan,
} as const satisfies TaskList;

export type PatrolTasks = typeof PATROL_TASKS;
