import { useEffect, useMemo } from 'react';
import type { ScenePlanTeam } from '../../domain/desk/scene.ts';
import type { PlanDocument } from '../../domain/shift/plan-document.ts';
import { useInterface } from '../../state/hooks.tsx';

/** Draws the rounds on the map; they stay there when another page of the desk is opened. */
export function usePlanOnMap(document: PlanDocument | undefined, team: number): void {
  const showOnMap = useInterface((state) => state.showOnMap);
  const teams = useMemo(
    () =>
      document?.rounds.map((round, index): ScenePlanTeam => {
        return {
          team: index + 1,
          stops: round.map(({ name, position, arriveAt, leaveAt, isLocked }, order) => ({
            order: order + 1,
            name,
            position,
            arriveAt: Date.parse(arriveAt),
            leaveAt: Date.parse(leaveAt),
            isLocked,
          })),
          path: round.map(({ position }) => position),
        };
      }),
    [document],
  );
  useEffect(() => {
    showOnMap({ plan: teams === undefined ? null : { teams, shownTeam: team + 1 } });
  }, [showOnMap, teams, team]);
}
