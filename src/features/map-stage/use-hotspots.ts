import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { casesQuery } from '../../api/cases.ts';
import { placesQuery } from '../../api/places.ts';
import type { TimeRange } from '../../domain/time/ranges.ts';
import type { CasePoints } from '../../layers/hotspot-density.ts';
import { useAppState, useFilter } from '../../state/hooks.tsx';

/** The reckoning of intervals comes with the layer: it brings the calendars along. */
const reckoningQuery = {
  queryKey: ['reckoning of intervals'],
  queryFn: async () => (await import('../../domain/engine/answers/aoristic-answer.ts')).aoristicWeights,
  staleTime: Infinity,
  structuralSharing: false,
};

/**
 * Pickpocket cases under the page's whole time filter: `range` (of the answer that is drawn), week clock and calendar.
 * Victims notice late, so a case is an interval; it counts with the share of it that the filter holds (aoristic
 * weight). Absent while anything that is needed for it is not there.
 */
export function useHotspots(isOn: boolean, range: TimeRange | undefined): CasePoints | undefined {
  const state = useAppState();
  const wantsMarkets = useFilter(({ filter }) => filter.calendar.includes('marketDay'));
  const cases = useQuery({ ...casesQuery, enabled: isOn }).data;
  const places = useQuery({ ...placesQuery, enabled: isOn && wantsMarkets }).data;
  const reckon = useQuery({ ...reckoningQuery, enabled: isOn }).data;
  return useMemo(() => {
    if (!isOn || cases === undefined || reckon === undefined || range === undefined) return undefined;
    if (wantsMarkets && places === undefined) return undefined;
    const markets = (places ?? []).flatMap(({ market, unitCode }) =>
      market && unitCode !== undefined ? [{ rule: market.rule, unitCode }] : [],
    );
    // Every answer brings a range of its own, so the clauses are read as often as the range.
    const { weekHours, calendar } = state.filter.getState().filter;
    const { weights, total } = reckon(cases, markets, { range, weekHours, calendar });
    const points: [number, number, number][] = [];
    for (let row = 0; row < cases.count; row++)
      if (weights[row]! > 0) points.push([cases.longitude[row]!, cases.latitude[row]!, weights[row]!]);
    return { points, weight: total, all: cases.count };
  }, [isOn, cases, places, wantsMarkets, reckon, range, state]);
}
