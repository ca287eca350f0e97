import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkBasis, ScoredPair } from '../../domain/series/link-cases.ts';
import { formatDate } from '../../i18n/format.ts';
import type { CaseLink, CaseSeries } from '../../schemas/case-series.ts';
import { useView } from '../../state/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { Panel } from '../../ui/Panel.tsx';
import type { GroupChoice } from './group-choice.ts';
import { groupCases } from './group-layout.ts';
import { PairActions } from './PairActions.tsx';
import { PairBars } from './PairBars.tsx';
import { SeriesCard } from './SeriesCard.tsx';
import { SeriesGraph } from './SeriesGraph.tsx';
import { SeriesTimeline } from './SeriesTimeline.tsx';
import { findPair, type Chosen } from './use-chosen.ts';
import type { Decisions } from './use-decisions.ts';
import { linkProbability, type PairNames } from './use-pair-words.ts';
import { useMapChoice } from './use-map-choice.ts';
import { useSeriesScene } from './use-series-scene.ts';
import * as styles from './ChosenLinks.module.css';
import * as dossierContent from '../../ui/dossier-content.module.css';

/** The chosen pair with its reasons, and the group around it as graph, timeline and on the map. */
export function ChosenLinks(props: {
  chosen: Chosen;
  pair: ScoredPair | undefined;
  pairs: readonly ScoredPair[] | undefined;
  basis: LinkBasis;
  names: PairNames;
  links: readonly CaseLink[];
  series: readonly CaseSeries[];
  decisions: Decisions;
  onOpenCase: (caseNo: string) => void;
}) {
  const { chosen, pair, pairs, basis, names, links, series, decisions, onOpenCase } = props;
  const { group } = chosen;
  const { t } = useTranslation();
  const changePatrol = useView((state) => state.changePatrol);
  const cases = useMemo(() => groupCases(names.cases, names.rowOf, chosen.caseNos), [names, chosen.caseNos]);
  useSeriesScene(cases, pairs, chosen.pair);
  const choosePair = ([a, b]: readonly [string, string]): void => changePatrol({ pair: [a, b] });
  const choice: GroupChoice = {
    pair: chosen.pair,
    choosePair,
    chooseCase: (caseNo) => {
      // The pairs come the likeliest first.
      const best = pairs?.find(({ caseNos }) => caseNos.includes(caseNo));
      if (best) choosePair(best.caseNos);
    },
  };
  useMapChoice(choice, cases);
  const orderOf = (caseNo: string): number | undefined => cases.find((one) => one.caseNo === caseNo)?.order;
  const newLabel = t('patrolSeries.newLabel', { from: formatDate(cases[0]?.from ?? 0) });
  const isMissing = chosen.pair !== null && pairs !== undefined && pair === undefined;
  if (chosen.pair === null && group.kind === 'pair') return null;
  const title = group.kind === 'series' ? group.series.label : t(`patrolSeries.group.${group.kind}`);
  return (
    <>
      {chosen.pair !== null && (
        <Panel
          title={t('patrolSeries.pair.title')}
          aside={t('patrolSeries.pair.aside')}
          className={styles.panel}
          state={
            isMissing
              ? {
                  kind: 'empty',
                  message: t('patrolSeries.pair.missing'),
                  hint: t('patrolSeries.pair.missingHint', { caseNos: chosen.pair.join(' · ') }),
                }
              : { kind: pair === undefined ? 'loading' : 'ready' }
          }
        >
          {pair !== undefined && (
            <>
              <p className={styles.pair}>
                {pair.caseNos.map((caseNo) => (
                  <button
                    key={caseNo}
                    type="button"
                    className={dossierContent.link}
                    title={t('patrolSeries.pair.open', { caseNo })}
                    onClick={() => onOpenCase(caseNo)}
                  >
                    <b>{orderOf(caseNo)}</b> {caseNo}
                  </button>
                ))}
                <strong title={t('patrolSeries.probabilityHint')}>
                  <small>{t('patrolSeries.probability')}</small>
                  {linkProbability(pair.probability)}
                </strong>
              </p>
              <PairActions
                pair={pair}
                link={findPair(links, pair.caseNos)}
                series={series}
                newLabel={newLabel}
                decisions={decisions}
              />
              <PairBars pair={pair} basis={basis} names={names} />
            </>
          )}
        </Panel>
      )}
      {cases.length > 1 && (
        <Panel
          title={title}
          aside={t('patrolSeries.cases', { n: cases.length })}
          state={{ kind: 'ready' }}
          className={styles.panel}
        >
          <DossierSection title={t('patrolSeries.group.graph')} aside={t('patrolSeries.group.graphAside')}>
            <SeriesGraph cases={cases} pairs={pairs ?? []} choice={choice} />
          </DossierSection>
          <DossierSection
            title={t('patrolSeries.group.timeline')}
            aside={t('patrolSeries.group.timelineAside')}
          >
            <SeriesTimeline cases={cases} choice={choice} />
          </DossierSection>
          {group.kind === 'proposal' && (
            <Button onClick={() => decisions.open(newLabel, group.proposal.caseNos)}>
              {t('patrolSeries.action.openAll', { n: group.proposal.caseNos.length })}
            </Button>
          )}
          {group.kind === 'series' && (
            <SeriesCard
              key={group.series.id}
              series={group.series}
              rowOf={names.rowOf}
              decisions={decisions}
              onOpenCase={onOpenCase}
            />
          )}
        </Panel>
      )}
    </>
  );
}
