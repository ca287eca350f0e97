import type { MultiPolygon, Polygon } from 'geojson';
import type { MapMark } from '../domain/engine/api/answer.ts';
import type { CameraRecord } from '../schemas/cameras.ts';
import type { FacilityRecord, PlaceRecord } from '../schemas/places.ts';
import type { Theme } from '../themes/theme.ts';
import { areaLabels, areasOverlay } from './areas.ts';
import { basemap, schematicLand, type ForeignBasemap } from './basemap.ts';
import { busLines } from './bus-lines.ts';
import { cameras } from './cameras.ts';
import { cameraSectors, type CameraSectors } from './camera-sectors.ts';
import type { Classification } from './choropleth.ts';
import { progressLegend } from './clusters.ts';
import { facilities, splitFacilities } from './facilities.ts';
import { hotspotDensity, type CasePoints } from './hotspot-density.ts';
import { allPointsLegend, densityLegend } from './incident-points.ts';
import type { LineCollection } from './lines-data.ts';
import { markObstacles } from './mark-obstacles.ts';
import { markets, type MarketStates } from './markets.ts';
import { river } from './river.ts';
import type { LegendEntry, Scene, ScenePart } from './scene.ts';
import { focusMask, selection, type SelectionData } from './selection.ts';
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
  /** Land and colours of the units are painted under the map; only without a base map from elsewhere. */
  isGroundPainted: boolean;
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
  /** Incidents move with the filter and are painted over the map; what they mean is said here. */
  showIncidents: boolean;
  /** Marks that names give way to. */
  obstacles?: readonly MapMark[] | undefined;
  /** How every incident is painted over the map, while that is on. */
  allPoints?: 'points' | 'density' | undefined;
  selection: SelectionData;
  focus?: Polygon | MultiPolygon | undefined;
  /** What is drawn of the emergency that the page is turned to; see `emergencyParts`. */
  emergency?: { readonly ground: ScenePart; readonly marks: ScenePart } | undefined;
}

const NOTHING: ScenePart = { sources: {}, layers: [] };

function allPointsEntry(painted: SceneData['allPoints'], theme: Theme): LegendEntry | undefined {
  if (painted === undefined) return undefined;
  return painted === 'points' ? allPointsLegend(theme) : densityLegend(theme);
}

/** The drawing order of the map, bottom to top. */
export function composeScene(data: SceneData, theme: Theme): Scene {
  const isForeign = data.foreignBasemap !== undefined;
  const isPainted = data.isGroundPainted && !isForeign;
  const parts: ScenePart[] = [
    basemap(data.foreignBasemap, isPainted, theme),
    isForeign ? NOTHING : schematicLand(data.units.county !== undefined, isPainted, theme),
    unitFill(
      {
        units: data.units,
        level: data.showUnits ? data.level : undefined,
        classification: data.showUnits ? data.classification : undefined,
        opacity: isForeign ? 0.55 : 1,
        isPainted,
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
    data.emergency?.ground ?? NOTHING,
    cameraSectors(data.sectors, theme),
    selection(data.selection, theme),
    data.showLabels ? unitLabelLayers(data.units, theme) : NOTHING,
    data.showFacilities ? facilities(data.facilityRecords, theme) : NOTHING,
    cameras(data.cameras, theme),
    markets(data.places, data.marketStates, theme),
    areaLabels(data.areas, theme),
    data.emergency?.marks ?? NOTHING,
    { ...NOTHING, legend: allPointsEntry(data.allPoints, theme) },
    markObstacles(data.showIncidents ? data.obstacles : undefined),
    data.showIncidents ? { ...NOTHING, legend: progressLegend(theme) } : NOTHING,
  ];
  return {
    sources: Object.assign({}, ...parts.map((part) => part.sources)) as Scene['sources'],
    layers: parts.flatMap((part) => part.layers),
    legend: parts.flatMap((part) => (part.legend === undefined ? [] : [part.legend])).reverse(),
  };
}
