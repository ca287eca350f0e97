import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSituation } from '../../api/use-situation.ts';
import type { CodeTables } from '../../schemas/dataset.ts';
import { useAppState, useFilter, useInterface } from '../../state/hooks.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { AssessmentTable } from './AssessmentTable.tsx';
import { CategoryTop } from './CategoryTop.tsx';
import { ChannelHours } from './ChannelHours.tsx';
import { CommandBar } from './CommandBar.tsx';
import { PageStrip } from './PageStrip.tsx';
import styles from './situation.module.css';
import { TierHandling } from './TierHandling.tsx';
import { useGo } from './use-go.ts';
import { useNames } from './use-names.ts';
import { VERY_WIDE } from './very-wide.ts';

/**
 * The left column of the monitor: where reports come from and who handles them, or who commands and how the month went,
 * or the layers and filters (`tools`). The clauses that are set (`chips`) stay in sight. A very wide wall shows two at once.
 */
export function MonitorLeft(props: { codeTables: CodeTables; chips: ReactNode; tools: ReactNode }) {
  const { t } = useTranslation();
  const unitCode = useFilter(({ filter }) => filter.unitCode);
  const reading = useSituation(unitCode);
  const names = useNames(props.codeTables);
  const go = useGo();
  const isWide = useMedia(VERY_WIDE);
  const page = useInterface(({ monitorPages }) => monitorPages.left);
  const areToolsOpen = useInterface(({ filtersOpen }) => filtersOpen);
  const showTools = useShowTools();
  const turnPages = useInterface((state) => state.turnPages);
  const value = areToolsOpen ? 'tools' : isWide ? 'command' : page;
  const now = (
    <>
      <ChannelHours reading={reading} names={names} />
      <CategoryTop reading={reading} names={names} />
      <TierHandling reading={reading} names={names} go={go} />
    </>
  );
  const command = (
    <>
      <CommandBar reading={reading} names={names} go={go} />
      <AssessmentTable reading={reading} names={names} go={go} />
    </>
  );
  const options = (['now', 'command', 'tools'] as const)
    .filter((each) => !isWide || each !== 'now')
    .map((each) => ({
      value: each,
      label: t(`situation.page.${each}`),
      title: t(`situation.pageHint.${each}`),
    }));
  const strip = (
    <PageStrip
      label={t('situation.leftPages')}
      options={options}
      value={value}
      onChange={(chosen) => {
        showTools(chosen === 'tools');
        if (chosen !== 'tools') turnPages({ left: chosen });
      }}
      reading={reading}
    />
  );
  const chips = <div className={styles['chips']}>{props.chips}</div>;
  const tools = <div className={`scroll ${styles['tools']}`}>{props.tools}</div>;
  if (!isWide)
    return (
      <div className={styles['stack']}>
        {strip}
        {value !== 'tools' && chips}
        {value === 'tools' ? tools : value === 'command' ? command : now}
      </div>
    );
  return (
    <div className={styles['pair']}>
      <div className={styles['stack']}>
        {strip}
        {value !== 'tools' && chips}
        {now}
      </div>
      <div className={styles['stack']}>{value === 'tools' ? tools : command}</div>
    </div>
  );
}

/** Opens and closes the tools; they do not stay open behind a column that is gone. */
function useShowTools(): (shown: boolean) => void {
  const { interface: store } = useAppState();
  const show = (shown: boolean): void => {
    if (store.getState().filtersOpen !== shown) store.getState().toggleFilters();
  };
  useEffect(
    () => () => {
      if (store.getState().filtersOpen) store.getState().toggleFilters();
    },
    [store],
  );
  return show;
}
