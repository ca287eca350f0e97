import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { patrolPlanQuery } from '../../api/patrol-plans.ts';
import { useView } from '../../state/hooks.tsx';
import { planStore } from './plan-store.ts';

/** The kept plan that the link names: it is shown as it was kept. */
export function useOpenedPlan() {
  const planId = useView(({ view }) => view.patrol.planId);
  const { openedId, open } = useStore(planStore);
  const { data, error } = useQuery({ ...patrolPlanQuery(planId ?? ''), enabled: planId !== null });
  useEffect(() => {
    if (data !== undefined && data.id === planId && openedId !== planId) open(data.id, data);
  }, [data, planId, openedId, open]);
  return { record: planId === null ? undefined : data, error: planId === null ? null : error };
}
