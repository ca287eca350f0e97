import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { casesQuery } from '../../api/cases.ts';
import { notePatrolDone } from '../../api/patrol-plans.ts';
import { reportsAreIn, shiftChange } from '../../domain/shift/before-after.ts';
import { caseEvents, planePointsOf } from '../../domain/shift/case-events.ts';
import {
  plannedAgainstDone,
  readDone,
  type DoneFault,
  type MadeVisit,
} from '../../domain/shift/done-visits.ts';
import { shiftPeriod } from '../../domain/shift/shift-settings.ts';
import { HOUR_MS } from '../../domain/time/zone.ts';
import { formatTimeOfDay } from '../../i18n/format.ts';
import type { PatrolPlanRecord } from '../../schemas/patrol-plans.ts';
import { Button, ToggleButton } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ChangeTest } from './ChangeTest.tsx';
import type { usePlan } from './use-plan.ts';
import { useHour } from './use-shift-inputs.ts';
import * as styles from './Plan.module.css';

/** Days before and after a shift that are compared at most. */
const MOST_DAYS = 28;

/** What was done of a kept plan: typed in or read from a file, beside what was planned; and whether thefts changed. */
export function AfterShift(props: { record: PatrolPlanRecord; plan: ReturnType<typeof usePlan> }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { record, plan } = props;
  const [text, setText] = useState('');
  const [faults, setFaults] = useState<readonly DoneFault[]>([]);
  const [isReplacing, setReplacing] = useState(false);
  const hour = useHour();
  const hasBegun = hour !== undefined && hour + HOUR_MS > Date.parse(record.shiftFrom);
  const note = useMutation({
    mutationFn: (done: readonly MadeVisit[]) => notePatrolDone(record.id, done, isReplacing),
    onSuccess: async () => {
      setText('');
      setReplacing(false);
      await client.invalidateQueries({ queryKey: ['patrol-plans'] });
    },
  });
  const take = (given: string): void => {
    const { visits, faults: found } = readDone(given, record, Date.parse(record.shiftFrom));
    setFaults(found);
    if (visits.length > 0 && found.length === 0) note.mutate(visits);
  };
  // Visits that were noted with their true times stay as they are.
  const asPlanned = (): void =>
    note.mutate(
      plannedAgainstDone(record, isReplacing ? [] : (record.done ?? []))
        .outcomes.filter(({ done }) => done === null)
        .map(({ team, planned: { name, position, arriveAt, leaveAt } }) => {
          return { team, name, position, arriveAt, leaveAt };
        }),
    );
  return (
    <Panel
      title={t('patrolPlan.after.title')}
      aside={record.name}
      state={{ kind: 'ready' }}
      className={styles.whole}
      collapsible
    >
      {!hasBegun && <p className={styles.note}>{t('patrolPlan.after.notYet')}</p>}
      <textarea
        className={styles.typed}
        rows={3}
        value={text}
        placeholder={t('patrolPlan.after.placeholder')}
        aria-label={t('patrolPlan.after.typed')}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={styles.actions}>
        <Button onClick={() => take(text)}>{t('patrolPlan.after.take')}</Button>
        <label className={styles.file}>
          {t('patrolPlan.after.file')}
          <input
            type="file"
            accept=".csv,text/csv"
            onChange={(event) => void event.target.files?.[0]?.text().then(take)}
          />
        </label>
        <ToggleButton
          isDisabled={!hasBegun}
          title={t(hasBegun ? 'patrolPlan.after.asPlannedHint' : 'patrolPlan.after.notYet')}
          onClick={asPlanned}
        >
          {t('patrolPlan.after.asPlanned')}
        </ToggleButton>
      </div>
      {record.done !== undefined && (
        <label className={styles.replace}>
          <input
            type="checkbox"
            checked={isReplacing}
            onChange={(event) => setReplacing(event.target.checked)}
          />
          {t('patrolPlan.after.replace', { n: record.done.length })}
        </label>
      )}
      {faults.map(({ line, reason }) => (
        <p key={line} className={styles.warning} role="alert">
          {t(`patrolPlan.after.fault.${reason}`, { line })}
        </p>
      ))}
      {note.error !== null && (
        <p className={styles.warning} role="alert">
          {note.error.message}
        </p>
      )}
      {record.done === undefined ? (
        <p className={styles.note}>{t('patrolPlan.after.nothing')}</p>
      ) : (
        <>
          <Outcomes record={record} done={record.done} />
          <Change record={record} done={record.done} plan={plan} />
        </>
      )}
    </Panel>
  );
}

function Outcomes({ record, done }: { record: PatrolPlanRecord; done: readonly MadeVisit[] }) {
  const { t } = useTranslation();
  const { outcomes, unplanned } = plannedAgainstDone(record, done);
  const made = outcomes.filter((outcome) => outcome.done !== null);
  const clock = (text: string): string => formatTimeOfDay(Date.parse(text));
  return (
    <details open>
      <summary>
        {t('patrolPlan.after.summary', {
          made: made.length,
          planned: outcomes.length,
          unplanned: unplanned.length,
        })}
      </summary>
      <table className={styles.compare}>
        <thead>
          <tr>
            <th scope="col">{t('patrolPlan.after.place')}</th>
            <th scope="col">{t('patrolPlan.after.planned')}</th>
            <th scope="col">{t('patrolPlan.after.done')}</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map(({ team, planned, done: visit, lateMinutes }) => (
            <tr key={`${team}${planned.arriveAt}`} data-missed={visit === null}>
              <th scope="row">
                {team + 1} · {planned.name}
              </th>
              <td>{clock(planned.arriveAt)}</td>
              <td>
                {visit === null
                  ? t('patrolPlan.after.missed')
                  : `${clock(visit.arriveAt)} (${lateMinutes > 0 ? '+' : ''}${lateMinutes})`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Change(props: {
  record: PatrolPlanRecord;
  done: readonly MadeVisit[];
  plan: ReturnType<typeof usePlan>;
}) {
  const { t } = useTranslation();
  const { record, done, plan } = props;
  const { data: cases } = useQuery(casesQuery);
  const { candidates, outlook } = plan;
  const reports = useMemo(() => cases && reportsAreIn(cases), [cases]);
  const change = useMemo(() => {
    if (cases === undefined || candidates === undefined || outlook === undefined || reports === undefined)
      return undefined;
    const { origin } = outlook;
    const visited = new Map(done.map(({ name, position }) => [`${name} ${position.join()}`, position]));
    const others = candidates.filter(({ name, position }) => !visited.has(`${name} ${position.join()}`));
    return shiftChange({
      events: caseEvents(cases, origin),
      visited: planePointsOf(origin, [...visited.values()]),
      others: planePointsOf(
        origin,
        others.map(({ position }) => position),
      ),
      shift: shiftPeriod(record.settings),
      knownUntilMs: reports.untilMs,
      mostDays: MOST_DAYS,
    });
  }, [cases, candidates, outlook, done, record.settings, reports]);
  if (change === undefined) return <p className={styles.note}>{t('patrolPlan.change.tooSoon')}</p>;
  return <ChangeTest change={change} delayMs={reports?.delayMs ?? 0} />;
}
