import { useCallback, useEffect, useState } from 'react';
import type { ClusterMark, IncidentMark } from '../../domain/engine/answer.ts';
import { spiderOffsets, type Spider } from '../../layers/spider.ts';
import type { GridlightMap } from '../../map/gridlight-map.ts';
import type { EngineLink } from '../../state/engine-link.ts';
import { useFilter } from '../../state/hooks.tsx';

/** More legs than this are no longer told apart; the list shows them all. */
const MOST_LEGS = 60;

/** The opened spot, if any: a click opens it, the next movement of the zoom or change of the filter closes it. */
export function useSpider(map: GridlightMap | null, link: EngineLink) {
  const [spider, setSpider] = useState<Spider | undefined>();
  const filter = useFilter((state) => state.filter);
  useEffect(() => setSpider(undefined), [filter]);
  useEffect(() => {
    if (map === null) return;
    const close = (): void => setSpider(undefined);
    map.map.on('zoomstart', close);
    return () => void map.map.off('zoomstart', close);
  }, [map]);
  const open = useCallback(
    async (cluster: ClusterMark): Promise<void> => {
      if (map === null) return;
      const { rows } = await link.clusterLeaves(link.currentQuery(), cluster.id, {
        offset: 0,
        limit: MOST_LEGS,
      });
      const centre: [number, number] = [cluster.longitude, cluster.latitude];
      const ends = map.around(centre, spiderOffsets(rows.length));
      const marks = rows.map((row, index): IncidentMark => {
        const [longitude, latitude] = ends[index] ?? centre;
        return { ...row, kind: 'incident', matched: true, longitude, latitude };
      });
      setSpider({ centre, marks });
    },
    [map, link],
  );
  return { spider, open, close: () => setSpider(undefined) };
}
