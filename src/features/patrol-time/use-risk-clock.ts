import { useMemo } from 'react';
import { useUnitIndex } from '../../api/unit-index.ts';
import { passCases } from '../../domain/engine/filter/pass-cases.ts';
import { daysAndHours, type DaysAndHours } from '../../domain/hotspots/time/clock-choice.ts';
import { exposureDays } from '../../domain/hotspots/time/exposure-days.ts';
import { riskClock, type ClockRows, type RiskClock } from '../../domain/hotspots/time/risk-clock.ts';
import { intersect } from '../../domain/time/ranges.ts';
import type { DeskCases } from './use-desk-cases.ts';

/** The clock of the desk, and what it counts over. */
export interface ShownClock extends RiskClock {
  readonly choice: DaysAndHours;
  /** Days of the chosen kind that the data reach over; `null` where they differ from place to place. */
  readonly days: number | null;
}

/**
 * The risk clock under the page's filter. Each clock is drawn without the clause that it sets: by place type without the
 * hours of the week clock, by weekday without the week clock.
 */
export function useRiskClock({ cases, places, filter, range, asOf }: DeskCases, by: ClockRows): ShownClock {
  const unitIndex = useUnitIndex();
  const { unitCode, lasso, calendar, weekHours } = filter;
  const passing = useMemo(() => {
    const markets = places.flatMap(({ market, unitCode: unit }) =>
      market && unit !== undefined ? [{ rule: market.rule, unitCode: unit }] : [],
    );
    const members = unitCode === null ? undefined : unitIndex.get(unitCode)?.memberCodes;
    const areaMembers = unitCode !== null && members !== undefined ? { [unitCode]: members } : {};
    return passCases(cases, { unitCode, lasso, calendar }, { markets, areaMembers });
  }, [cases, places, unitCode, lasso, calendar, unitIndex]);
  return useMemo(() => {
    const choice = daysAndHours(weekHours);
    const days = by === 'placeType' ? choice.days : [];
    const clock = riskClock(cases, { range, days, ...passing }, by);
    const covered = intersect(range, { from: cases.from[0] ?? 0, to: asOf });
    return { ...clock, choice, days: covered ? exposureDays(covered, calendar, days) : null };
  }, [cases, passing, range, weekHours, calendar, by, asOf]);
}
