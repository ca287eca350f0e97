import { useQuery } from '@tanstack/react-query';
import type { EngineQuery } from '../domain/engine/api/answer.ts';
import type { FilterState } from '../domain/engine/api/filter.ts';
import type { UnitProfiles, WantedUnits } from '../domain/engine/api/unit-profiles.ts';
import type { TimeRange } from '../domain/time/ranges.ts';
import type { EngineConnection } from './connection/engine-connection.ts';
import { useEngine } from './hooks.tsx';
import { clausesKnownTo } from './stores/subject-clauses.ts';

/** How profiles stand: none yet, those of the filter, or why there are none. */
export interface ProfilesReading {
  readonly profiles: UnitProfiles | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** The filter that the panels show, with clauses that reports know; `undefined` before the first answer. */
export function useComparedFilter(): FilterState | undefined {
  const filter = useEngine((state) => state.queryForPanels?.filter);
  return filter && clausesKnownTo('incidents', filter);
}

/**
 * What units have of the question that the panels show, or of its filter with another `range`; `null` asks for nothing. They
 * follow the answers of the panels; until those of a changed filter are there, the ones before stand.
 */
export function useProfiles(
  connection: EngineConnection,
  wanted: WantedUnits | null,
  range?: TimeRange | null,
): ProfilesReading {
  const filter = useComparedFilter();
  const asOf = useEngine((state) => state.answerForPanels?.asOf);
  const dataVersion = useEngine((state) => state.answerForPanels?.dataVersion);
  const isAsked = wanted !== null && filter !== undefined && asOf !== undefined && range !== null;
  const { data, error, refetch } = useQuery({
    queryKey: ['unitProfiles', filter, range, wanted, asOf, dataVersion],
    queryFn: () => {
      if (wanted === null || filter === undefined || asOf === undefined) throw new Error('no answer yet');
      const { subject: _counted, ...query } = connection.currentQuery();
      const asked: EngineQuery = {
        ...query,
        asOf,
        filter: range ? { ...filter, range: { kind: 'range', ...range } } : filter,
      };
      return connection.unitProfiles(asked, wanted);
    },
    enabled: isAsked,
    staleTime: Infinity,
    gcTime: 10_000,
    // Those of other units or levels are no answer to this question; they would read as zeros.
    placeholderData: (before, asked) => {
      const wantedBefore: unknown = asked?.queryKey[3];
      return JSON.stringify(wantedBefore) === JSON.stringify(wanted) ? before : undefined;
    },
    retry: false,
  });
  return { profiles: data, error, retry: () => void refetch() };
}
