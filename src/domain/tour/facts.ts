import type { UnitLevel } from '../grids/codes.ts';
import type { AuditFacts } from './resolve-audit.ts';

/** A unit as far as a tour counts it. An area names its members. */
export interface CountedUnit {
  readonly code: string;
  readonly level: UnitLevel;
  readonly memberCodes?: readonly string[] | undefined;
}

/** A published figure with its re-computation, as `/api/figures` tells it. */
export interface PublishedFigure {
  readonly id: string;
  /** What it counts; cases that a newspaper chose are no statistic. */
  readonly metric?: string | undefined;
  readonly value: number;
  readonly unit: string;
  readonly qualifier: 'eq' | 'ge' | 'le' | 'lt' | 'approx';
  readonly asOf: string;
  /** Whether the day was not printed and is inferred. */
  readonly asOfInferred?: boolean | undefined;
  readonly source: string;
  /** Source, subject, note and method in other languages than the one they are written in, by its tag. */
  readonly translations?: Partial<Record<string, FigureWords>> | undefined;
  readonly definitionId?: string | undefined;
  readonly numerator?: number | undefined;
  readonly denominator?: number | undefined;
  readonly check: {
    readonly recomputed?: number | undefined;
    readonly verdict: 'ok' | 'mismatch' | 'implausible' | 'uncheckable';
    readonly method: string;
    readonly note?: string | undefined;
  };
}

/** What of a figure is written in words. */
export interface FigureWords {
  readonly source?: string | undefined;
  readonly subject?: string | undefined;
  readonly method?: string | undefined;
  readonly note?: string | undefined;
}

/** What the engine counted with the filter of the stop, by finest unit: parallel arrays. Moments are epoch ms. */
export interface CountedIncidents {
  readonly codes: readonly string[];
  readonly matched: ArrayLike<number>;
  readonly registered: ArrayLike<number>;
  readonly handled: ArrayLike<number>;
  readonly overdue: ArrayLike<number>;
  readonly asOf: number;
  readonly from: number;
  readonly to: number;
  /** The unit that the filter was narrowed to; null = all of the data. */
  readonly unitCode: string | null;
}

/** A thing at a point: a camera with its class, a facility with its type. */
export interface CountedThing {
  readonly kind: string;
  readonly unitCode?: string | undefined;
}

/** Everything that variables are resolved from. What has not come yet is `undefined`; what cannot be had is null. */
export interface TourFacts {
  readonly units: ReadonlyMap<string, CountedUnit> | undefined | null;
  readonly figures: ReadonlyMap<string, PublishedFigure> | undefined | null;
  readonly incidents: CountedIncidents | undefined | null;
  /** Without removed ones; `kind` is the class: 1, 2, 3, 9. */
  readonly cameras: readonly CountedThing[] | undefined | null;
  readonly facilities: readonly CountedThing[] | undefined | null;
  readonly audit: AuditFacts | undefined | null;
  /** When the data were loaded, epoch ms. */
  readonly loadedAt: number | undefined;
  /** The unit of the stop; null = all of the data. */
  readonly unitCode: string | null;
}
