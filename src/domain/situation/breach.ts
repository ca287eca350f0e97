import type { Tier, Urgency } from '../incidents/life-cycle.ts';
import { serviceTimeBetween } from '../incidents/service-level.ts';
import type { Task } from '../tasks/task.ts';
import type { TimestampField } from '../incidents/timestamps.ts';
import { addToGroup } from '../arrays/group-by.ts';
import { survivalCurve, type Durations, type SurvivalCurve } from './survival.ts';

/** Below this number at risk, no chance is estimated. */
const FEWEST_AT_RISK = 20;

/**
 * Past handling durations of one kind, from report to the end of handling: service time, wall-clock time for
 * emergencies, as their limits run. Refused, voided and suspended incidents are left out.
 */
export interface HandlingDurations extends Durations {
  categoryCode: string;
  tier: string;
  isEmergency: boolean;
}

/** An open incident that is not suspended. */
export interface RunningIncident {
  categoryCode: string;
  tier: Tier;
  urgency: Urgency;
  reportedAt: number;
  deadlineAt: number;
  /** Which of its times are dates. */
  knownToDay?: readonly TimestampField[] | null;
}

/** The chance of a breach and how many past incidents took as long as this one already has. */
export interface BreachChance {
  breachProbability: number | null;
  n: number;
}

export type BreachModel = (incident: RunningIncident, asOf: number) => BreachChance;

/**
 * Learns from past durations how likely an open incident is to miss its deadline: P(T > limit | T > elapsed) of its
 * category and tier, of the tier where fewer than 20 of the category took as long, and null where the tier has no 20
 * either. An incident past its deadline has missed it; one whose report has no hour has no chance before that. It is a task with a step for each duration.
 */
export function* learnBreachSteps(past: readonly HandlingDurations[]): Task<BreachModel> {
  const ofCategory = yield* curvesBy(
    past,
    (one) => `${tierKey(one.tier, one.isEmergency)} ${one.categoryCode}`,
  );
  const ofTier = yield* curvesBy(past, (one) => tierKey(one.tier, one.isEmergency));

  return (incident, asOf) => {
    const isOverdue = asOf > incident.deadlineAt;
    if (!isOverdue && incident.knownToDay?.includes('reportedAt') === true)
      return { breachProbability: null, n: 0 };
    const isEmergency = incident.urgency === 'emergency';
    const key = tierKey(incident.tier, isEmergency);
    const between = isEmergency ? (from: number, to: number) => to - from : serviceTimeBetween;
    const elapsed = between(incident.reportedAt, asOf);
    const limit = between(incident.reportedAt, incident.deadlineAt);
    const category = chanceOf(ofCategory.get(`${key} ${incident.categoryCode}`), elapsed, limit);
    const chance = category.breachProbability === null ? chanceOf(ofTier.get(key), elapsed, limit) : category;
    return isOverdue ? { ...chance, breachProbability: 1 } : chance;
  };
}

function* curvesBy(
  past: readonly HandlingDurations[],
  keyOf: (durations: HandlingDurations) => string,
): Task<Map<string, SurvivalCurve>> {
  const groups = new Map<string, HandlingDurations[]>();
  for (const one of past) {
    addToGroup(groups, keyOf(one), one);
    yield;
  }
  const curves = new Map<string, SurvivalCurve>();
  for (const [key, list] of groups) {
    yield;
    curves.set(key, survivalCurve(list));
  }
  return curves;
}

function tierKey(tier: string, isEmergency: boolean): string {
  return isEmergency ? 'emergency' : tier;
}

function chanceOf(curve: SurvivalCurve | undefined, elapsed: number, limit: number): BreachChance {
  const n = curve?.atRisk(elapsed) ?? 0;
  const survivalNow = curve?.survival(elapsed) ?? 0;
  if (curve === undefined || n < FEWEST_AT_RISK || survivalNow === 0) return { breachProbability: null, n };
  return { breachProbability: curve.survival(Math.max(limit, elapsed)) / survivalNow, n };
}
