import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { casesQuery } from '../../api/cases.ts';
import { placesQuery } from '../../api/places.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import { weighCases } from '../../domain/desk/place/weigh-cases.ts';
import { useEngine } from '../../state/hooks.tsx';
import { clausesKnownTo } from '../../state/stores/subject-clauses.ts';
import { marketsInUnits } from '../../domain/engine/filter/filter-context.ts';

/** How much every case counts under the whole filter of the page; `undefined` while something is missing. */
export function useCaseWeights() {
  const { data: cases, error: casesError, refetch: readCases } = useQuery(casesQuery);
  const { data: places, error: placesError, refetch: readPlaces } = useQuery(placesQuery);
  const range = useEngine((state) => state.answerForPanels?.range);
  const filter = useEngine((state) => state.queryForPanels?.filter);
  const unitIndex = useUnitIndex();
  const weights = useMemo(() => {
    if (cases === undefined || places === undefined || range === undefined || filter === undefined)
      return undefined;
    const markets = marketsInUnits(places);
    const clauses = clausesKnownTo('cases', filter);
    const { unitCode } = clauses;
    const memberCodes = unitCode === null ? undefined : unitIndex.get(unitCode)?.memberCodes;
    const weighed = weighCases({ cases, markets, filter: { ...clauses, range, memberCodes } });
    const all = new Float64Array(cases.count);
    weighed.rows.forEach((row, at) => (all[row] = weighed.weights[at]!));
    return all;
  }, [cases, places, range, filter, unitIndex]);
  const retry = () => void Promise.all([readCases(), readPlaces()]);
  return { cases, places, range, weights, error: casesError ?? placesError, retry };
}
