import type { MultiPolygon, Polygon } from 'geojson';
import type { Position } from '../../geo/positions.ts';
import type { UnitLevel } from '../codes.ts';

/** Where a unit or an incident stands in the data. */
export interface RowPlace {
  /** Id of the layer. */
  readonly layer: string;
  readonly file?: string | undefined;
  /** Number of the row in the file, from 1; absent for what comes from the database. */
  readonly row?: number | undefined;
}

/** A unit as its file gives it: nothing is completed, closed, turned or repaired. */
export interface AuditUnit {
  /** The code as it was found; empty where there is none. */
  readonly code: string;
  readonly level: UnitLevel;
  /** The parent that the file names, where it names one. */
  readonly parentCode?: string;
  /** Areas only: the micro-grids that make it up. */
  readonly memberCodes?: readonly string[];
  readonly geometry: Polygon | MultiPolygon;
  readonly at?: RowPlace;
}

/** An incident, as far as the audit looks at it. */
export interface AuditPoint {
  readonly id: string;
  readonly position: Position;
  readonly at?: RowPlace;
}

/** How many units of a level there should be, in all or within a unit. */
export interface ExpectedCount {
  readonly level: UnitLevel;
  /** Code of the unit, also without its trailing zeros. */
  readonly within?: string | undefined;
  readonly count: number;
  /** Who published the number. */
  readonly source?: string | undefined;
}

/** From where on a misfit is a finding. */
export interface AuditTolerances {
  /** A gap or overlap that is smaller is called a sliver, m². */
  readonly sliverM2: number;
  /** Gaps below this are not told, m². */
  readonly gapM2: number;
  /** Overlaps, and pieces outside the parent, below this are not told, m². */
  readonly overlapM2: number;
  /** A piece outside the parent is told from this share of the unit on, 0–1. */
  readonly outsideShare: number;
  /** A gap or overlap that is narrower on average is a sliver, whatever its area; corners move no farther, m. */
  readonly snapM: number;
}

/** Half a square metre is what the rounding of positions to six decimals makes of a long border. */
export const AUDIT_TOLERANCES: AuditTolerances = {
  sliverM2: 100,
  gapM2: 0.5,
  overlapM2: 0.5,
  outsideShare: 0,
  snapM: 1,
};

/** A division as it is to be audited. */
export interface AuditInput {
  readonly units: readonly AuditUnit[];
  readonly expected?: readonly ExpectedCount[];
  readonly points?: readonly AuditPoint[];
  readonly tolerances?: AuditTolerances;
  /** So far may points lie from their true place, m; a centimetre by default. */
  readonly pointErrorM?: number;
}
