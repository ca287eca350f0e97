import { useTranslation } from 'react-i18next';
import { LINK_TERMS, type TermValues } from '../../domain/series/link-terms.ts';
import type { LinkResult, ScoredPair } from '../../domain/series/link-cases.ts';
import { formatDate, formatMinute } from '../../i18n/format.ts';
import type { CaseLink, CaseSeries } from '../../schemas/case-series.ts';
import { useView } from '../../state/hooks.tsx';
import type { LinkRow } from './LinkList.tsx';
import { bestPairIn, findPair, type Chosen } from './use-chosen.ts';
import { linkProbability, signed, type PairNames } from './use-pair-words.ts';

export const LINK_TABS = ['proposals', 'pairs', 'series', 'judged'] as const;
export type LinkTab = (typeof LINK_TABS)[number];

/** Terms that a row names: those that say most for a link. */
const NAMED_TERMS = 3;

/** The rows of a tab. */
export function useLinkRows(props: {
  tab: LinkTab;
  result: LinkResult | undefined;
  series: readonly CaseSeries[];
  links: readonly CaseLink[];
  names: PairNames | undefined;
  chosen: Chosen;
}): LinkRow[] {
  const { tab, result, series, links, names, chosen } = props;
  const { t } = useTranslation();
  const changePatrol = useView((state) => state.changePatrol);
  const choosePair = (pair: readonly [string, string] | null): void =>
    changePatrol({ pair: pair && [pair[0], pair[1]], seriesId: null });
  const at = (caseNo: string): string => {
    const row = names?.rowOf.get(caseNo);
    return row === undefined ? caseNo : formatMinute(names!.cases.from[row]!);
  };
  const pairRow = (
    caseNos: readonly [string, string],
    probability: number,
    terms: TermValues,
    isChosen: boolean,
    mark = '',
  ): LinkRow => ({
    key: caseNos.join('~'),
    isChosen,
    head: `${mark}${at(caseNos[0])} ↔ ${at(caseNos[1])}`,
    figure: linkProbability(probability),
    detail: strongest(terms)
      .map((term) => `${t(`patrolSeries.terms.${term}`)} ${signed(terms[term])}`)
      .join(' · '),
    choose: () => choosePair(caseNos),
  });
  const isPair = (caseNos: readonly [string, string]): boolean =>
    chosen.group.kind !== 'series' && findPair([{ caseNos }], chosen.pair) !== undefined;
  const rows: Record<LinkTab, () => LinkRow[]> = {
    proposals: () =>
      (result?.proposals ?? []).map((proposal) => ({
        key: proposal.caseNos.join('~'),
        isChosen: chosen.group.kind === 'proposal' && chosen.group.proposal === proposal,
        head: t('patrolSeries.casesFrom', {
          n: proposal.caseNos.length,
          from: formatDate(proposal.from),
          to: formatDate(proposal.to).slice(5),
        }),
        figure: linkProbability(proposal.probability),
        detail: proposal.caseNos.join(' · '),
        choose: () => choosePair(bestPairIn(result, proposal.caseNos)),
      })),
    pairs: () =>
      (result?.pairs ?? []).map(({ caseNos, probability, terms }: ScoredPair) =>
        pairRow(caseNos, probability, terms, isPair(caseNos)),
      ),
    series: () =>
      series.map((one) => ({
        key: one.id,
        isChosen: chosen.group.kind === 'series' && chosen.group.series.id === one.id,
        head: one.label,
        figure: t('patrolSeries.cases', { n: one.caseNos.length }),
        detail: [t(`patrolSeries.series.statuses.${one.status}`), one.originCity, one.arrivalWindow]
          .filter((text) => text !== undefined)
          .join(' · '),
        choose: () => changePatrol({ seriesId: one.id, pair: null }),
      })),
    judged: () =>
      links.map(({ caseNos, probability, terms, verdict }) =>
        pairRow(caseNos, probability, terms, isPair(caseNos), verdict === 'confirmed' ? '✓ ' : '✕ '),
      ),
  };
  return rows[tab]();
}

function strongest(terms: TermValues) {
  return LINK_TERMS.filter((term) => terms[term] > 0)
    .sort((a, b) => terms[b] - terms[a])
    .slice(0, NAMED_TERMS);
}
