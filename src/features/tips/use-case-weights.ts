import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { casesQuery } from '../../api/cases.ts';
import { placesQuery } from '../../api/places.ts';
import { aoristicWeights } from '../../domain/engine/answers/aoristic-answer.ts';
import { isWithin } from '../../domain/grids/codes.ts';
import { useEngine } from '../../state/hooks.tsx';

/** How much every case counts under the page's filter of time and unit; `undefined` while something is missing. */
export function useCaseWeights() {
  const { data: cases, error, refetch } = useQuery(casesQuery);
  const places = useQuery(placesQuery).data;
  const range = useEngine((state) => state.answerForPanels?.range);
  const filter = useEngine((state) => state.queryForPanels?.filter);
  const weights = useMemo(() => {
    if (cases === undefined || places === undefined || range === undefined || filter === undefined)
      return undefined;
    const markets = places.flatMap(({ market, unitCode }) =>
      market && unitCode !== undefined ? [{ rule: market.rule, unitCode }] : [],
    );
    const { weekHours, calendar, unitCode } = filter;
    const found = aoristicWeights(cases, markets, { range, weekHours, calendar }).weights;
    if (unitCode === null) return found;
    const isInside = cases.units.map((code) => isWithin(code, unitCode));
    return found.map((weight, row) => (isInside[cases.unit[row]!] === true ? weight : 0));
  }, [cases, places, range, filter]);
  return { cases, places, range, weights, error, retry: () => void refetch() };
}
