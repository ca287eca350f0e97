import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { MultiPolygon, Polygon } from 'geojson';
import type { CaseColumns } from '../../domain/cases/case-columns.ts';
import type { DeskScene } from '../../domain/desk/scene.ts';
import type { EmergencyScene } from '../../domain/emergency/scene.ts';
import type { MapMark } from '../../domain/engine/api/answer.ts';
import type { CalendarClass } from '../../domain/time/calendar-classes.ts';
import type { TimeRange } from '../../domain/time/ranges.ts';
import type { LayerId } from '../../domain/view/layer-ids.ts';
import type { CoveredSquare, DrawnLevel } from '../../domain/view/map-view.ts';
import type { CameraRecord } from '../../schemas/cameras.ts';
import type { FacilityRecord, LineCollection, PlaceRecord } from '../../schemas/places.ts';
import type { UnitCollection } from '../../schemas/units.ts';
import type { Classification } from '../units/choropleth.ts';
import type { UnitsByLevel } from '../units/unit-data.ts';

/** What the server has for layers to draw. The page reads each of them while a layer that needs it is shown. */
export interface Resources {
  readonly areas: UnitCollection;
  readonly lines: LineCollection;
  readonly cameras: readonly CameraRecord[];
  readonly facilities: readonly FacilityRecord[];
  readonly places: readonly PlaceRecord[];
  readonly cases: CaseColumns;
}
export type ResourceName = keyof Resources;

/** Resources that have come. */
export type ReadResources = { readonly [Name in ResourceName]?: Resources[Name] | undefined };

/** What shows a layer: a switch that is on, an emergency that the page is turned to, the patrol desk, the coverage audit, or a place that is spoken of. */
export type Condition = LayerId | 'emergency' | 'patrol' | 'audit' | 'marked';

/** A base map that was read from elsewhere: its own sources and layers, put under ours. */
export interface ForeignBasemap {
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  readonly layers: readonly LayerSpecification[];
}

/** The time clauses of the filter, with the range of the answer that is drawn. */
export interface TimeClauses {
  readonly range: TimeRange;
  readonly weekHours: readonly number[];
  readonly calendar: readonly CalendarClass[];
}

/** Everything that layers may draw from. What has not come is `undefined`. */
export interface LayerInput {
  readonly shown: ReadonlySet<Condition>;
  readonly resources: ReadResources;
  readonly basemap: ForeignBasemap | undefined;
  readonly units: UnitsByLevel;
  /** The level whose units carry colour; borders finer than it are not drawn. */
  readonly level: DrawnLevel;
  /** Classes of the units of `level`. */
  readonly classification: Classification | undefined;
  /** Land and colours of the units are painted under the map; only without a base map from elsewhere. */
  readonly isUnitFillPainted: boolean;
  /** Today by the server's clock; `undefined` before its first reply. */
  readonly civilDay: number | undefined;
  readonly timeClauses: TimeClauses | undefined;
  /** Marks that names give way to. */
  readonly marks: readonly MapMark[] | undefined;
  /** What the panels of a wall cover, which names give way to. */
  readonly covered: readonly CoveredSquare[] | undefined;
  /** How the painter draws every incident. */
  readonly allPointsAs: 'points' | 'density';
  readonly outlines: UnitOutlines;
  /** The unit that the page looks at. */
  readonly focus: Polygon | MultiPolygon | undefined;
  readonly emergency: EmergencyScene | null;
  /** What the patrol desk draws; empty in the other workspaces. */
  readonly desk: DeskScene;
}

/** Outlines of single units; the same object while none of them changes. */
export interface UnitOutlines {
  readonly selected?: Polygon | MultiPolygon | undefined;
  /** The unit under the pointer. */
  readonly hovered?: Polygon | MultiPolygon | undefined;
  /** What a unit was, or what it may become. */
  readonly otherDays?: readonly (Polygon | MultiPolygon)[] | undefined;
  /** Units that a tour speaks of. */
  readonly lit?: readonly (Polygon | MultiPolygon)[] | undefined;
}
