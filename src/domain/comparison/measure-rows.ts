import type { UnitProfile } from '../engine/api/unit-profiles.ts';
import type { Comparability } from './comparability.ts';
import {
  compareCounts,
  compareRates,
  compareShares,
  type DifferenceResult,
  type RatioResult,
} from './compare-counts.ts';
import { EXPOSURES, perThousand, type Exposure, type KnownQuantity } from './per-thousand.ts';

/** What a measure says of a unit; `null` where it is not known. */
export type MeasureValue =
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'share'; readonly numerator: number; readonly denominator: number }
  | { readonly kind: 'perThousand'; readonly events: number; readonly exposure: number };

/** Why two values are not set against each other. */
export type NotCompared =
  /** Units of different levels: the larger one has more of everything. */
  | 'levels'
  /** One unit holds incidents of the other. */
  | 'overlap'
  /** One of the values is not known. */
  | 'unknown'
  /** A filter by progress decides the measure itself. */
  | 'progress';

/** One measure of two units. */
export interface MeasureRow {
  readonly id: 'reported' | 'completionRate' | 'closureRate' | Exposure;
  readonly first: MeasureValue | null;
  readonly second: MeasureValue | null;
  readonly result:
    RatioResult | DifferenceResult | { readonly kind: 'notCompared'; readonly why: NotCompared };
}

/** A unit with what an answer has of it. */
export interface MeasuredUnit {
  readonly profile: UnitProfile;
  readonly quantities: Readonly<Record<string, KnownQuantity>>;
}

/** What the rows depend on beside the units. */
export interface MeasureSetting {
  readonly comparability: Comparability;
  /** Whether a filter by progress is on: then no rate of handling or closing means anything. */
  readonly isOfProgress: boolean;
}

/**
 * The measures of two units side by side. Reports are compared as counts of the same time, where the units are of one level;
 * 办结率 and 结案率 each by itself; reports per 1,000 households and residents where both units know the number.
 */
export function measureRows(
  [first, second]: readonly [MeasuredUnit, MeasuredUnit],
  { comparability, isOfProgress }: MeasureSetting,
): MeasureRow[] {
  const overlap = comparability === 'none';
  const [one, other] = [first.profile, second.profile];
  const rateRow = (id: 'completionRate' | 'closureRate', shareOf: typeof completionOf): MeasureRow => {
    if (isOfProgress) return { id, first: null, second: null, result: not('progress') };
    const [a, b] = [shareOf(one), shareOf(other)];
    const result = overlap ? not('overlap') : compareShares(a, b);
    return { id, first: { kind: 'share', ...a }, second: { kind: 'share', ...b }, result };
  };
  return [
    {
      id: 'reported',
      first: { kind: 'count', count: one.total },
      second: { kind: 'count', count: other.total },
      result: overlap
        ? not('overlap')
        : comparability === 'shares'
          ? not('levels')
          : compareCounts(one.total, other.total),
    },
    rateRow('completionRate', completionOf),
    rateRow('closureRate', closureOf),
    ...EXPOSURES.map((id) => exposureRow(id, first, second, overlap)),
  ];
}

const not = (why: NotCompared) => ({ kind: 'notCompared' as const, why });

/** 办结率 of a profile as its counts: 完成处置 ÷ 登记. */
export function completionOf({ handled, registered }: UnitProfile) {
  return { numerator: handled, denominator: registered };
}

/** 结案率 of a profile as its counts: 结案 ÷ 应结案. */
export function closureOf({ closedOfDue, due }: UnitProfile) {
  return { numerator: closedOfDue, denominator: due };
}

function exposureRow(id: Exposure, first: MeasuredUnit, second: MeasuredUnit, overlap: boolean): MeasureRow {
  const [one, other] = [first, second].map(({ profile, quantities }) =>
    perThousand(profile.total, quantities[id]),
  );
  const valueOf = (rate: typeof one): MeasureValue | null => (rate ? { kind: 'perThousand', ...rate } : null);
  const result = !one || !other ? not('unknown') : overlap ? not('overlap') : compareRates(one, other);
  return { id, first: valueOf(one), second: valueOf(other), result };
}
