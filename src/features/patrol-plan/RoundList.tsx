import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { SheetVisit } from '../../domain/shift/written-plan.ts';
import { formatTimeOfDay } from '../../i18n/format.ts';
import { Badge, type Tone } from '../../ui/Badge.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { minutesBetween, reasonText } from './plan-words.ts';
import { planStore } from './plan-store.ts';
import * as styles from './Plan.module.css';

const TONES: Partial<Record<SheetVisit['reason']['kind'], Tone>> = { marketDay: 'warning', again: 'plain' };

/** One team's visits in order: when, where, how long and why; a stop can be locked to the team, or refused. */
export function RoundList(props: {
  round: readonly SheetVisit[];
  team: number;
  /** Known cases within reach of a stop; `undefined` where that is not known yet. */
  casesAt: (stopId: string) => number | undefined;
}) {
  const { t } = useTranslation();
  const { round, team, casesAt } = props;
  const { settings, toggleLock, toggleRefusal } = useStore(planStore);
  if (round.length === 0) return <p className={styles.note}>{t('patrolPlan.emptyRound')}</p>;
  const isLocked = (stopId: string): boolean =>
    settings.locks.some((lock) => lock.stopId === stopId && lock.team === team);
  return (
    <ol className={styles.round}>
      {round.map((visit, index) => (
        <li key={`${visit.stopId}${visit.arriveAt}`} data-locked={isLocked(visit.stopId)}>
          <b className={styles.disc}>{index + 1}</b>
          <time dateTime={visit.arriveAt}>{formatTimeOfDay(Date.parse(visit.arriveAt))}</time>
          <span
            className={styles.place}
            title={t('patrolPlan.placeHint', { name: visit.name, n: casesAt(visit.stopId) ?? '—' })}
          >
            {visit.name}
          </span>
          <span
            className={styles.minutes}
            title={t('patrolPlan.travelHint', { n: Math.round(visit.travelMinutes) })}
          >
            {t('patrolPlan.minutes', { n: minutesBetween(visit) })}
          </span>
          <span className={styles.reason}>
            <Badge tone={TONES[visit.reason.kind] ?? 'plain'}>{reasonText(t, visit.reason)}</Badge>
          </span>
          <span className={styles.hands}>
            <IconButton
              icon="lock"
              label={t('patrolPlan.lock', { name: visit.name })}
              pressed={isLocked(visit.stopId)}
              onClick={() => toggleLock(visit.stopId, team)}
            />
            <IconButton
              icon="close"
              label={t('patrolPlan.refuse', { name: visit.name })}
              onClick={() => toggleRefusal(visit.stopId)}
            />
          </span>
        </li>
      ))}
    </ol>
  );
}
