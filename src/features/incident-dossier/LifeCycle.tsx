import { useTranslation } from 'react-i18next';
import { durationText } from '../../i18n/duration-text.ts';
import { formatMinute } from '../../i18n/format.ts';
import type { IncidentReply } from '../../schemas/incidents.ts';
import * as styles from './LifeCycle.module.css';

/** The steps of an incident from its report on, each with its time, its role and how long it took to come to it. */
export function LifeCycle({ incident }: { incident: IncidentReply }) {
  const { t } = useTranslation();
  const reportedAt = Date.parse(incident.reportedAt);
  const steps = incident.transitions.map((transition, index) => {
    const at = Date.parse(transition.at);
    const before =
      index === 0 ? reportedAt : Date.parse(incident.transitions[index - 1]?.at ?? transition.at);
    const isUnsure = index === 0 && incident.knownToDay?.includes('reportedAt') === true;
    return { ...transition, at, tookMs: isUnsure ? 0 : at - before };
  });
  return (
    <ol className={styles.lifeCycle}>
      {steps.map((step, index) => {
        const late = step.dueAt !== undefined && step.at > Date.parse(step.dueAt);
        return (
          <li key={index} data-late={late} data-last={index === steps.length - 1}>
            <span className={styles.step}>
              <strong>{t(`incident.status.${step.to}`)}</strong>
              <span>{t(`incident.role.${step.actorRole}`, { defaultValue: step.actorRole })}</span>
              {step.reason !== undefined && <span>{step.reason}</span>}
            </span>
            <span className={styles.time}>
              <time dateTime={new Date(step.at).toISOString()}>{formatMinute(step.at)}</time>
              {step.tookMs > 0 && <span>+{durationText(t, step.tookMs)}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
