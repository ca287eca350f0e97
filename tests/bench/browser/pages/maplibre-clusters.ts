import type { GeoJSONSource, GeoJSONSourceSpecification } from 'maplibre-gl';
import { restingMap, watchLongTasks, type BenchCase, type CaseResult } from './bench-case.ts';

type SourceData = GeoJSONSourceSpecification['data'];

async function totalOf(map: Awaited<ReturnType<typeof restingMap>>): Promise<number> {
  map.jumpTo({ zoom: 5 });
  await map.once('idle');
  const seen = new Map<string, number>();
  for (const { properties, geometry } of map.querySourceFeatures('incidents'))
    seen.set(String(properties.cluster_id ?? JSON.stringify(geometry)), Number(properties.point_count ?? 1));
  return [...seen.values()].reduce((sum, count) => sum + count, 0);
}

/** MapLibre's own clustering of what `makeData` gives, until the map is idle again. `makeData` is timed, too. */
export async function clusterNatively(
  host: HTMLElement,
  prepare: () => Promise<() => SourceData>,
): Promise<CaseResult> {
  const map = await restingMap(host);
  const makeData = await prepare();
  const tasks = watchLongTasks();
  const start = performance.now();
  map.addSource('incidents', {
    type: 'geojson',
    data: makeData(),
    cluster: true,
    clusterRadius: 56,
    clusterMaxZoom: 16,
    buffer: 0,
  });
  map.addLayer({
    id: 'clusters',
    type: 'circle',
    source: 'incidents',
    paint: { 'circle-radius': ['case', ['has', 'point_count'], 16, 4], 'circle-color': '#4ea1ff' },
  });
  await map.once('idle');
  const value = performance.now() - start;
  const more = { longestTaskMs: tasks.longest() };
  if (!map.isSourceLoaded('incidents') || !map.getSource<GeoJSONSource>('incidents'))
    throw new Error('MapLibre did not load the source');
  return { value, total: await totalOf(map), more };
}

export type { BenchCase };
