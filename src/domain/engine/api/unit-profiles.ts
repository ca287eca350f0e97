import type { NestedLevel } from '../../grids/codes.ts';
import type { Tier } from '../../incidents/life-cycle.ts';
import type { HistogramBins, TimeRange } from '../../time/ranges.ts';
import type { ProgressCounts } from './answer.ts';

/** What of the units is wanted, beside the question itself. */
export interface WantedUnits {
  /** Full codes of units and areas; they may lie in each other. */
  readonly codes: readonly string[];
  /** Level of which the rates of every unit are wanted; absent = none. */
  readonly ratesOf?: NestedLevel;
}

/**
 * What 办结率 and 结案率 are made of. Due to close (应结案): the deadline lies in the range of the question and has passed;
 * suspended, rejected and voided incidents are not due. When they were reported does not matter; all other clauses do.
 */
export interface RateCounts {
  /** Neither rejected nor voided. */
  readonly registered: number;
  /** Of the registered: 完成处置. */
  readonly handled: number;
  readonly due: number;
  /** Of the due: 结案. */
  readonly closedOfDue: number;
}

/** The same of the units of a level, parallel arrays; units without an incident are absent. */
export type UnitRates = { readonly codes: readonly string[] } & Readonly<
  Record<keyof RateCounts, Uint32Array>
>;

/** What one unit has of a question under all of its clauses but that on the unit. */
export interface UnitProfile extends RateCounts {
  readonly code: string;
  readonly total: number;
  /** In the order of `PROGRESSES`. */
  readonly progresses: ProgressCounts;
  /** Codes without an incident are absent. */
  readonly categories: Readonly<Record<string, number>>;
  readonly channels: Readonly<Record<string, number>>;
  readonly tiers: Readonly<Record<Tier, number>>;
  /** By hour of the day in Shanghai, 24 of them; what has a date and no time is in none. */
  readonly hours: readonly number[];
  /** Per bar of `UnitProfiles.bars`. */
  readonly course: readonly number[];
}

/** Profiles in the order in which they were asked for. */
export interface UnitProfiles {
  readonly asOf: number;
  /** Of all incidents, with the silence after them as far as the range reaches up to `asOf`; `null` without any. */
  readonly extent: TimeRange | null;
  /** The range of the question, a preset resolved. */
  readonly range: TimeRange;
  /** Bars of the part of the range that has data; `null` where none has. The first and the last may be cut. */
  readonly bars: HistogramBins | null;
  readonly profiles: readonly UnitProfile[];
  readonly rates?: UnitRates;
}
