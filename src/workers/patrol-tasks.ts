import { findBlindSpots } from '../domain/blind-spots/blind-spots.ts';
import { createLinkTasks } from '../domain/series/keep-links.ts';
import { evaluateCases } from '../domain/shift/evaluate-cases.ts';
import { makePlan } from '../domain/shift/make-plan.ts';
import { shiftOutlook } from '../domain/shift/shift-outlook.ts';
import { travelMinutes } from '../domain/shift/travel-minutes.ts';
import { clusterPicture } from '../domain/desk/place/cluster-picture.ts';
import { densityPicture } from '../domain/desk/place/density-picture.ts';
import { hubsOf } from '../domain/desk/place/hubs.ts';
import { nearRepeatPicture } from '../domain/desk/place/near-repeat-picture.ts';
import { ridePicture } from '../domain/desk/place/ride-picture.ts';
import { significancePicture } from '../domain/desk/place/significance-picture.ts';
import { trendPicture } from '../domain/desk/place/trend-picture.ts';
import type { TaskList } from './task-host.ts';

/** The long work of the patrol desk, by name. */
export const PATROL_TASKS = {
  blindSpots: findBlindSpots,
  ...createLinkTasks(),
  evaluateForecast: evaluateCases,
  travelMinutes,
  shiftOutlook,
  makePlan,
  density: densityPicture,
  significance: significancePicture,
  trend: trendPicture,
  clusters: clusterPicture,
  nearRepeat: nearRepeatPicture,
  lines: ridePicture,
  hubs: hubsOf,
} as const satisfies TaskList;

export type PatrolTasks = typeof PATROL_TASKS;
