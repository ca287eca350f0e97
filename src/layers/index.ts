import type { LayerId } from '../domain/view/layer-ids.ts';
import { allPoints } from './all-points.ts';
import { audit } from './audit.ts';
import { areaLabels, areas } from './areas.ts';
import { basemap, land } from './basemap.ts';
import { blindSpotGround, blindSpotMarks } from './blind-spots.ts';
import { busLines } from './bus-lines.ts';
import { cameraSectors } from './camera-sectors.ts';
import { cameras } from './cameras.ts';
import { caseSeries } from './case-series.ts';
import { covered } from './covered.ts';
import { emergencyGround, emergencyMarks } from './emergency.ts';
import { facilities } from './facilities.ts';
import { focusMask } from './focus-mask.ts';
import { hotspotMarks, hotspotPictures } from './hotspot-pictures.ts';
import { hotspots } from './hotspots.ts';
import { incidents } from './incidents.ts';
import { markedPlace } from './marked-place.ts';
import { markets } from './markets.ts';
import type { MapLayer } from './model/map-layer.ts';
import { patrolPlan } from './patrol-plan.ts';
import { river } from './river.ts';
import { selection } from './selection.ts';
import { unitFill } from './unit-fill.ts';
import { unitLabels } from './unit-labels.ts';
import { unitLines } from './unit-lines.ts';

/** The layers of the map in drawing order, bottom to top. */
const order = [
  basemap,
  land,
  unitFill,
  unitLines,
  river,
  focusMask,
  busLines,
  hotspots,
  hotspotPictures,
  hotspotMarks,
  blindSpotGround,
  areas,
  emergencyGround,
  cameraSectors,
  selection,
  unitLabels,
  facilities,
  cameras,
  markets,
  areaLabels,
  audit,
  caseSeries,
  blindSpotMarks,
  emergencyMarks,
  markedPlace,
  allPoints,
  incidents,
  patrolPlan,
  covered,
] as const;

/** Switches without a layer: one that is missing above is named in the error below. */
type Missing = Exclude<LayerId, (typeof order)[number]['id']>;

/** The layers of the map, as in `order`. */
export const LAYERS: readonly MapLayer[] = order satisfies [Missing] extends [never] ? unknown : Missing;
