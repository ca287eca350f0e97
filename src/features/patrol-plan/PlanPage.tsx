import { useState } from 'react';
import { PlanForm } from './PlanForm.tsx';
import { PlanPanel } from './PlanPanel.tsx';
import { PlanSheets } from './PlanSheets.tsx';
import { SavedPlans } from './SavedPlans.tsx';
import { AfterShift } from './AfterShift.tsx';
import { useOpenedPlan } from './use-opened-plan.ts';
import { usePlan } from './use-plan.ts';
import { usePlanOnMap } from './use-plan-on-map.ts';

/** Tonight's rounds: what was asked for, what came of it, what is kept, and how it went. */
export function PlanPage() {
  const [team, setTeam] = useState(0);
  const [isPrinting, setPrinting] = useState(false);
  const [timeMs, setTimeMs] = useState<number>();
  const opened = useOpenedPlan();
  const plan = usePlan();
  const shownTeam = Math.min(team, Math.max(0, (plan.document?.rounds.length ?? 1) - 1));
  usePlanOnMap(plan.document, shownTeam, timeMs);
  return (
    <>
      <PlanPanel
        plan={plan}
        team={shownTeam}
        onTeam={setTeam}
        timeMs={timeMs}
        onTime={setTimeMs}
        onPrint={() => setPrinting(true)}
        openError={opened.error}
      />
      <PlanForm plan={plan} />
      <SavedPlans plan={plan} />
      {opened.record !== undefined && (
        <AfterShift key={opened.record.id} record={opened.record} plan={plan} />
      )}
      {isPrinting && plan.document !== undefined && (
        <PlanSheets document={plan.document} onClose={() => setPrinting(false)} />
      )}
    </>
  );
}
