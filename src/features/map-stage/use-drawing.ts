import { useEffect, useRef, useState } from 'react';
import { DRAWN_LEVELS, type DrawnLevel } from '../../domain/view/map-view.ts';
import type { Scene } from '../../layers/compose-scene.ts';
import { unitSourceId, type UnitsByLevel } from '../../layers/units/unit-data.ts';
import type { GridlightMap } from '../../map/gridlight-map.ts';

/** After this long the map is drawn with what there is. */
const PATIENCE_MS = 1500;

/**
 * Whether the map may be drawn: once everything is there, so that the first image is made once and not five times. On a
 * slow line the map draws what it has after a moment.
 */
export function useMayDraw(hasAnswer: boolean, units: UnitsByLevel): boolean {
  const isComplete = hasAnswer && DRAWN_LEVELS.every((level) => units[level] !== undefined);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (isComplete && !isOver) setOver(true);
  return isComplete || isOver;
}

/** Has the map draw a scene, with the classes of the drawn units where the map colours them; `null` draws nothing yet. */
export function useDrawing(
  map: GridlightMap | null,
  scene: Scene | null,
  drawn: DrawnLevel,
  classes: ReadonlyMap<string, number> | undefined,
): void {
  useEffect(() => {
    if (scene === null) return;
    map?.draw({ scene, classes: classes && { source: unitSourceId(drawn), classes } });
  }, [map, scene, drawn, classes]);
}

/**
 * Marks the moment at which the page is of use: what it should show is drawn and the map is at rest. Sets
 * `data-usable` on the document and the performance mark `gridlight:usable`, which benches and tests wait for.
 */
export function useUsableMark(map: GridlightMap | null, isDrawn: boolean): void {
  const isMarked = useRef(false);
  useEffect(() => {
    if (map === null || !isDrawn || isMarked.current) return;
    const mark = (): void => {
      isMarked.current = true;
      performance.mark('gridlight:usable');
      document.documentElement.dataset['usable'] = 'true';
    };
    map.map.once('idle', mark);
    map.map.triggerRepaint();
    return () => void map.map.off('idle', mark);
  }, [map, isDrawn]);
}
