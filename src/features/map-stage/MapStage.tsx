import type { PaddingOptions } from 'maplibre-gl';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { fetchAgain } from '../../api/fetch-again.ts';
import { useServerDay } from '../../api/server-clock.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import type { BoundingBox } from '../../domain/geo/positions.ts';
import type { LegendEntry } from '../../layers/model/legend-entry.ts';
import type { GridlightMap } from '../../map/gridlight-map.ts';
import type { DatasetReply } from '../../schemas/dataset-reply.ts';
import type { EngineConnection } from '../../state/connection/engine-connection.ts';
import { useEngine, useFilter, useShownTheme, useView, useWall } from '../../state/hooks.tsx';
import { THEMES } from '../../themes/index.ts';
import { useAnswerForMap, useMarksForLabels } from '../../state/answers.ts';
import { MapNotes } from './MapNotes.tsx';
import { useUnitColours } from './unit-colours.ts';
import { useClicks } from './use-clicks.ts';
import { useDrawing, useMayDraw, useUsableMark } from './use-drawing.ts';
import { useForeignBasemap } from './use-foreign-basemap.ts';
import { useGridlightMap } from './use-gridlight-map.ts';
import { useMapMessage } from './use-map-message.ts';
import { useMapMovement } from './use-map-movement.ts';
import { usePainters, useUnitFill } from './use-painters.ts';
import { usePulses } from './use-pulses.ts';
import { useResources, useUnits } from './use-resources.ts';
import { useLegend, useScene, useTimeClauses } from './use-scene.ts';
import { useSelectedPoint, useUnitOutlines } from './use-selection.ts';
import { useShownLayers } from './use-shown-layers.ts';
import { useSpider } from './use-spider.ts';
import '../../ui/maplibre.css';
import * as styles from './MapStage.module.css';

const MapTooltip = lazy(async () => ({
  default: (await fetchAgain(() => import('./MapTooltip.tsx'))).MapTooltip,
}));
const HotspotTooltip = lazy(async () => ({
  default: (await fetchAgain(() => import('./HotspotTooltip.tsx'))).HotspotTooltip,
}));
const MapControls = lazy(async () => ({
  default: (await fetchAgain(() => import('./MapControls.tsx'))).MapControls,
}));

/** The map: gathers what is switched on, draws it as one scene, and turns clicks into selections and drill-down. */
export function MapStage(props: {
  dataset: DatasetReply;
  connection: EngineConnection;
  padding: (keepsLegendFree: boolean) => PaddingOptions;
  /** Where the zoom buttons go: the free middle of the page. */
  controlsHost: HTMLElement | null;
  onLegend: (legend: readonly LegendEntry[]) => void;
  /** Gets the map when it is made, for what is drawn over it. */
  onMap: (map: GridlightMap | null) => void;
}) {
  const { dataset, connection, padding, controlsHost, onLegend, onMap } = props;
  const { t } = useTranslation();
  const theme = THEMES[useShownTheme()];
  const language = useView(({ view }) => view.language);
  const metric = useView(({ view }) => view.metric);
  const focusCode = useFilter(({ filter }) => filter.unitCode);
  const bounds = dataset.bounds as BoundingBox;

  const container = useRef<HTMLDivElement>(null);
  const { text, showMessage, reportFailure } = useMapMessage();
  const { map, zoom, hover, painter } = useGridlightMap({ container, bounds, padding, showMessage });
  useEffect(() => onMap(map), [map, onMap]);
  const name = t('map.label');
  useEffect(() => map?.name(name), [map, name]);
  const spider = useSpider(map);
  useClicks(map, connection, spider.open, reportFailure);

  // What there is to draw.
  const { shown, emergency, desk } = useShownLayers();
  const resources = useResources(shown);
  const units = useUnits();
  const unitIndex = useUnitIndex();
  const basemap = useForeignBasemap(dataset.basemap, theme, language);

  // Which answer draws what: a repaint of the map is expensive without a graphics card.
  const isRepaintExpensive = painter?.kind !== 'gpu';
  const answer = useEngine(({ answerForPanels }) => answerForPanels);
  const answerForMap = useAnswerForMap(isRepaintExpensive);
  const marksForLabels = useMarksForLabels(isRepaintExpensive);
  const covered = useWall((wall) => wall.covered);
  const isUnitFillPainted = painter?.kind === 'cpu' && dataset.basemap.kind === 'schematic';
  const answerForUnits = isUnitFillPainted ? answer : answerForMap;
  const colours = useUnitColours(shown.has('units') ? answerForUnits : null, units, unitIndex, zoom);

  const point = useSelectedPoint(answer, resources);
  const scene = useScene(
    {
      shown,
      resources,
      basemap: basemap.data,
      units,
      level: colours.level,
      classification: colours.classification,
      isUnitFillPainted,
      civilDay: useServerDay(),
      timeClauses: useTimeClauses(answerForMap),
      marks: marksForLabels,
      covered,
      allPointsAs: painter?.kind === 'gpu' ? 'points' : 'density',
      outlines: useUnitOutlines(unitIndex, hover?.picked),
      focus: focusCode === null ? undefined : unitIndex.get(focusCode)?.geometry,
      emergency,
      desk,
    },
    theme,
  );
  useLegend(scene.legend, onLegend);

  const unitFill = useUnitFill(isUnitFillPainted, units.county, shown.has('units') ? colours : undefined);
  usePainters(map, connection, painter, reportFailure, {
    theme,
    showIncidents: shown.has('incidents'),
    showAllPoints: shown.has('allPoints'),
    unitFill,
    spider: spider.opened?.spider,
    selected: point,
  });
  usePulses(map, isRepaintExpensive);
  useMapMovement({ map, padding, bounds, finest: units.finest, unitIndex, point });

  const mayDraw = useMayDraw(answer !== null, units);
  useDrawing(map, mayDraw ? scene : null, colours.drawn, isUnitFillPainted ? undefined : colours.classes);
  useUsableMark(map, mayDraw && answer !== null && colours.drawn === colours.level);

  return (
    <main className={styles.stage} id="map" tabIndex={-1}>
      <div ref={container} className={styles.canvas} role="application" aria-label={name} />
      <MapNotes message={text} legs={spider.legs} basemapError={basemap.error} />
      {hover?.picked.kind === 'unit' && (
        <Suspense>
          <MapTooltip hover={hover} answer={answer} unitIndex={unitIndex} metric={metric} />
        </Suspense>
      )}
      {hover?.picked.kind === 'hotspot' && desk.place !== null && (
        <Suspense>
          <HotspotTooltip place={desk.place} id={hover.picked.id} screen={hover.screen} />
        </Suspense>
      )}
      {controlsHost !== null &&
        createPortal(
          <Suspense>
            <MapControls map={map} painter={painter} />
          </Suspense>,
          controlsHost,
        )}
    </main>
  );
}
