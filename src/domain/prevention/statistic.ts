import { impliedMinTotal, wholeCount, type PrintedShare } from './implied-total.ts';
import { sumOfShares, type ShareRange, type ShareSum } from './share-sum.ts';

/** What a share is a share of. Shares of different bases never stand on one axis (DOMAIN §3.12). */
export const FRAUD_BASES = ['cases', 'loss', 'victims'] as const;
export type FraudBasis = (typeof FRAUD_BASES)[number];

/** A published figure as far as a statistic needs it. */
export interface FigureOfShare {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly quote: string;
  readonly source: string;
  readonly asOf: string;
}

/** A distribution as it was published: parts by the ids of the figures that say them. */
export interface StatisticDefinition {
  readonly id: string;
  readonly basis: FraudBasis;
  readonly isPartition: boolean;
  readonly parts: readonly {
    readonly code: string;
    readonly figure?: string | undefined;
    readonly least?: string | undefined;
    readonly most?: string | undefined;
  }[];
}

/** A part with its share in percent. */
export interface StatisticPart {
  readonly code: string;
  readonly range: ShareRange;
}

/** A distribution that can be drawn. */
export interface FraudStatistic {
  readonly id: string;
  readonly basis: FraudBasis;
  readonly parts: readonly StatisticPart[];
  /** Whether the parts make up a whole; of overlapping parts always `overlaps`. */
  readonly sum: ShareSum;
  /** When and by whom it was published. */
  readonly source: string;
  readonly asOf: string;
  /** Ids of figures that the data set does not have. */
  readonly missing: readonly string[];
}

/** Puts the printed numbers into a distribution. `undefined` where not one of its figures is there. */
export function statisticOf(
  definition: StatisticDefinition,
  figures: ReadonlyMap<string, FigureOfShare>,
): FraudStatistic | undefined {
  const { id, basis, isPartition } = definition;
  const ids = definition.parts.flatMap(({ figure, least, most }) =>
    [figure, least, most].filter((one) => one !== undefined),
  );
  const first = ids.map((one) => figures.get(one)).find((one) => one !== undefined);
  if (first === undefined) return undefined;
  const shareOf = (one: string | undefined) =>
    one === undefined ? undefined : printedShare(figures.get(one));
  const parts = definition.parts.flatMap(({ code, figure, least, most }): StatisticPart[] => {
    if (figure === undefined)
      return [{ code, range: { kind: 'between', least: shareOf(least), most: shareOf(most) } }];
    const share = shareOf(figure);
    return share === undefined ? [] : [{ code, range: { kind: 'printed', share } }];
  });
  const sum = sumOfShares(parts.map(({ range }) => range));
  return {
    id,
    basis,
    parts,
    sum: isPartition ? sum : { ...sum, kind: 'overlaps', rest: null },
    source: first.source,
    asOf: first.asOf,
    missing: [...new Set(ids.filter((one) => !figures.has(one)))],
  };
}

/** The share of a figure with the decimals of its quote: "34.62%" has two. `undefined` where it is no percentage. */
export function printedShare(figure: FigureOfShare | undefined): PrintedShare | undefined {
  if (figure?.unit !== '%') return undefined;
  const decimals = /\d\.(\d+)\s*[%％]/.exec(figure.quote)?.[1]?.length ?? 0;
  return { percent: figure.value, decimals };
}

/**
 * The shares of one axis. Throws RangeError where they are of different bases: cases and loss are different wholes, and a
 * bar of one beside a bar of the other says nothing.
 */
export function onOneAxis(statistics: readonly FraudStatistic[]): readonly StatisticPart[] {
  const bases = new Set(statistics.map(({ basis }) => basis));
  if (bases.size > 1) throw new RangeError(`one axis cannot hold ${[...bases].join(' and ')}`);
  return statistics.flatMap(({ parts }) => parts);
}

/** The least total that the printed shares allow, with what each of them then counts. */
export interface ImpliedSample {
  readonly total: number;
  readonly counts: readonly { readonly percent: number; readonly count: number }[];
}

/**
 * The least number of cases for which all printed shares of counted things are whole counts; `undefined` where none fits.
 * Shares of loss count no things and are refused with a RangeError.
 */
export function impliedSample(statistics: readonly FraudStatistic[]): ImpliedSample | undefined {
  if (statistics.some(({ basis }) => basis === 'loss'))
    throw new RangeError('shares of loss tell nothing of a number of cases');
  const shares = statistics.flatMap(({ parts }) =>
    parts.flatMap(({ range }) =>
      range.kind === 'printed'
        ? [range.share]
        : [range.least, range.most].filter((share) => share !== undefined),
    ),
  );
  if (shares.length === 0) return undefined;
  const total = impliedMinTotal(shares);
  if (total === undefined) return undefined;
  const counts = new Map(shares.map((share) => [share.percent, wholeCount(share, total) ?? 0]));
  return { total, counts: [...counts].map(([percent, count]) => ({ percent, count })) };
}
