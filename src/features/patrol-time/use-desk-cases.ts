import { useQuery } from '@tanstack/react-query';
import { casesQuery } from '../../api/cases.ts';
import { healthQuery } from '../../api/health.ts';
import { placesQuery } from '../../api/places.ts';
import type { CaseColumns } from '../../domain/cases/case-columns.ts';
import type { FilterState } from '../../domain/engine/api/filter.ts';
import { civilDayOfTime } from '../../domain/time/civil-day.ts';
import type { TimeRange } from '../../domain/time/ranges.ts';
import type { PlaceRecord } from '../../schemas/places.ts';
import { useEngine } from '../../state/hooks.tsx';
import type { PanelState } from '../../ui/Panel.tsx';

/** What the panels of this page draw from; they have it all, or say why not. */
export interface DeskCases {
  readonly cases: CaseColumns;
  readonly places: readonly PlaceRecord[];
  readonly filter: FilterState;
  /** Whether the page counts cases, so that clauses of kind are those of cases. */
  readonly isOfCases: boolean;
  /** The time range of the page with its preset resolved. */
  readonly range: TimeRange;
  /** Moment of the data, epoch ms. */
  readonly asOf: number;
  /** Civil day of the server's clock. */
  readonly today: number;
}

const civilDayOfHealth = ({ health }: { health: { serverTime: string } }): number =>
  civilDayOfTime(Date.parse(health.serverTime));

/** Cases and places under the page's filter, and the state of a panel that needs them. */
export function useDeskCases(failed: string): { desk: DeskCases | null; state: PanelState } {
  const cases = useQuery(casesQuery);
  const places = useQuery(placesQuery);
  const answer = useEngine((state) => state.answerForPanels);
  const query = useEngine((state) => state.queryForPanels);
  // A day, so that nothing is drawn anew with every reply.
  const today = useQuery({ ...healthQuery, select: civilDayOfHealth }).data;
  const error = cases.error ?? places.error;
  if (error !== null) {
    const retry = () => void Promise.all([cases.refetch(), places.refetch()]);
    return { desk: null, state: { kind: 'failed', message: failed, hint: error.message, retry } };
  }
  if (cases.data === undefined || places.data === undefined || answer === null || query === null)
    return { desk: null, state: { kind: 'loading' } };
  return {
    desk: {
      cases: cases.data,
      places: places.data,
      filter: query.filter,
      isOfCases: query.subject === 'cases',
      range: answer.range,
      asOf: answer.asOf,
      today: today ?? civilDayOfTime(answer.asOf),
    },
    state: { kind: 'ready' },
  };
}
