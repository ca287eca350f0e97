import type { PaddingOptions } from 'maplibre-gl';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { BoundingBox } from '../../domain/geo/positions.ts';
import { GridlightMap } from '../../map/gridlight-map.ts';
import type { PainterChoice } from '../../map/painters/choose-painter.ts';
import type { Picked } from '../../map/pick-at.ts';
import { useAppState } from '../../state/hooks.tsx';
import { usePassing } from '../../ui/use-passing.ts';
import type { ShowMessage } from './use-map-message.ts';

/** What the pointer is on; CSS px from the map's top left corner. */
export interface Hover {
  readonly picked: Picked;
  readonly screen: { readonly x: number; readonly y: number };
}

/** Messages about the map stay this long after it is well again. */
const RECOVERED_MS = 2500;

/** The only map of the page, created with its element; it lives as long as the page. */
export function useGridlightMap(options: {
  container: RefObject<HTMLDivElement | null>;
  bounds: BoundingBox;
  padding: (keepsLegendFree: boolean) => PaddingOptions;
  /** Has to stay the same function. */
  showMessage: ShowMessage;
}): {
  map: GridlightMap | null;
  zoom: number;
  hover: Hover | undefined;
  painter: PainterChoice | undefined;
} {
  const { showMessage } = options;
  const state = useAppState();
  const [map, setMap] = useState<GridlightMap | null>(null);
  const [zoom, setZoom] = useState(state.view.getState().view.camera?.zoom ?? 9);
  const [hover, setHover] = usePassing<Hover>();
  const [painter, setPainter] = useState<PainterChoice | undefined>();
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });

  useEffect(() => {
    const { container, bounds, padding } = latest.current;
    if (container.current === null) return;
    const { camera } = state.view.getState().view;
    let made: GridlightMap;
    try {
      made = new GridlightMap(
        container.current,
        { camera: camera ?? undefined, bounds, padding: padding(false) },
        {
          onRest: (rested, viewport) => {
            state.view.getState().reportViewport(viewport);
            state.view.getState().change({ camera: rested });
            setZoom(viewport.zoom);
          },
          onZoom: (next) => setZoom((last) => (Math.abs(next - last) > 0.05 ? next : last)),
          onHover: (picked, screen) => setHover(picked && { picked, screen }),
          onPainter: setPainter,
          onHealth: (next) => {
            if (next === 'contextLost') showMessage({ key: 'failure.context' });
            else if (next === 'ready') showMessage(undefined);
            else showMessage({ key: 'failure.recovered' }, RECOVERED_MS);
          },
          onError: (error) => showMessage({ message: error.message }),
        },
      );
    } catch {
      queueMicrotask(() => showMessage({ key: 'failure.map' }));
      return;
    }
    queueMicrotask(() => {
      setMap(made);
      setPainter(made.painters.choice);
    });
    return () => {
      made.destroy();
      setMap(null);
    };
  }, [state, showMessage, setHover]);

  return { map, zoom, hover, painter };
}
