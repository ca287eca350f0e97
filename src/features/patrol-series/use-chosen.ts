import { useMemo } from 'react';
import type { LinkResult, ScoredPair, SeriesProposal } from '../../domain/series/link-cases.ts';
import type { CaseSeries } from '../../schemas/case-series.ts';
import { useView } from '../../state/hooks.tsx';

/** The cases around the chosen pair: an open series, a proposal, or just the two. */
export type ChosenGroup =
  | { readonly kind: 'series'; readonly series: CaseSeries }
  | { readonly kind: 'proposal'; readonly proposal: SeriesProposal }
  | { readonly kind: 'pair' };

/** What the page is turned to: what the link says, else the best proposal. */
export interface Chosen {
  readonly pair: readonly [string, string] | null;
  readonly group: ChosenGroup;
  /** Cases of the group and of the pair. */
  readonly caseNos: readonly string[];
}

/** Reads the choice out of the link. */
export function useChosen(result: LinkResult | undefined, series: readonly CaseSeries[] | undefined): Chosen {
  const seriesId = useView(({ view }) => view.patrol.seriesId);
  const pairOfLink = useView(({ view }) => view.patrol.pair);
  return useMemo(() => {
    const open = series?.find(({ id }) => id === seriesId);
    const first = result?.proposals[0];
    const pair =
      pairOfLink ??
      (open || seriesId !== null ? null : bestPairIn(result, first?.caseNos)) ??
      (open || seriesId !== null ? null : (result?.pairs[0]?.caseNos ?? null));
    if (open)
      return {
        pair,
        group: { kind: 'series', series: open },
        caseNos: [...new Set([...open.caseNos, ...(pair ?? [])])],
      };
    const proposal = result?.proposals.find(({ caseNos }) =>
      pair?.every((caseNo) => caseNos.includes(caseNo)),
    );
    if (pair !== null && proposal)
      return { pair, group: { kind: 'proposal', proposal }, caseNos: proposal.caseNos };
    return { pair, group: { kind: 'pair' }, caseNos: pair ?? [] };
  }, [result, series, seriesId, pairOfLink]);
}

/** The likeliest listed pair of two of the cases. */
export function bestPairIn(
  result: LinkResult | undefined,
  caseNos: readonly string[] | undefined,
): readonly [string, string] | null {
  const wanted = new Set(caseNos);
  const isInside = ({ caseNos: [a, b] }: ScoredPair): boolean => wanted.has(a) && wanted.has(b);
  const [first, second] = caseNos ?? [];
  return (
    result?.pairs.find(isInside)?.caseNos ??
    (first !== undefined && second !== undefined ? [first, second] : null)
  );
}

/** The pair of these two cases, in either order. */
export function findPair<Pair extends { readonly caseNos: readonly [string, string] }>(
  pairs: readonly Pair[] | undefined,
  wanted: readonly [string, string] | null,
): Pair | undefined {
  return wanted === null
    ? undefined
    : pairs?.find(({ caseNos }) => caseNos.includes(wanted[0]) && caseNos.includes(wanted[1]));
}
