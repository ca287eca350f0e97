import type { PaddingOptions } from 'maplibre-gl';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoundingBox } from '../../domain/engine/api/answer.ts';
import { GridlightMap } from '../../map/gridlight-map.ts';
import type { PainterChoice } from '../../map/painters/choose-painter.ts';
import type { Pick } from '../../map/pick.ts';
import type { EngineConnection } from '../../state/connection/engine-connection.ts';
import { useAppState } from '../../state/hooks.tsx';
import { drillTarget } from './drill-target.ts';
import type { Opening } from './open-cluster.ts';

export interface Hover {
  pick: Pick;
  screen: { x: number; y: number };
}

/** A line about the map: a key of the texts with a message in it, or a message alone. */
type Health = { readonly key: string; readonly message?: string } | { readonly message: string };

/** Messages about the map stay this long after it is well again. */
const RECOVERED_MS = 2500;
/** Time to read what a click or a layer could not be given. */
const FAILED_MS = 6000;

/** The one map of the page, made when its element is there and kept for as long as the page lives. */
export function useGridlightMap(options: {
  container: RefObject<HTMLDivElement | null>;
  bounds: BoundingBox;
  padding: (keepsLegendFree: boolean) => PaddingOptions;
  link: EngineConnection;
  openSpider: (opening: Extract<Opening, { kind: 'spider' }>) => void;
}): {
  map: GridlightMap | null;
  health: string | undefined;
  zoom: number;
  hover: Hover | undefined;
  painter: PainterChoice | undefined;
  /** Tells the reader for a while that the engine gave no answer; stays the same function. */
  reportFailure: (error: unknown) => void;
} {
  const { t } = useTranslation();
  const state = useAppState();
  const [map, setMap] = useState<GridlightMap | null>(null);
  const [health, setHealth] = useState<Health | undefined>();
  const [zoom, setZoom] = useState(state.view.getState().view.camera?.zoom ?? 9);
  const [hover, setHover] = useState<Hover | undefined>();
  const [painter, setPainter] = useState<PainterChoice | undefined>();
  const timer = useRef(0);
  const tell = useCallback((next: Health | undefined, forMs?: number): void => {
    clearTimeout(timer.current);
    setHealth(next);
    if (forMs !== undefined) timer.current = window.setTimeout(() => setHealth(undefined), forMs);
  }, []);
  const reportFailure = useCallback(
    (error: unknown): void => {
      const message = error instanceof Error ? error.message : String(error);
      tell({ key: 'failure.question', message }, FAILED_MS);
    },
    [tell],
  );
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });

  useEffect(() => {
    const { container, bounds, padding } = latest.current;
    if (container.current === null) return;
    const { camera } = state.view.getState().view;
    let made: GridlightMap;
    /** Step by step where the map chooses the level; the drawn unit itself where the reader has fixed one. */
    const unitOf = (clicked: string): string =>
      state.view.getState().view.level === 'auto'
        ? drillTarget(clicked, state.filter.getState().filter.unitCode)
        : clicked;
    const onPick = (pick: Pick | undefined): void => {
      if (pick === undefined) state.view.getState().select(null);
      else if (pick.kind === 'cluster') void open(pick);
      else {
        const id = pick.kind === 'unit' ? unitOf(pick.id) : pick.id;
        state.view.getState().select({ kind: pick.kind, id });
        if (pick.kind === 'unit') state.filter.getState().change({ unitCode: id });
      }
    };
    const shown = () => {
      const { answer, question } = state.engine.getState();
      return answer && question && { marks: answer.marks, question };
    };
    const open = async (clicked: Extract<Pick, { kind: 'cluster' }>): Promise<void> => {
      try {
        const { openCluster } = await import('./open-cluster.ts');
        const opening = await openCluster(latest.current.link, clicked, shown, made.map.getZoom());
        if (opening?.kind === 'zoom') made.flyTo(clicked.position, opening.zoom);
        else if (opening !== undefined) latest.current.openSpider(opening);
      } catch (error) {
        reportFailure(error);
      }
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
            if (next === 'contextLost') tell({ key: 'failure.context' });
            else if (next === 'ready') tell(undefined);
            else tell({ key: 'failure.recovered' }, RECOVERED_MS);
          },
          onError: (error) => tell({ message: error.message }),
        },
      );
    } catch {
      queueMicrotask(() => tell({ key: 'failure.map' }));
      return;
    }
    queueMicrotask(() => {
      setMap(made);
      setPainter(made.painters.choice);
    });
    return () => {
      clearTimeout(timer.current);
      made.destroy();
      setMap(null);
    };
  }, [state, tell, reportFailure]);

  const text = health && ('key' in health ? t(health.key, { message: health.message }) : health.message);
  return { map, health: text, zoom, hover, painter, reportFailure };
}
