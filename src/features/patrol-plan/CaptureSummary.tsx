import { useTranslation } from 'react-i18next';
import { BASELINE_NAME } from '../../domain/hotspots/forecast/evaluate-models.ts';
import { CARD_SETTINGS } from '../../domain/shift/evaluate-cases.ts';
import type { PlanDocument } from '../../domain/shift/written-plan.ts';
import { REACH_M } from '../../domain/shift/shift-settings.ts';
import { PATROL_DEFAULTS } from '../../domain/patrol/patrol-problem.ts';
import { formatNumber, formatShare } from '../../i18n/format.ts';
import { triedPercent } from './plan-words.ts';
import * as styles from './Plan.module.css';

/** Below so many thefts shares are shown with a word of warning. */
const FEW_THEFTS = 5;

/** The share of thefts within reach of a presence: tried out in weeks the plan did not know, beside other ways to patrol. */
export function CaptureSummary(props: {
  document: PlanDocument;
  isPlanning: boolean;
  /** Whether the forecast card is still being made, which may choose another model. */
  isProvisional: boolean;
}) {
  const { t } = useTranslation();
  const { document, isPlanning, isProvisional } = props;
  const { expected, trial, walkMinutes } = document.outcome;
  const modelled = expected.thefts > 0 ? formatShare(expected.captured / expected.thefts, 0) : '—';
  const percent = (share: number): string => formatNumber(share * 100, 0);
  return (
    <section className={styles.capture} aria-busy={isPlanning} aria-live="polite">
      <p className={styles.headline}>
        <span>{t('patrolPlan.capture', { reach: REACH_M, minutes: PATROL_DEFAULTS.reachMinutes })}</span>
        <strong>{trial === null ? modelled : (triedPercent(trial.planned) ?? '—')}</strong>
        {trial !== null && trial.planned.thefts > 0 && (
          <small title={t('patrolPlan.intervalHint')}>
            {percent(trial.planned.low)} – {percent(trial.planned.high)}
          </small>
        )}
      </p>
      {trial === null ? (
        <p className={styles.note}>{t('patrolPlan.noTrial')}</p>
      ) : (
        <>
          <p className={styles.beside}>
            {t('patrolPlan.beside', {
              even: triedPercent(trial.even) ?? '—',
              practice:
                trial.practice === null ? t('patrolPlan.noPractice') : (triedPercent(trial.practice) ?? '—'),
            })}
          </p>
          <p className={styles.note}>
            {t('patrolPlan.trialNote', {
              weeks: CARD_SETTINGS.heldWeeks,
              shifts: trial.shifts,
              n: formatNumber(trial.planned.thefts, 0),
              modelled,
            })}
          </p>
          {trial.practice !== null && (
            <p className={styles.note}>{t('patrolPlan.practiceNote', { n: trial.practiceShifts ?? '—' })}</p>
          )}
          {document.model !== BASELINE_NAME && <p className={styles.note}>{t('patrolPlan.chosenNote')}</p>}
          {trial.planned.thefts < FEW_THEFTS && <p className={styles.warning}>{t('patrolPlan.fewThefts')}</p>}
        </>
      )}
      <p className={styles.note}>
        {t('patrolPlan.method', {
          model: t(`patrolForecast.modelName.${document.model}`),
          walk: formatNumber(walkMinutes, 0),
        })}
      </p>
      {isProvisional && <p className={styles.note}>{t('patrolPlan.provisional')}</p>}
    </section>
  );
}
