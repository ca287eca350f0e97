import { useTranslation } from 'react-i18next';
import { DISPLACEMENT_M, FEWEST_COUNTED, type ShiftChange } from '../../domain/shift/before-after.ts';
import { REACH_M } from '../../domain/shift/shift-settings.ts';
import { DAY_MS } from '../../domain/time/civil-day.ts';
import { formatNumber } from '../../i18n/format.ts';
import { formatPValue } from '../../i18n/p-value.ts';
import * as styles from './Plan.module.css';

/** Whether thefts changed near the visited stops, beside those nobody visited, with what cannot be concluded. */
export function ChangeTest(props: {
  change: ShiftChange;
  /** How long after their begin 95 % of the cases were reported. */
  delayMs: number;
}) {
  const { t } = useTranslation();
  const { counts, stops, areasKm2, days, difference, poissonP, rootZ, isSmall } = props.change;
  const rows = [
    ['treated', counts.treated],
    ['around', counts.displacement.treated],
    ['control', counts.control],
    ['aroundControl', counts.displacement.control],
  ] as const;
  const number = (value: number): string =>
    Number.isFinite(value) ? formatNumber(value, 2) : t('patrolPlan.change.none');
  return (
    <section>
      <h3 className={styles.subtitle}>{t('patrolPlan.change.title', { days })}</h3>
      <table className={styles.compare}>
        <thead>
          <tr>
            <th scope="col">{t('patrolPlan.change.zone')}</th>
            <th scope="col">{t('patrolPlan.change.area')}</th>
            <th scope="col">{t('patrolPlan.change.before')}</th>
            <th scope="col">{t('patrolPlan.change.after')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([zone, [before, after]]) => (
            <tr key={zone}>
              <th scope="row">
                {t(`patrolPlan.change.${zone}`, { reach: REACH_M, around: DISPLACEMENT_M, ...stops })}
              </th>
              <td>{formatNumber(areasKm2[zone], 1)}</td>
              <td>{before}</td>
              <td>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {isSmall ? (
        <p className={styles.warning}>{t('patrolPlan.change.small', { n: FEWEST_COUNTED })}</p>
      ) : (
        <p className={styles.beside}>
          {t('patrolPlan.change.result', {
            estimate: number(difference.total.estimate),
            error: number(difference.total.standardError),
            low: number(difference.low),
            high: number(difference.high),
            p: formatPValue(poissonP),
            z: number(rootZ),
          })}
        </p>
      )}
      <p className={styles.note}>
        {t('patrolPlan.change.delay', { days: formatNumber(props.delayMs / DAY_MS, 1) })}
      </p>
      <p className={styles.note}>{t('patrolPlan.change.caveat')}</p>
    </section>
  );
}
