import { useEffect, useMemo } from 'react';
import type { ScenePlanTeam } from '../../domain/desk/scene.ts';
import type { PlanDocument } from '../../domain/shift/written-plan.ts';
import { whereTeamIs } from '../../domain/shift/where-teams-are.ts';
import { useInterface } from '../../state/hooks.tsx';

/**
 * Draws the rounds on the map, and where the teams are at a moment; they stay there when another page of the desk is opened.
 */
export function usePlanOnMap(
  document: PlanDocument | undefined,
  team: number,
  timeMs: number | undefined,
): void {
  const showOnMap = useInterface((state) => state.showOnMap);
  const rounds = document?.rounds;
  const teams = useMemo(
    () =>
      rounds?.map((round, index): ScenePlanTeam => {
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
    [rounds],
  );
  const now = useMemo(
    () =>
      timeMs === undefined || rounds === undefined
        ? []
        : rounds.flatMap((round, index) => {
            const position = whereTeamIs(round, timeMs);
            return position === null ? [] : [{ team: index + 1, position }];
          }),
    [rounds, timeMs],
  );
  useEffect(() => {
    showOnMap({ plan: teams === undefined ? null : { teams, shownTeam: team + 1, now } });
  }, [showOnMap, teams, team, now]);
}
