import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { caseSeriesQuery } from '../../api/case-series.ts';
import { formatCount, formatShare } from '../../i18n/format.ts';
import { useTab, useView } from '../../state/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import { Panel, type PanelState } from '../../ui/Panel.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { AuthorRoleChoice } from './AuthorRoleChoice.tsx';
import { ChosenLinks } from './ChosenLinks.tsx';
import { LinkList } from './LinkList.tsx';
import { findPair, useChosen } from './use-chosen.ts';
import { useDecisions } from './use-decisions.ts';
import { LINK_TABS, useLinkRows, type LinkTab } from './use-link-rows.tsx';
import { useComparison, useLinkInput, useLinks } from './use-links.ts';
import * as styles from './PatrolSeries.module.css';

/** Which cases belong together: proposals with their reasons, verdicts, series. A hypothesis on cases, never on persons. */
export function PatrolSeries({ onOpenCase }: { onOpenCase: (caseNo: string) => void }) {
  const { t } = useTranslation();
  const { known, links, stopNames, lineNames, error, retry } = useLinkInput();
  const found = useLinks(known);
  const seriesQuery = useQuery(caseSeriesQuery);
  const series = seriesQuery.data;
  const chosen = useChosen(found.result, series);
  const decisions = useDecisions();
  const seriesId = useView(({ view }) => view.patrol.seriesId);
  const [chosenTab, setTab] = useTab('links');
  const tab: LinkTab = chosenTab !== 'auto' ? chosenTab : seriesId === null ? 'proposals' : 'series';
  const cases = known?.input.cases;
  const names = useMemo(
    () =>
      cases && {
        cases,
        rowOf: new Map(cases.caseNos.map((caseNo, row) => [caseNo, row])),
        stopNames,
        lineNames,
      },
    [cases, stopNames, lineNames],
  );
  const pairs = useComparison(known, chosen.caseNos);
  const pair = findPair(pairs, chosen.pair);
  const rows = useLinkRows({ tab, result: found.result, series: series ?? [], links, names, chosen });
  const { result } = found;
  const isSeriesMissing =
    seriesId !== null && series !== undefined && !series.some(({ id }) => id === seriesId);
  const state = (): PanelState => {
    const failure = error ?? seriesQuery.error ?? found.error;
    if (failure)
      return {
        kind: 'failed',
        message: t('panel.failed'),
        hint: failure.message,
        retry: () => {
          retry();
          if (seriesQuery.error) void seriesQuery.refetch();
          if (found.error) void found.retry();
        },
      };
    if (known?.input.cases.count === 0)
      return { kind: 'empty', message: t('patrolSeries.empty'), hint: t('patrolSeries.emptyHint') };
    return known === undefined ? { kind: 'loading' } : { kind: 'ready' };
  };
  const judge = (verdict: 'confirmed' | 'refuted'): void => {
    if (pair === undefined || findPair(links, pair.caseNos)) return;
    decisions.judge(pair, verdict);
  };
  return (
    <>
      <Panel
        title={t('patrolSeries.title')}
        aside={
          result && (
            <span
              title={t('patrolSeries.asideHint', {
                compared: formatCount(result.compared),
                all: formatCount(result.allPairs),
              })}
            >
              {t('patrolSeries.aside', { n: formatCount(result.basis.n) })}
            </span>
          )
        }
        state={state()}
        className={styles.list}
      >
        <Segmented<LinkTab>
          label={t('patrolSeries.tabs.label')}
          options={LINK_TABS.map((value) => ({ value, label: t(`patrolSeries.tabs.${value}`) }))}
          value={tab}
          onChange={setTab}
        />
        {result === undefined ? (
          <p className={styles.progress} role="status">
            <progress value={found.share} />
            {t('patrolSeries.progress', { share: formatShare(found.share, 0) })}
          </p>
        ) : (
          <>
            {rows.length === 0 && <p className={styles.none}>{t(`patrolSeries.none.${tab}`)}</p>}
            {rows.length > 0 && (
              <LinkList
                label={t(`patrolSeries.tabs.${tab}`)}
                hint={t('patrolSeries.keys')}
                rows={rows}
                keys={{
                  confirm: () => judge('confirmed'),
                  refute: () => judge('refuted'),
                  undo: decisions.undo,
                }}
              />
            )}
          </>
        )}
        {isSeriesMissing && <p className={styles.fault}>{t('patrolSeries.series.missing')}</p>}
        <p className={styles.hypothesis}>{t('patrolSeries.hypothesis')}</p>
        <AuthorRoleChoice />
        <div aria-live="polite">
          {decisions.fault !== null && (
            <p className={styles.fault}>{t('patrolSeries.fault', { message: decisions.fault })}</p>
          )}
          {decisions.last !== null && (
            <p className={styles.done}>
              <span>{decisions.last.text}</span>
              <Button onClick={decisions.undo}>{t('patrolSeries.action.undo')}</Button>
            </p>
          )}
        </div>
      </Panel>
      {names && result && (
        <ChosenLinks
          chosen={chosen}
          pair={pair}
          pairs={pairs}
          basis={result.basis}
          names={names}
          links={links}
          series={series ?? []}
          decisions={decisions}
          onOpenCase={onOpenCase}
        />
      )}
    </>
  );
}
