import type { MapGeoJSONFeature, Map as MapLibreMap, Point } from 'maplibre-gl';

/** What lies at a point of the map. */
export type Picked =
  | { kind: 'cluster'; id: number; position: [number, number] }
  | { kind: 'incident'; id: string }
  | { kind: 'camera'; id: string }
  | { kind: 'facility'; id: string }
  | { kind: 'place'; id: string }
  | { kind: 'unit'; id: string; name: string };

/** Layers that answer a click, the ones that win first; marks of incidents are painted over the map and asked before. */
const PICK_LAYERS = ['markets', 'cameras', 'facilities', 'bus-stop', 'areas-label'] as const;
const UNIT_LAYERS = [
  'units-finest-fill',
  'units-village-fill',
  'units-township-fill',
  'units-county-fill',
  'land',
];

/** Half the side of the square that a finger covers, and that a mouse covers, CSS px. */
const FINGER_PX = 12;
const MOUSE_PX = 3;

/** How far beside a thing a click still means it, CSS px. */
export function reachOf(isTouch: boolean): number {
  return isTouch ? FINGER_PX : MOUSE_PX;
}

/** The thing of the map itself at a point of the screen, points before areas; `undefined` on empty ground. */
export function pickAt(map: MapLibreMap, point: Point, reach: number): Picked | undefined {
  const existing = (ids: readonly string[]): string[] => ids.filter((id) => map.getLayer(id) !== undefined);
  const near = map.queryRenderedFeatures(
    [
      [point.x - reach, point.y - reach],
      [point.x + reach, point.y + reach],
    ],
    { layers: existing(PICK_LAYERS) },
  );
  for (const id of PICK_LAYERS) {
    const hit = near.find((candidate) => candidate.layer.id === id);
    const pick = hit && toPick(hit);
    if (pick !== undefined) return pick;
  }
  const [unit] = map.queryRenderedFeatures(point, { layers: existing(UNIT_LAYERS) });
  return unit && toPick(unit);
}

function toPick(hit: MapGeoJSONFeature): Picked | undefined {
  const { properties } = hit;
  const text = (name: string): string => String(properties[name]);
  if ('camera' in properties) return { kind: 'camera', id: text('camera') };
  if ('facility' in properties) return { kind: 'facility', id: text('facility') };
  if ('place' in properties) return { kind: 'place', id: text('place') };
  return 'code' in properties ? { kind: 'unit', id: text('code'), name: text('name') } : undefined;
}
