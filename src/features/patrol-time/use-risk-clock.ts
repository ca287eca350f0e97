import { useMemo } from 'react';
import { CASE_MISS } from '../../domain/engine/intervals/case-clauses.ts';
import { daysAndHours, type DaysAndHours } from '../../domain/hotspots/time/clock-choice.ts';
import { exposureDays } from '../../domain/hotspots/time/exposure-days.ts';
import {
  chosenWeight,
  riskClock,
  type ClockRows,
  type RiskClock,
} from '../../domain/hotspots/time/risk-clock.ts';
import type { DeskCases } from './use-desk-cases.ts';
import { usePassingCases } from './use-passing-cases.ts';

/** The clock of the desk, and what it counts over. */
export interface ShownClock extends RiskClock {
  readonly choice: DaysAndHours;
  /** Sum of the weights in what is chosen of it. */
  readonly chosen: number;
  /** Days of the chosen kind and weekdays that the data reach over; `null` where they differ from place to place. */
  readonly days: number | null;
}

/**
 * The risk clock under the page's filter. Each clock is drawn without the clauses that it sets: by place type without place
 * types and without the hours of the week clock, by weekday without the week clock.
 */
export function useRiskClock(desk: DeskCases, by: ClockRows): ShownClock {
  const { cases, filter, range, covered } = desk;
  const passing = usePassingCases(desk, by === 'placeType' ? CASE_MISS.category : 0);
  return useMemo(() => {
    const { weekHours, categories, calendar } = filter;
    const choice = daysAndHours(weekHours);
    const days = by === 'placeType' ? choice.days : [];
    const clock = riskClock(cases, { range, days, ...passing }, by);
    return {
      ...clock,
      choice,
      chosen: chosenWeight(clock, by, { weekHours, categories }),
      days: exposureDays(covered, calendar, choice.days),
    };
  }, [cases, passing, range, covered, filter, by]);
}
