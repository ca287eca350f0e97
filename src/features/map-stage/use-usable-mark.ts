import { useEffect, useRef } from 'react';
import type { GridlightMap } from '../../map/gridlight-map.ts';

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
