import { useQuery } from '@tanstack/react-query';
import type { PaddingOptions } from 'maplibre-gl';
import { lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { incidentQuery } from '../../api/incidents.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import { civilDayOfTime } from '../../domain/time/civil-day.ts';
import type { BoundingBox } from '../../domain/engine/api/answer.ts';
import { formatCount } from '../../i18n/format.ts';
import { unitColours } from '../../layers/choropleth.ts';
import { composeScene } from '../../layers/index.ts';
import type { LegendEntry } from '../../layers/scene.ts';
import { DRAWN_LEVELS, unitSourceId } from '../../layers/unit-data.ts';
import type { GridlightMap } from '../../map/gridlight-map.ts';
import type { DatasetReply } from '../../schemas/dataset.ts';
import type { EngineConnection } from '../../state/connection/engine-connection.ts';
import { useEngine, useFilter, useShownTheme, useView } from '../../state/hooks.tsx';
import { THEMES } from '../../themes/index.ts';
import { classifyAnswer } from './classify-answer.ts';
import { drawnLevel, nearestLoaded } from './drawn-level.ts';
import { homeBox } from './home-box.ts';
import { insideOf } from './inside-of.ts';
import { MapTooltip } from './MapTooltip.tsx';
import './map-stage.css';
import { selectedPosition } from './selected-position.ts';
import { DEAR_REPAINT_MS, useCalmAnswer } from './use-calm-answer.ts';
import { useMarketStates, useSectors } from './use-derived-layers.ts';
import { useFirstPicture } from './use-first-picture.ts';
import { useForeignBasemap } from './use-foreign-basemap.ts';
import { useGridlightMap } from './use-gridlight-map.ts';
import { useHotspots } from './use-hotspots.ts';
import { useMapMovement } from './use-map-movement.ts';
import { useEmergencyParts } from './use-emergency-parts.ts';
import { usePainters } from './use-painters.ts';
import { usePulses } from './use-pulses.ts';
import { useLayerData, useUnits } from './use-scene-data.ts';
import { useRestingMarks } from './use-resting-marks.ts';
import { useSpider } from './use-spider.ts';
import { useUsableMark } from './use-usable-mark.ts';

const MapControls = lazy(async () => ({ default: (await import('./MapControls.tsx')).MapControls }));

/** The map: gathers what is switched on, draws it as one scene, and turns clicks into selections and drill-down. */
export function MapStage(props: {
  dataset: DatasetReply;
  link: EngineConnection;
  padding: (keepsLegendFree: boolean) => PaddingOptions;
  /** Where the zoom buttons go: the free middle of the page. */
  controlsHost: HTMLElement | null;
  onLegend: (legend: readonly LegendEntry[]) => void;
  /** Gets the map when it is made, for what is drawn over it. */
  onMap: (map: GridlightMap | null) => void;
}) {
  const { dataset, link, padding, controlsHost, onLegend, onMap } = props;
  const { t } = useTranslation();
  const container = useRef<HTMLDivElement>(null);
  const view = useView((state) => state.view);
  const theme = THEMES[useShownTheme()];
  const unitCode = useFilter((state) => state.filter.unitCode);
  const answer = useEngine((state) => state.settled);
  const isOn = (layer: (typeof view.layers)[number]): boolean => view.layers.includes(layer);
  const { units } = useUnits();
  const data = useLayerData();
  const unitIndex = useUnitIndex();
  const { map, health, zoom, hover, painter, reportFailure } = useGridlightMap({
    container,
    bounds: dataset.bounds as BoundingBox,
    padding,
    link,
    openSpider: (opening) => spider.open(opening),
  });
  useEffect(() => onMap(map), [map, onMap]);
  const spider = useSpider(map);
  const legs = spider.opened?.spider.marks.length ?? 0;
  const basemap = useForeignBasemap(dataset.basemap, theme, view.language);
  const isGroundPainted = painter?.kind === 'cpu' && dataset.basemap.kind === 'schematic';
  const calm = useCalmAnswer(painter?.kind === 'gpu' ? 0 : DEAR_REPAINT_MS);
  const restingMarks = useRestingMarks(painter?.kind !== 'gpu');
  const coloured = isGroundPainted ? answer : calm;
  const hotspots = useHotspots(isOn('hotspots'), calm?.range);
  const civilDay = civilDayOfTime(answer?.asOf ?? 0);
  const marketStates = useMarketStates(data.places, civilDay, isOn('markets') && answer !== null);
  const sectors = useSectors(data.cameras, isOn('cameraSectors'));
  const incidentId = view.selection?.kind === 'incident' ? view.selection.id : '';
  const incident = useQuery({ ...incidentQuery(incidentId), enabled: incidentId !== '' }).data;

  const level = drawnLevel(view.level, zoom, unitCode);
  const drawn = nearestLoaded(level, units);
  const collection = units[drawn];
  const emergency = useEmergencyParts(theme);
  // An emergency has the map to itself: colours and marks of everyday come back when it ends.
  const isCalm = emergency === undefined;
  const showUnits = isOn('units') && isCalm;
  const isInside = useMemo(() => insideOf(unitCode, unitIndex), [unitCode, unitIndex]);
  const classification = useMemo(
    () =>
      coloured === null || collection === undefined || !showUnits
        ? undefined
        : classifyAnswer(coloured, drawn, collection, view.metric, isInside),
    [coloured, collection, drawn, showUnits, view.metric, isInside],
  );
  const selectedUnit =
    view.selection?.kind === 'unit' ? unitIndex.get(view.selection.id)?.geometry : undefined;
  const point = selectedPosition(view.selection, { answer, incident, ...data });
  const hoverUnit = hover?.pick.kind === 'unit' ? unitIndex.get(hover.pick.id)?.geometry : undefined;
  const selection = useMemo(() => ({ unit: selectedUnit, hover: hoverUnit }), [selectedUnit, hoverUnit]);
  const classes = useMemo(() => classification && unitColours(classification), [classification]);
  const ground = useMemo(
    () =>
      isGroundPainted
        ? { land: units.county, units: showUnits ? collection : undefined, classes }
        : undefined,
    [isGroundPainted, units.county, showUnits, collection, classes],
  );
  const dress = {
    theme,
    showIncidents: isOn('incidents') && isCalm,
    showAllPoints: isOn('allPoints') && isCalm,
    ground,
    spider: spider.opened?.spider,
    selected: point,
  };
  usePainters(map, link, painter, dress, reportFailure);
  usePulses(map, isOn('incidents'), painter?.kind !== 'gpu');
  const focus = unitCode === null ? undefined : unitIndex.get(unitCode)?.geometry;

  const scene = composeScene(
    {
      foreignBasemap: basemap.data,
      units,
      level: drawn,
      showUnits,
      showLabels: isOn('unitLabels'),
      classification,
      isGroundPainted,
      areas: isOn('areas') ? data.areas : undefined,
      lines: data.lines,
      showBusLines: isOn('busLines'),
      facilityRecords: data.facilities,
      showFacilities: isOn('facilities'),
      places: isOn('markets') ? data.places : undefined,
      marketStates,
      cameras: isOn('cameras') || isOn('cameraSectors') ? data.cameras : undefined,
      sectors,
      hotspots,
      showIncidents: isOn('incidents') && isCalm,
      obstacles: restingMarks,
      allPoints: isOn('allPoints') && isCalm ? (painter?.kind === 'gpu' ? 'points' : 'density') : undefined,
      selection,
      focus,
      emergency,
    },
    theme,
  );
  const legendText = JSON.stringify(scene.legend);
  useEffect(() => onLegend(JSON.parse(legendText) as LegendEntry[]), [legendText, onLegend]);
  const home = useMemo(
    () => (units.finest && homeBox(units.finest)) ?? (dataset.bounds as BoundingBox),
    [units.finest, dataset.bounds],
  );

  useMapMovement({ map, padding, home, unitIndex, focusCode: unitCode, point });
  const mayDraw = useFirstPicture(
    answer !== null && DRAWN_LEVELS.every((candidate) => units[candidate] !== undefined),
  );
  useEffect(() => {
    if (!mayDraw) return;
    map?.draw({
      scene,
      classes:
        classes === undefined || isGroundPainted ? undefined : { source: unitSourceId(drawn), classes },
    });
  });

  useUsableMark(map, mayDraw && answer !== null && drawn === level);

  return (
    <main className="map-stage" id="map" tabIndex={-1}>
      <div ref={container} className="map-canvas" role="application" aria-label={t('map.label')} />
      {health !== undefined && (
        <p className="map-health" role="status">
          {health}
        </p>
      )}
      {spider.opened !== undefined && legs < spider.opened.total && (
        <p className="map-note" role="status">
          {t('map.newestOf', { n: legs, all: formatCount(spider.opened.total) })}
        </p>
      )}
      {basemap.error !== null && (
        <p className="map-health" role="alert">
          {t('failure.basemap', { message: basemap.error.message })}
        </p>
      )}
      <MapTooltip hover={hover} answer={answer} unitIndex={unitIndex} metric={view.metric} />
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
