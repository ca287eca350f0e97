import { useCallback, useEffect, useState } from 'react';
import type { ClusterMark, IncidentMark } from '../../domain/engine/answer.ts';
import type { FilterState } from '../../domain/engine/filter.ts';
import { spiderOffsets, type Spider } from '../../layers/spider.ts';
import type { GridlightMap } from '../../map/gridlight-map.ts';
import type { EngineLink } from '../../state/engine-link.ts';
import { useAppState, useFilter } from '../../state/hooks.tsx';

/** More legs than this are no longer told apart; the list shows them all. */
const MOST_LEGS = 60;

/** The opened spot, if any: a click opens it, the next movement of the zoom or change of the filter closes it. */
export function useSpider(map: GridlightMap | null, link: EngineLink) {
  const state = useAppState();
  const filter = useFilter((filters) => filters.filter);
  const [opened, setOpened] = useState<{ spider: Spider; filter: FilterState } | undefined>();
  useEffect(() => {
    if (map === null) return;
    const close = (): void => setOpened(undefined);
    map.map.on('zoomstart', close);
    return () => void map.map.off('zoomstart', close);
  }, [map]);
  const open = useCallback(
    async (cluster: ClusterMark): Promise<void> => {
      if (map === null) return;
      const question = state.engine.getState().question ?? link.currentQuery();
      const { rows } = await link.clusterLeaves(question, cluster.id, {
        offset: 0,
        limit: MOST_LEGS,
      });
      const centre: [number, number] = [cluster.longitude, cluster.latitude];
      const ends = map.around(centre, spiderOffsets(rows.length));
      const marks = rows.map((row, index): IncidentMark => {
        const [longitude, latitude] = ends[index] ?? centre;
        return { ...row, kind: 'incident', matched: true, longitude, latitude };
      });
      setOpened({ spider: { centre, marks }, filter });
    },
    [map, link, state, filter],
  );
  return { spider: opened?.filter === filter ? opened.spider : undefined, open };
}
