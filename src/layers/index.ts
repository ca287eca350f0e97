import type { ClusterMark, IncidentMark, MapMark } from '../domain/engine/answer.ts';
import type { MultiPolygon, Polygon } from 'geojson';
import type { CameraRecord } from '../schemas/cameras.ts';
import type { FacilityRecord, PlaceRecord } from '../schemas/places.ts';
import type { Theme } from '../themes/theme.ts';
import { areaLabels, areasOverlay } from './areas.ts';
import { basemap, schematicLand, type ForeignBasemap } from './basemap.ts';
import { busLines } from './bus-lines.ts';
import { cachedBy } from './cached-by.ts';
import { cameras } from './cameras.ts';
import { cameraSectors, type CameraSectors } from './camera-sectors.ts';
import type { Classification } from './choropleth.ts';
import { clusters } from './clusters.ts';
import { facilities, splitFacilities } from './facilities.ts';
import { hotspotDensity, type CasePoints } from './hotspot-density.ts';
import { allPointsLegend, incidentPoints } from './incident-points.ts';
import type { LineCollection } from './lines-data.ts';
import { markets, type MarketStates } from './markets.ts';
import { river } from './river.ts';
import type { Scene, ScenePart } from './scene.ts';
import { focusMask, selection, selectionRing, type SelectionData } from './selection.ts';
import { spider, type Spider } from './spider.ts';
import type { DrawnLevel, UnitCollection, UnitsByLevel } from './unit-data.ts';
import { unitFill } from './unit-fill.ts';
import { unitLabelLayers } from './unit-labels.ts';
import { unitLines } from './unit-lines.ts';

/** Everything the map may draw. What is switched off is `undefined`. */
export interface SceneData {
  foreignBasemap?: ForeignBasemap | undefined;
  units: UnitsByLevel;
  level: DrawnLevel;
  showUnits: boolean;
  showLabels: boolean;
  classification?: Classification | undefined;
  areas?: UnitCollection | undefined;
  lines?: LineCollection | undefined;
  showBusLines: boolean;
  facilityRecords?: readonly FacilityRecord[] | undefined;
  showFacilities: boolean;
  places?: readonly PlaceRecord[] | undefined;
  /** Which markets are held today; places are drawn when this is known. */
  marketStates?: MarketStates | undefined;
  cameras?: readonly CameraRecord[] | undefined;
  /** View sectors of the cameras that reported all it takes. */
  sectors?: CameraSectors | undefined;
  hotspots?: CasePoints | undefined;
  marks?: readonly MapMark[] | undefined;
  /** Whether every incident is drawn over the map by other means; its colours are explained here. */
  showAllPoints: boolean;
  spider?: Spider | undefined;
  selection: SelectionData;
  focus?: Polygon | MultiPolygon | undefined;
}

const NOTHING: ScenePart = { sources: {}, layers: [] };

function splitMarks(marks: readonly MapMark[]): { incidents: IncidentMark[]; clusters: ClusterMark[] } {
  return cachedBy(marks, 'split', () => ({
    incidents: marks.filter((mark) => mark.kind === 'incident'),
    clusters: marks.filter((mark) => mark.kind === 'cluster'),
  }));
}

/** The drawing order of the map, bottom to top. */
export function composeScene(data: SceneData, theme: Theme): Scene {
  const isForeign = data.foreignBasemap !== undefined;
  const marks = data.marks && splitMarks(data.marks);
  const parts: ScenePart[] = [
    basemap(data.foreignBasemap, theme),
    isForeign ? NOTHING : schematicLand(data.units.county !== undefined, theme),
    unitFill(
      {
        units: data.units,
        level: data.showUnits ? data.level : undefined,
        classification: data.showUnits ? data.classification : undefined,
        opacity: isForeign ? 0.55 : 1,
      },
      theme,
    ),
    unitLines({ units: data.units, level: data.showUnits ? data.level : 'county' }, theme),
    isForeign ? NOTHING : river(data.lines, theme),
    focusMask(data.focus, theme),
    data.showBusLines
      ? busLines(data.lines, data.facilityRecords && splitFacilities(data.facilityRecords).stops, theme)
      : NOTHING,
    hotspotDensity(data.hotspots, theme),
    areasOverlay(data.areas, theme),
    cameraSectors(data.sectors, theme),
    selection(data.selection, theme),
    data.showLabels ? unitLabelLayers(data.units, theme) : NOTHING,
    data.showFacilities ? facilities(data.facilityRecords, theme) : NOTHING,
    cameras(data.cameras, theme),
    markets(data.places, data.marketStates, theme),
    areaLabels(data.areas, theme),
    marks === undefined ? NOTHING : incidentPoints(marks.incidents, theme),
    data.showAllPoints ? { ...NOTHING, legend: allPointsLegend(theme) } : NOTHING,
    marks === undefined ? NOTHING : clusters(marks.clusters, theme),
    spider(data.spider, theme),
    selectionRing(theme),
  ];
  return {
    sources: Object.assign({}, ...parts.map((part) => part.sources)) as Scene['sources'],
    layers: parts.flatMap((part) => part.layers),
    legend: parts.flatMap((part) => (part.legend === undefined ? [] : [part.legend])).reverse(),
  };
}
