/** Layers that a reader switches and a link names, in the order in which the switches are listed. */
export const LAYER_IDS = [
  'units',
  'unitLabels',
  'areas',
  'incidents',
  'cameras',
  'cameraSectors',
  'hotspots',
  'markets',
  'facilities',
  'busLines',
  'allPoints',
] as const;
export type LayerId = (typeof LAYER_IDS)[number];
