import { useQuery } from '@tanstack/react-query';
import { camerasQuery } from '../../api/cameras.ts';
import { facilitiesQuery } from '../../api/facilities.ts';
import { linesQuery } from '../../api/lines.ts';
import { placesQuery } from '../../api/places.ts';
import { unitsQuery } from '../../api/units.ts';
import type { LayerId } from '../../domain/view/layer-ids.ts';
import type { StopPlan, StopProblem } from './plan-stop.ts';

/** Layers of a stop that the map could not fill: their data cannot be had, or there are none. */
export function useEmptyLayers(plan: StopPlan | undefined): readonly StopProblem[] {
  const has = (...ids: LayerId[]): boolean => ids.some((id) => plan?.layers.includes(id) === true);
  const cameras = useQuery({ ...camerasQuery, enabled: has('cameras', 'cameraSectors') });
  const facilities = useQuery({ ...facilitiesQuery, enabled: has('facilities') });
  const places = useQuery({ ...placesQuery, enabled: has('markets') });
  const lines = useQuery({ ...linesQuery, enabled: has('busLines') });
  const areas = useQuery({ ...unitsQuery('area'), enabled: has('areas') });
  const empty: Partial<Record<LayerId, boolean>> = {
    cameras: isEmpty(cameras, (all) => all.length),
    cameraSectors: isEmpty(cameras, (all) => all.length),
    facilities: isEmpty(facilities, (all) => all.length),
    markets: isEmpty(places, (all) => all.filter(({ market }) => market !== undefined).length),
    busLines: isEmpty(lines, (all) => all.features.length),
    areas: isEmpty(areas, (all) => all.features.length),
  };
  return (plan?.layers ?? [])
    .filter((id) => empty[id] === true)
    .map((value) => ({ kind: 'emptyLayer', value }));
}

function isEmpty<Data>(
  query: { data: Data | undefined; isError: boolean },
  count: (data: Data) => number,
): boolean {
  return query.data === undefined ? query.isError : count(query.data) === 0;
}
