import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { casesQuery } from '../../api/cases.ts';
import { placesQuery } from '../../api/places.ts';
import { useServerDay } from '../../api/server-clock.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import type { CaseColumns } from '../../domain/cases/case-columns.ts';
import type { FilterState } from '../../domain/engine/api/filter.ts';
import { marketsInUnits, type MarketOfUnit } from '../../domain/engine/filter/filter-context.ts';
import { coveredRange } from '../../domain/hotspots/time/covered-range.ts';
import type { TimeRange } from '../../domain/time/ranges.ts';
import type { PlaceRecord } from '../../schemas/places.ts';
import { useEngine } from '../../state/hooks.tsx';
import { clausesKnownTo } from '../../state/stores/subject-clauses.ts';
import type { PanelState } from '../../ui/Panel.tsx';

/** What the panels of this page draw from; they have it all, or say why not. */
export interface DeskCases {
  readonly cases: CaseColumns;
  readonly places: readonly PlaceRecord[];
  /** Markets whose unit is known, as the calendar clause needs them. */
  readonly markets: readonly MarketOfUnit[];
  /** The page's clauses that speak of cases, whatever the page counts. */
  readonly filter: FilterState;
  /** Full codes of the members where the unit of the filter is an area that names them. */
  readonly memberCodes: readonly string[] | undefined;
  /** The time range of the page with its preset resolved. */
  readonly range: TimeRange;
  /** The part of it that the cases reach over; empty where there is none. */
  readonly covered: TimeRange;
  /** Moment of the data, epoch ms. */
  readonly asOf: number;
  /** Civil day of the server's clock. */
  readonly today: number;
}

/** Cases and places under the page's filter, and the state of a panel that needs them. */
export function useDeskCases(failed: string): { desk: DeskCases | null; state: PanelState } {
  const { data: cases, error: casesError, refetch: readCases } = useQuery(casesQuery);
  const { data: places, error: placesError, refetch: readPlaces } = useQuery(placesQuery);
  const asOf = useEngine((state) => state.answerForPanels?.asOf);
  const range = useEngine((state) => state.answerForPanels?.range);
  const asked = useEngine((state) => state.queryForPanels?.filter);
  const today = useServerDay();
  const unitIndex = useUnitIndex();
  const markets = useMemo(() => places && marketsInUnits(places), [places]);
  const filter = useMemo(() => asked && clausesKnownTo('cases', asked), [asked]);
  const covered = useMemo(() => cases && range && coveredRange(cases, range), [cases, range]);
  const error = casesError ?? placesError;
  if (error !== null) {
    const retry = () => void Promise.all([readCases(), readPlaces()]);
    return { desk: null, state: { kind: 'failed', message: failed, hint: error.message, retry } };
  }
  if (cases === undefined || places === undefined || markets === undefined || today === undefined)
    return { desk: null, state: { kind: 'loading' } };
  if (filter === undefined || range === undefined || covered === undefined || asOf === undefined)
    return { desk: null, state: { kind: 'loading' } };
  const memberCodes = filter.unitCode === null ? undefined : unitIndex.get(filter.unitCode)?.memberCodes;
  return {
    desk: { cases, places, markets, filter, memberCodes, range, covered, asOf, today },
    state: { kind: 'ready' },
  };
}
