import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeTables } from '../../schemas/code-tables.ts';
import { useToolsPage } from '../../state/tools-page.ts';
import { AssessmentTable } from './AssessmentTable.tsx';
import { CategoryTop } from './CategoryTop.tsx';
import { ChannelHours } from './ChannelHours.tsx';
import { CommandBar } from './CommandBar.tsx';
import { PageStrip } from './PageStrip.tsx';
import { TierHandling } from './TierHandling.tsx';
import { useMonitorColumn } from './use-monitor-column.ts';
import * as styles from './MonitorColumn.module.css';
import * as chipStyles from '../../ui/chip-strip.module.css';
import * as utilities from '../../ui/utilities.module.css';

/**
 * The left column of the monitor: where reports come from and who handles them, or who commands and how the month went,
 * or the layers and filters (`tools`). The clauses that are set (`chips`) stay in sight. A very wide wall shows two at
 * once; a low one has a page for the month, and who handles stands beside who commands.
 */
export function MonitorLeft(props: { codeTables: CodeTables; chips: ReactNode; tools: ReactNode }) {
  const { t } = useTranslation();
  const { panel, pages, shown, turnPages, isWide, isLow } = useMonitorColumn(props.codeTables);
  const { areToolsOpen, showTools } = useToolsPage();
  const value = areToolsOpen ? 'tools' : isWide ? 'command' : shown.left;
  const options = [...pages.left, 'tools' as const]
    .filter((each) => !isWide || each !== 'now')
    .map((each) => ({
      value: each,
      label: t(`situation.page.${each}`),
      title: t(`situation.pageHint.${isLow ? 'low' : 'high'}.${each}`),
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
      reading={panel.reading}
    />
  );
  const parts = {
    now: (
      <>
        <ChannelHours {...panel} />
        <CategoryTop {...panel} />
        {!isLow && <TierHandling {...panel} />}
      </>
    ),
    command: (
      <>
        {isLow && <TierHandling {...panel} />}
        <CommandBar {...panel} />
        {!isLow && <AssessmentTable {...panel} />}
      </>
    ),
    assessment: <AssessmentTable {...panel} />,
    tools: <div className={`${utilities.scroll} ${styles.tools}`}>{props.tools}</div>,
  };
  return (
    <div className={styles.pair} data-needs-width>
      <div className={styles.stack}>
        {strip}
        {value !== 'tools' && <div className={chipStyles.chips}>{props.chips}</div>}
        {isWide ? parts.now : parts[value]}
      </div>
      {isWide && <div className={styles.stack}>{parts[value]}</div>}
    </div>
  );
}
