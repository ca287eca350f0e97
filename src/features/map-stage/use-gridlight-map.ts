import type { PaddingOptions } from 'maplibre-gl';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoundingBox, ClusterMark } from '../../domain/engine/answer.ts';
import { GridlightMap } from '../../map/gridlight-map.ts';
import type { PainterChoice } from '../../map/painters/choose-painter.ts';
import type { Pick } from '../../map/pick.ts';
import type { EngineLink } from '../../state/engine-link.ts';
import { useAppState } from '../../state/hooks.tsx';
import { drillTarget } from './drill-target.ts';

export interface Hover {
  pick: Pick;
  screen: { x: number; y: number };
}

/** From here on a cluster opens in place: what still lies together would not part on the way to the nearest zoom. */
const SPIDER_ZOOM = 17;

/** Messages about the map stay this long after it is well again. */
const RECOVERED_MS = 2500;

/** The one map of the page, made when its element is there and kept for as long as the page lives. */
export function useGridlightMap(options: {
  container: RefObject<HTMLDivElement | null>;
  bounds: BoundingBox;
  padding: (keepsLegendFree: boolean) => PaddingOptions;
  link: EngineLink;
  openSpider: (cluster: ClusterMark) => Promise<void>;
}): {
  map: GridlightMap | null;
  health: string | undefined;
  zoom: number;
  hover: Hover | undefined;
  painter: PainterChoice | undefined;
} {
  const { t } = useTranslation();
  const state = useAppState();
  const [map, setMap] = useState<GridlightMap | null>(null);
  const [health, setHealth] = useState<string | undefined>();
  const [zoom, setZoom] = useState(state.view.getState().view.camera?.zoom ?? 9);
  const [hover, setHover] = useState<Hover | undefined>();
  const [painter, setPainter] = useState<PainterChoice | undefined>();
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });

  useEffect(() => {
    const { container, bounds, padding } = latest.current;
    if (container.current === null) return;
    const { camera } = state.view.getState().view;
    let timer = 0;
    let made: GridlightMap;
    /** Step by step where the map chooses the level; the drawn unit itself where the reader has fixed one. */
    const unitOf = (clicked: string): string =>
      state.view.getState().view.level === 'auto'
        ? drillTarget(clicked, state.filter.getState().filter.unitCode)
        : clicked;
    const onPick = (pick: Pick | undefined): void => {
      if (pick === undefined) state.view.getState().select(null);
      else if (pick.kind === 'cluster') openCluster(pick.id, pick.position);
      else {
        const id = pick.kind === 'unit' ? unitOf(pick.id) : pick.id;
        state.view.getState().select({ kind: pick.kind, id });
        if (pick.kind === 'unit') state.filter.getState().change({ unitCode: id });
      }
    };
    const openCluster = (id: number, position: [number, number]): void => {
      const { answer, question } = state.engine.getState();
      const cluster = answer?.marks.find((mark) => mark.kind === 'cluster' && mark.id === id);
      if (cluster?.kind !== 'cluster' || question === null) return;
      void latest.current.link.expansionZoom(question, id).then((expansionZoom) => {
        const isNearest = expansionZoom === null || expansionZoom <= made.map.getZoom() + 0.05;
        if (isNearest || made.map.getZoom() > SPIDER_ZOOM) void latest.current.openSpider(cluster);
        else made.flyTo(position, expansionZoom + 0.2);
      });
    };
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
          onPick,
          onHover: (pick, screen) => setHover(pick && { pick, screen }),
          onPainter: setPainter,
          onHealth: (next) => {
            clearTimeout(timer);
            if (next === 'contextLost') setHealth('failure.context');
            else if (next === 'ready') setHealth(undefined);
            else {
              setHealth('failure.recovered');
              timer = window.setTimeout(() => setHealth(undefined), RECOVERED_MS);
            }
          },
          onError: (error) => setHealth(error.message),
        },
      );
    } catch {
      queueMicrotask(() => setHealth('failure.map'));
      return;
    }
    queueMicrotask(() => {
      setMap(made);
      setPainter(made.painters.choice);
    });
    return () => {
      clearTimeout(timer);
      made.destroy();
      setMap(null);
    };
  }, [state]);

  return { map, health: health && t(health), zoom, hover, painter };
}
