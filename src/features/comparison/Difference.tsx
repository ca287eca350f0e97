import { useTranslation } from 'react-i18next';
import { excludes, FEWEST_COMPARED } from '../../domain/comparison/compare-counts.ts';
import type { MeasureRow } from '../../domain/comparison/measure-rows.ts';
import { formatNumber } from '../../i18n/format.ts';
import * as styles from './Difference.module.css';

const points = (share: number): string =>
  `${share > 0 ? '+' : share < 0 ? '−' : ''}${formatNumber(Math.abs(share) * 100)}`;
const limit = (value: number): string => (Number.isFinite(value) ? formatNumber(value) : '∞');

/** A ratio or a difference with its interval and what it says in words, or why there is none. */
export function Difference({ result }: { result: MeasureRow['result'] }) {
  const { t } = useTranslation();
  if (result.kind === 'notCompared')
    return <span className={styles.none}>{t(`comparison.notCompared.${result.why}`)}</span>;
  if (result.kind === 'tooFew')
    return (
      <span className={styles.none}>{t('comparison.tooFew', { n: result.n, fewest: FEWEST_COMPARED })}</span>
    );
  const isRatio = result.kind === 'ratio';
  const [value, low, high] = isRatio
    ? [limit(result.ratio), limit(result.low), limit(result.high)]
    : [points(result.difference), points(result.low), points(result.high)];
  const isClear = excludes(result, isRatio ? 1 : 0);
  const isMore = isRatio ? result.ratio > 1 : result.difference > 0;
  const verdict = !isClear ? 'unclear' : isMore ? 'more' : 'less';
  return (
    <span className={styles.difference} data-verdict={verdict}>
      <span className={styles.value}>
        {isRatio ? t('comparison.times', { value }) : t('comparison.points', { value })}
      </span>
      <small>{t('comparison.interval', { low, high })}</small>
      <small className={styles.verdict}>
        <i aria-hidden="true">{verdict === 'unclear' ? '≈' : isMore ? '▲' : '▼'}</i>
        {t(`comparison.verdict.${verdict}`)}
      </small>
    </span>
  );
}
