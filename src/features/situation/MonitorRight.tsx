import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../i18n/format.ts';
import type { CodeTables } from '../../schemas/code-tables.ts';
import type { Situation } from '../../schemas/situation.ts';
import { BurningList } from './BurningList.tsx';
import { Comprehension } from './Comprehension.tsx';
import { MarketCameras } from './MarketCameras.tsx';
import { PageStrip } from './PageStrip.tsx';
import { SlaRadar } from './SlaRadar.tsx';
import { useMonitorColumn } from './use-monitor-column.ts';
import * as styles from './MonitorColumn.module.css';

/**
 * The right column of the monitor: what is overdue and what will be, or what the reports mean, above the list of incidents.
 * A dossier takes the place of both; a very wide wall shows all of them, a low one has a page for each.
 */
export function MonitorRight(props: { codeTables: CodeTables; dossier: ReactNode; incidents: ReactNode }) {
  const { t } = useTranslation();
  const { panel, pages, shown, turnPages, isWide, isLow } = useMonitorColumn(props.codeTables);
  const counts = countsOf(panel.reading.situation);
  const options = pages.right.map((value) => {
    const n = counts[value];
    const name = t(`situation.page.${value}`);
    return {
      value,
      label: n === undefined ? name : `${name} ${formatCount(n)}`,
      title: t(`situation.pageHint.${isLow ? 'low' : 'high'}.${value}`),
    };
  });
  const strip = (
    <PageStrip
      label={t('situation.rightPages')}
      options={options}
      value={shown.right}
      onChange={(right) => turnPages({ right })}
      reading={panel.reading}
    />
  );
  const limits = <SlaRadar {...panel} />;
  const pressing = (
    <>
      <BurningList {...panel} />
      {!isLow && limits}
    </>
  );
  const meaning = (
    <>
      <Comprehension {...panel} />
      <MarketCameras {...panel} />
    </>
  );
  if (isWide)
    return (
      <div className={styles.pair} data-needs-width>
        <div className={styles.stack}>
          {props.dossier ?? pressing}
          {props.incidents}
        </div>
        <div className={styles.stack}>{meaning}</div>
      </div>
    );
  const takesAll = isLow && shown.right === 'meaning' && props.dossier === null;
  return (
    <div className={styles.stack} data-needs-width>
      {props.dossier ?? (
        <>
          {strip}
          {{ pressing, limits, meaning }[shown.right]}
        </>
      )}
      {!takesAll && props.incidents}
    </div>
  );
}

/** How much there is on each page, where that is known. */
function countsOf(situation: Situation | undefined) {
  const { silent, oneCause, unusual } = situation ?? {};
  return {
    pressing: situation?.pressing,
    limits: undefined,
    meaning: silent && oneCause && unusual ? silent.length + oneCause.length + unusual.length : undefined,
  };
}
