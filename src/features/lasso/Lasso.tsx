import type { GridlightMap } from '../../map/gridlight-map.ts';

/** What is drawn by hand over the map. */
export function Lasso(_props: { map: GridlightMap | null; controlsHost: HTMLElement | null }) {
  return null;
}
