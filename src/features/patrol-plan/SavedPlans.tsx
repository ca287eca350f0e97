import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { copyPatrolPlan, keepPatrolPlan, removePatrolPlan } from '../../api/patrol-plans.ts';
import { planToKeep } from '../../domain/shift/written-plan.ts';
import { formatMinute } from '../../i18n/format.ts';
import type { PatrolPlanRecord } from '../../schemas/patrol-plans.ts';
import { useView } from '../../state/hooks.tsx';
import { Button, IconButton, ToggleButton } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ComparePlans } from './ComparePlans.tsx';
import { planStore } from './plan-store.ts';
import type { usePlan } from './use-plan.ts';
import * as styles from './Plan.module.css';

const LONGEST_NAME = 60;

/** Keeps the plan that is shown, and lists those that are kept: to open, copy, remove, and hold against this one. */
export function SavedPlans({ plan }: { plan: ReturnType<typeof usePlan> }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const planId = useView(({ view }) => view.patrol.planId);
  const changePatrol = useView((state) => state.changePatrol);
  const { keepAs, isTouched, open, forget } = useStore(planStore);
  const [name, setName] = useState('');
  const [comparedId, setComparedId] = useState<string>();
  const [leavingId, setLeavingId] = useState<string>();
  const { document, kept, isPlanning } = plan;
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: ['patrol-plans'], exact: true });
  const show = (record: PatrolPlanRecord): void => {
    client.setQueryData(['patrol-plans', record.id], record);
    open(record.id, record);
    changePatrol({ planId: record.id });
  };
  const defaultName = document && t('patrolPlan.saved.defaultName', { date: document.settings.date });
  const keep = useMutation({
    mutationFn: () => keepPatrolPlan(planToKeep(document!, name.trim() || defaultName!)),
    onSuccess: async (record) => {
      client.setQueryData(['patrol-plans', record.id], record);
      keepAs(record.id, record);
      changePatrol({ planId: record.id });
      setName('');
      await refresh();
    },
  });
  const copy = useMutation({
    mutationFn: (record: PatrolPlanRecord) =>
      copyPatrolPlan(record.id, t('patrolPlan.saved.copyName', { name: record.name }).slice(0, LONGEST_NAME)),
    onSuccess: async (record) => {
      show(record);
      await refresh();
    },
  });
  const remove = useMutation({
    mutationFn: (record: PatrolPlanRecord) => removePatrolPlan(record.id),
    onSuccess: async (_, record) => {
      if (record.id === planId) changePatrol({ planId: null });
      forget(record.id);
      client.removeQueries({ queryKey: ['patrol-plans', record.id] });
      await refresh();
    },
  });
  // A plan that is being made anew is not the one that is shown: nothing is kept until it is.
  const canKeep = document !== undefined && !isPlanning && !keep.isPending;
  const failure = keep.error ?? copy.error ?? remove.error;
  const compared = kept.find(({ id }) => id === comparedId);
  return (
    <Panel
      title={t('patrolPlan.saved.title')}
      aside={t('patrolPlan.saved.aside', { n: kept.length })}
      state={{ kind: 'ready' }}
      className={styles.whole}
      collapsible
    >
      <form
        className={styles.keep}
        onSubmit={(event) => {
          event.preventDefault();
          if (canKeep) keep.mutate();
        }}
      >
        <input
          value={name}
          maxLength={LONGEST_NAME}
          placeholder={defaultName}
          aria-label={t('patrolPlan.saved.name')}
          onChange={(event) => setName(event.target.value)}
        />
        <ToggleButton
          isDisabled={!canKeep}
          title={t(isPlanning ? 'patrolPlan.saved.wait' : 'patrolPlan.saved.keepHint')}
          onClick={() => keep.mutate()}
        >
          {t(planId !== null && !isTouched ? 'patrolPlan.saved.keepAnother' : 'patrolPlan.saved.keep')}
        </ToggleButton>
      </form>
      {failure !== null && (
        <p className={styles.warning} role="alert">
          {failure.message}
        </p>
      )}
      {kept.length === 0 && <p className={styles.note}>{t('patrolPlan.saved.none')}</p>}
      <ul className={styles.plans}>
        {kept.map((record) => (
          <li key={record.id} data-open={record.id === planId}>
            <button type="button" className={styles.planName} onClick={() => show(record)}>
              {record.name}
              <small>
                {formatMinute(Date.parse(record.shiftFrom))} ·{' '}
                {t(record.done === undefined ? 'patrolPlan.saved.planned' : 'patrolPlan.saved.done')}
              </small>
            </button>
            <ToggleButton
              isOn={record.id === comparedId}
              title={t('patrolPlan.saved.compareHint')}
              onClick={() => setComparedId(record.id === comparedId ? undefined : record.id)}
            >
              {t('patrolPlan.saved.compare')}
            </ToggleButton>
            <IconButton
              icon="plus"
              label={t('patrolPlan.saved.copy', { name: record.name })}
              onClick={() => copy.mutate(record)}
            />
            <IconButton
              icon="close"
              label={t(record.id === leavingId ? 'patrolPlan.saved.keepIt' : 'patrolPlan.saved.remove', {
                name: record.name,
              })}
              expanded={record.id === leavingId}
              onClick={() => setLeavingId(record.id === leavingId ? undefined : record.id)}
            />
            {record.id === leavingId && (
              <p className={styles.leaving}>
                {t(record.done === undefined ? 'patrolPlan.saved.sure' : 'patrolPlan.saved.sureDone')}{' '}
                <Button onClick={() => remove.mutate(record)}>{t('patrolPlan.saved.removeNow')}</Button>
              </p>
            )}
          </li>
        ))}
      </ul>
      {compared !== undefined && document !== undefined && (
        <ComparePlans
          one={{ name: t('patrolPlan.saved.shown'), document }}
          other={{ name: compared.name, document: compared }}
        />
      )}
    </Panel>
  );
}
