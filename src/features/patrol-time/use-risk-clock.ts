import { useMemo } from 'react';
import { useUnitIndex } from '../../api/unit-index.ts';
import { CASE_MISS } from '../../domain/engine/intervals/case-clauses.ts';
import { passCases } from '../../domain/engine/intervals/pass-cases.ts';
import { daysAndHours, type DaysAndHours } from '../../domain/hotspots/time/clock-choice.ts';
import { exposureDays } from '../../domain/hotspots/time/exposure-days.ts';
import { riskClock, type ClockRows, type RiskClock } from '../../domain/hotspots/time/risk-clock.ts';
import { intersect } from '../../domain/time/ranges.ts';
import type { DeskCases } from './use-desk-cases.ts';

/** Where the page counts reports, its clauses of kind are theirs. */
const NO_KINDS = { categories: [], channels: [], progresses: [] } as const;

/** The clock of the desk, and what it counts over. */
export interface ShownClock extends RiskClock {
  readonly choice: DaysAndHours;
  /** Days of the chosen kind that the data reach over; `null` where they differ from place to place. */
  readonly days: number | null;
}

/**
 * The risk clock under the page's filter. Each clock is drawn without the clauses that it sets: by place type without place
 * types and without the hours of the week clock, by weekday without the week clock.
 */
export function useRiskClock(desk: DeskCases, by: ClockRows): ShownClock {
  const { cases, places, filter, isOfCases, range, asOf } = desk;
  const unitIndex = useUnitIndex();
  const passing = useMemo(() => {
    const markets = places.flatMap(({ market, unitCode }) =>
      market && unitCode !== undefined ? [{ rule: market.rule, unitCode }] : [],
    );
    const { unitCode } = filter;
    const members = unitCode === null ? undefined : unitIndex.get(unitCode)?.memberCodes;
    const areaMembers = unitCode !== null && members !== undefined ? { [unitCode]: members } : {};
    return passCases(
      cases,
      isOfCases ? filter : { ...filter, ...NO_KINDS },
      { markets, areaMembers },
      by === 'placeType' ? CASE_MISS.category : 0,
    );
  }, [cases, places, filter, isOfCases, unitIndex, by]);
  return useMemo(() => {
    const choice = daysAndHours(filter.weekHours);
    const days = by === 'placeType' ? choice.days : [];
    const clock = riskClock(cases, { range, days, ...passing }, by);
    const covered = intersect(range, { from: cases.from[0] ?? 0, to: asOf });
    return { ...clock, choice, days: covered ? exposureDays(covered, filter.calendar, days) : null };
  }, [cases, passing, range, filter, by, asOf]);
}
