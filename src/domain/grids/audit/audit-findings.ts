import type { MultiPolygon, Polygon } from 'geojson';
import type { Position } from '../../geo/positions.ts';
import type { UnitLevel } from '../codes.ts';
import type { RowPlace } from './audit-input.ts';
import { reasonMessage, type FindingReason } from './finding-reasons.ts';

/** What can be wrong with a division; docs/audit.md explains each. */
export const FINDING_KINDS = [
  'gap',
  'overlap',
  'sliver',
  'hole',
  'outsideParent',
  'invalidRing',
  'duplicateCode',
  'malformedCode',
  'wrongParent',
  'missingParent',
  'countMismatch',
  'incidentInNoGrid',
  'incidentInTwoGrids',
  'microGridInTwoAreas',
  'areaOfNoGrid',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** A repair of a sliver: the border of one unit is laid onto that of its neighbour. */
export interface AuditProposal {
  /** `extend`: the patch is added to the unit; `trim`: it is taken away. */
  readonly action: 'extend' | 'trim';
  /** Code of the unit that changes. */
  readonly code: string;
  /** Code of the unit whose border it takes over. */
  readonly neighbour: string;
  /** The ground that changes hands. */
  readonly patch: Polygon;
}

/** One thing that is wrong, and where. */
export interface AuditFinding {
  readonly kind: FindingKind;
  readonly level: UnitLevel;
  /** The units concerned, the one to look at first; incidents stand behind their units. */
  readonly codes: readonly string[];
  readonly areaM2?: number | undefined;
  readonly position: Position;
  /** The ground that is told of; findings of codes and rings have none. */
  readonly region?: Polygon | undefined;
  /** The reason in English. */
  readonly message: string;
  readonly reason: FindingReason;
  /** Where the first of the units, or the incident, stands in the files: who mends it has to find it. */
  readonly at?: RowPlace | undefined;
  readonly proposal?: AuditProposal | undefined;
}

/** A finding with its message, which follows from the reason. */
export function findingOf({ at, ...draft }: Omit<AuditFinding, 'message'>): AuditFinding {
  return { ...draft, message: reasonMessage(draft.reason), ...(at === undefined ? {} : { at }) };
}

/** The units of one level against the level above. */
export interface AuditLevel {
  readonly level: UnitLevel;
  /** `null`: nothing stands above the units. */
  readonly parentLevel: UnitLevel | null;
  /** `null`: nobody says how many there should be. */
  readonly expected: number | null;
  /** Codes found; units that share one code count once, those without a code of their level do not count. */
  readonly found: number;
  /** Units that are drawn, whatever their code. */
  readonly drawn: number;
  /** Ground of parents that no child covers, m². */
  readonly gapM2: number;
  /** Ground that more than one child covers, m². */
  readonly overlapM2: number;
}

/** What an audit found; level by level, coarse to fine. */
export interface DivisionAudit {
  readonly levels: readonly AuditLevel[];
  readonly findings: readonly AuditFinding[];
}

/** Unit of geometry as the overlay gives it: outer ring first, closed, positions in degrees. */
export interface Region {
  readonly polygon: Polygon;
  /** On the ellipsoid, between geodesics, as it is told; never below 0. */
  readonly areaM2: number;
  /**
   * What the tolerances are held against: the area, or that between lines that are straight in degrees where this is more. Along
   * an edge of 5 km the two lines lie 0.3 m apart, so that a long thin gap may have hardly any area between geodesics.
   */
  readonly sizeM2: number;
  /** Mean width, twice the area by the length of its border, m. */
  readonly widthM: number;
  /** A point inside. */
  readonly position: Position;
}

export type UnitGeometry = Polygon | MultiPolygon;
