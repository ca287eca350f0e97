import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { auditQuery } from '../../api/audit.ts';
import { camerasQuery } from '../../api/cameras.ts';
import { facilitiesQuery } from '../../api/facilities.ts';
import { figuresQuery } from '../../api/figures.ts';
import { healthQuery } from '../../api/health.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import { useUnitsReading } from '../../api/units-reading.ts';
import type { CountedIncidents, TourFacts } from '../../domain/tour/facts.ts';
import { useEngine, useFilter, useTour } from '../../state/hooks.tsx';
import type { StopPlan } from './plan-stop.ts';

/** What a query gave, `undefined` while it may still come, null where it failed. */
const dataOf = <Data>(query: { data: Data | undefined; isError: boolean }): Data | undefined | null =>
  query.data ?? (query.isError ? null : undefined);

/**
 * Everything that the variables of a stop are resolved from. `names` are those of its variables: cameras and facilities are
 * read only where one asks for them.
 */
export function useTourFacts(plan: StopPlan | undefined, names: ReadonlySet<string>): TourFacts {
  const units = useUnitIndex();
  const reading = useUnitsReading().kind;
  const figures = dataOf(useQuery(figuresQuery));
  const cameras = dataOf(useQuery({ ...camerasQuery, enabled: names.has('cameras') }));
  const facilities = dataOf(useQuery({ ...facilitiesQuery, enabled: names.has('facilities') }));
  const audit = dataOf(
    useQuery({ ...auditQuery(), enabled: [...names].some((name) => name.startsWith('audit')) }),
  );
  const loadedAt = useQuery({ ...healthQuery, select: ({ health }) => health.data.loadedAt }).data;
  const incidents = useCountedIncidents(plan);
  const unitCode = plan?.unitCode ?? null;
  return useMemo(
    () => ({
      units: reading === 'ready' ? units : reading === 'failed' ? null : undefined,
      figures: figures && new Map(figures.map((figure) => [figure.id, figure])),
      incidents,
      cameras: cameras
        ?.filter(({ status }) => status !== 'removed')
        .map(({ pointClass, unitCode: code }) => ({ kind: String(pointClass), unitCode: code })),
      facilities: facilities?.map(({ facilityType, unitCode: code }) => ({
        kind: facilityType,
        unitCode: code,
      })),
      audit: audit && { ...audit, checkedAt: Date.parse(audit.checkedAt) },
      loadedAt: typeof loadedAt === 'string' ? Date.parse(loadedAt) : undefined,
      unitCode,
    }),
    [reading, units, figures, incidents, cameras, facilities, audit, loadedAt, unitCode],
  );
}

/** What the engine counted with the filter of the page, once the stop is in place and the answer is that of this filter. */
function useCountedIncidents(plan: StopPlan | undefined): CountedIncidents | undefined | null {
  const answer = useEngine(({ answerForPanels }) => answerForPanels);
  const asked = useEngine(({ queryForPanels }) => queryForPanels?.filter);
  const hasFailed = useEngine(({ status }) => status.kind === 'failed');
  const filter = useFilter((state) => state.filter);
  const isInPlace = useTour(({ lit }) => lit === plan?.lit);
  const isOfStop = isInPlace && asked === filter;
  return useMemo(() => {
    if (answer === null || !isOfStop) return hasFailed ? null : undefined;
    const { codes, matched, registered, handled, overdue } = answer.units.finest;
    const { asOf, range } = answer;
    const { from, to } = range;
    return { codes, matched, registered, handled, overdue, asOf, from, to, unitCode: filter.unitCode };
  }, [answer, isOfStop, hasFailed, filter]);
}
