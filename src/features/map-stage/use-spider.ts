import { useCallback, useEffect, useState } from 'react';
import type { IncidentMark } from '../../domain/engine/api/answer.ts';
import type { FilterState } from '../../domain/engine/api/filter.ts';
import { spiderOffsets, type Spider } from '../../layers/marks/spider.ts';
import type { GridlightMap } from '../../map/gridlight-map.ts';
import { useFilter } from '../../state/hooks.tsx';
import type { Opening } from './open-cluster.ts';

interface OpenedSpot {
  readonly spider: Spider;
  /** Incidents of the spot; the spider shows the newest of them. */
  readonly total: number;
  readonly filter: FilterState;
}

/** The opened spot, if any: a click opens it, the next movement of the zoom or change of the filter closes it. */
export function useSpider(map: GridlightMap | null) {
  const filter = useFilter((filters) => filters.filter);
  const [opened, setOpened] = useState<OpenedSpot | undefined>();
  useEffect(() => {
    if (map === null) return;
    const close = (): void => setOpened(undefined);
    map.map.on('zoomstart', close);
    return () => void map.map.off('zoomstart', close);
  }, [map]);
  const open = useCallback(
    ({ cluster, question, leaves, total }: Extract<Opening, { kind: 'spider' }>): void => {
      if (map === null) return;
      const centre: [number, number] = [cluster.longitude, cluster.latitude];
      const ends = map.around(centre, spiderOffsets(leaves.length));
      const marks = leaves.map((row, index): IncidentMark => {
        const [longitude, latitude] = ends[index] ?? centre;
        return { ...row, kind: 'incident', longitude, latitude };
      });
      setOpened({ spider: { centre, marks }, total, filter: question.filter });
    },
    [map],
  );
  const valid = opened?.filter === filter ? opened : undefined;
  const legs = valid && { shown: valid.spider.marks.length, total: valid.total };
  return { opened: valid, legs, open };
}
