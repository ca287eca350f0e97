import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSituation } from '../../api/use-situation.ts';
import { formatCount } from '../../i18n/format.ts';
import type { CodeTables } from '../../schemas/dataset.ts';
import { useFilter, useInterface } from '../../state/hooks.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { BurningList } from './BurningList.tsx';
import { Comprehension } from './Comprehension.tsx';
import { MarketCameras } from './MarketCameras.tsx';
import { PageStrip } from './PageStrip.tsx';
import styles from './situation.module.css';
import { SlaRadar } from './SlaRadar.tsx';
import { useGo } from './use-go.ts';
import { useNames } from './use-names.ts';
import { VERY_WIDE } from './very-wide.ts';

/**
 * The right column of the monitor: what burns and what will be late, or what the reports mean, above the list of events.
 * A dossier takes the place of both; a very wide wall shows all of them.
 */
export function MonitorRight(props: { codeTables: CodeTables; dossier: ReactNode; events: ReactNode }) {
  const { t } = useTranslation();
  const unitCode = useFilter(({ filter }) => filter.unitCode);
  const reading = useSituation(unitCode);
  const names = useNames(props.codeTables);
  const go = useGo();
  const isWide = useMedia(VERY_WIDE);
  const page = useInterface(({ monitorPages }) => monitorPages.right);
  const turnPages = useInterface((state) => state.turnPages);
  const { situation } = reading;
  const found =
    situation?.silent && situation.oneCause && situation.unusual
      ? situation.silent.length + situation.oneCause.length + situation.unusual.length
      : undefined;
  const options = [
    { value: 'pressing' as const, n: situation?.burning.length },
    { value: 'meaning' as const, n: found },
  ].map(({ value, n }) => ({
    value,
    label:
      n === undefined ? t(`situation.page.${value}`) : `${t(`situation.page.${value}`)} ${formatCount(n)}`,
    title: t(`situation.pageHint.${value}`),
  }));
  const strip = (
    <PageStrip
      label={t('situation.rightPages')}
      options={options}
      value={page}
      onChange={(right) => turnPages({ right })}
      reading={reading}
    />
  );
  const pressing = (
    <>
      <BurningList reading={reading} names={names} go={go} />
      <SlaRadar reading={reading} names={names} go={go} />
    </>
  );
  const meaning = (
    <>
      <Comprehension reading={reading} names={names} go={go} />
      <MarketCameras reading={reading} go={go} />
    </>
  );
  if (isWide)
    return (
      <div className={styles['pair']}>
        <div className={styles['stack']}>
          {props.dossier ?? pressing}
          {props.events}
        </div>
        <div className={styles['stack']}>{meaning}</div>
      </div>
    );
  return (
    <div className={styles['stack']}>
      {props.dossier ?? (
        <>
          {strip}
          {page === 'pressing' ? pressing : meaning}
        </>
      )}
      {props.events}
    </div>
  );
}
