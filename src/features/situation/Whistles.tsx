import { useTranslation } from 'react-i18next';
import { DATE_MARK_MS } from '../../domain/time/dates.ts';
import { startOfDay } from '../../domain/time/zone.ts';
import { durationText } from '../../i18n/duration-text.ts';
import { formatCount } from '../../i18n/format.ts';
import { spanBetweenText } from '../../i18n/span-between-text.ts';
import type { Situation } from '../../schemas/situation.ts';
import type { Navigation } from './use-navigation.ts';
import type { Names } from './use-names.ts';
import * as styles from './Whistles.module.css';

/** When departments were called, epoch ms in the order of times. */
const callOf = ({ calledAt, isCallDate }: Situation['whistles']['waiting'][number]): number =>
  isCallDate === true ? startOfDay(calledAt) + DATE_MARK_MS : calledAt;

/** 吹哨报到: departments called and arrived, and the usual time; a click opens the call that waits longest. */
export function Whistles(props: {
  whistles: Situation['whistles'];
  asOf: number;
  /** The words of their period. */
  days: string;
  names: Names;
  go: Navigation;
}) {
  const { t } = useTranslation();
  const { whistles, asOf, days, names, go } = props;
  const { called, arrived, medianMs, waiting } = whistles;
  if (called === 0) return <p className={styles.whistles}>{t('situation.whistles.none', { days })}</p>;
  const line = t('situation.whistles.line', {
    days,
    called: formatCount(called),
    arrived: formatCount(arrived),
    median: medianMs === null ? t('situation.noData') : durationText(t, medianMs),
  });
  const [longest] = [...waiting].sort((a, b) => a.calledAt - b.calledAt);
  if (longest === undefined) return <p className={styles.whistles}>{line}</p>;
  return (
    <button
      type="button"
      className={styles.whistles}
      title={t('situation.whistles.waiting', {
        title: longest.title,
        departments: longest.departments.map((code) => names.department(code)).join(' · '),
        span: spanBetweenText(t, callOf(longest), asOf),
        n: formatCount(waiting.length),
      })}
      onClick={() => go.toIncident(longest.eventNo)}
    >
      {line}
    </button>
  );
}
