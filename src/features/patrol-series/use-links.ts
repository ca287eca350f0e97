import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { caseLinksQuery } from '../../api/case-series.ts';
import { casesQuery } from '../../api/cases.ts';
import { facilitiesQuery } from '../../api/facilities.ts';
import { linesQuery } from '../../api/lines.ts';
import type { LinkInput, ScoredPair } from '../../domain/series/link-cases.ts';
import { usePatrolTasks } from '../../state/patrol-tasks.tsx';

/** What links are looked for in, and a name that changes with it. */
interface KnownInput {
  readonly input: LinkInput;
  readonly key: string;
}

/** Cases, bus net and verdicts; `undefined` until all have come. */
export function useLinkInput() {
  const cases = useQuery(casesQuery);
  const lines = useQuery(linesQuery);
  const facilities = useQuery(facilitiesQuery);
  const links = useQuery(caseLinksQuery);
  const loadedAt = [cases, lines, facilities].map(({ dataUpdatedAt }) => dataUpdatedAt).join(' ');
  const known = useMemo((): KnownInput | undefined => {
    if (!cases.data || !lines.data || !facilities.data || !links.data) return undefined;
    const stops = facilities.data.filter(({ facilityType }) => facilityType === 'BUS_STOP');
    return {
      input: {
        cases: cases.data,
        net: {
          stops: stops.map(({ id, point }) => ({ id, point })),
          lines: lines.data.features
            .filter(({ properties }) => properties.kind === 'BUS_LINE')
            .map(({ properties: { id, stopIds, headwayMin } }) => ({ id, stopIds, headwayMin })),
        },
        judged: links.data.map(({ caseNos, verdict }) => ({ caseNos, verdict })),
      },
      key: `${loadedAt} ${links.data.map(({ id }) => id).join(' ')}`,
    };
  }, [loadedAt, cases.data, lines.data, facilities.data, links.data]);
  const queries = [cases, lines, facilities, links];
  return {
    known,
    links: links.data ?? [],
    stopNames: useMemo(() => new Map(facilities.data?.map(({ id, name }) => [id, name])), [facilities.data]),
    lineNames: useMemo(
      () => new Map(lines.data?.features.map(({ properties }) => [properties.id, properties.name])),
      [lines.data],
    ),
    error: queries.find(({ error }) => error !== null)?.error ?? null,
    retry: () => queries.forEach((query) => void (query.error !== null && query.refetch())),
  };
}

/** Which cases may belong together, found in the worker; the earlier answer stays while verdicts change it. */
export function useLinks(known: KnownInput | undefined) {
  const tasks = usePatrolTasks();
  const [share, setShare] = useState(0);
  const query = useQuery({
    queryKey: ['linked cases', known?.key],
    queryFn: ({ signal }) => tasks.run('linkCases', known!, { signal, onProgress: setShare }),
    enabled: known !== undefined,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    retry: false,
  });
  return { result: query.data, error: query.error, retry: query.refetch, share };
}

/** Every pair among some cases. The worker is asked by the key first: it mostly has the cases already. */
export function useComparison(
  known: KnownInput | undefined,
  caseNos: readonly string[],
): readonly ScoredPair[] | undefined {
  const tasks = usePatrolTasks();
  return useQuery({
    queryKey: ['compared cases', known?.key, caseNos.join('~')],
    queryFn: async ({ signal }) => {
      const { key, input } = known!;
      return (
        (await tasks.run('compareCases', { key, input: null, caseNos }, { signal })) ??
        tasks.run('compareCases', { key, input, caseNos }, { signal })
      );
    },
    enabled: known !== undefined && caseNos.length > 1,
    staleTime: Infinity,
    retry: false,
  }).data?.pairs;
}
