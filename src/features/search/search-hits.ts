import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { unitsQuery } from '../../api/units.ts';
import { createPolygonIndex } from '../../domain/geo/polygon-index.ts';
import type { SearchHit } from '../../schemas/health.ts';
import { useFilter, useView } from '../../state/hooks.tsx';

/** Zoom at which a coordinate is shown. */
const COORDINATE_ZOOM = 15;

const ORDER: readonly SearchHit['kind'][] = ['coordinate', 'unit', 'place', 'facility', 'camera', 'incident'];

/** Hits by kind, in a fixed order of kinds; the order inside a kind is the server's. */
export function groupHits(hits: readonly SearchHit[]): { kind: SearchHit['kind']; hits: SearchHit[] }[] {
  return ORDER.map((kind) => ({ kind, hits: hits.filter((hit) => hit.kind === kind) })).filter(
    (group) => group.hits.length > 0,
  );
}

/** Tells whether a coordinate lies outside the city; never while its counties are unknown. */
export function useIsOutside(): (hit: SearchHit) => boolean {
  const counties = useQuery({ ...unitsQuery('county'), enabled: false }).data;
  const index = useMemo(
    () => counties && createPolygonIndex(counties.features.map(({ geometry }) => geometry)),
    [counties],
  );
  return ({ kind, point }) => kind === 'coordinate' && index !== undefined && index.locate(point) === -1;
}

/** Opens a hit: shows where it is, and chooses it where it is a thing. */
export function useGoToHit(): (hit: SearchHit) => void {
  const select = useView((state) => state.select);
  const change = useView((state) => state.change);
  const changeFilter = useFilter((state) => state.change);
  return (hit) => {
    const camera = { center: hit.point, zoom: COORDINATE_ZOOM, bearing: 0, pitch: 0 };
    if (hit.kind === 'coordinate') change({ camera, selection: null });
    else if (hit.kind === 'unit') {
      select({ kind: 'unit', id: hit.id });
      changeFilter({ unitCode: hit.id });
    } else {
      select({ kind: hit.kind, id: hit.id });
      change({ camera });
    }
  };
}
