import { useTranslation } from 'react-i18next';
import { formatMinute, spanUnits } from '../../i18n/format.ts';
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
    return { ...transition, at, tookMs: at - before };
  });
  const span = (ms: number): string => {
    const { key, n } = spanUnits(ms);
    return t(key, { n });
  };
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
              {step.tookMs > 0 && <span>+{span(step.tookMs)}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
