import type { Position } from '../../geo/positions.ts';
import { metresFrom } from '../../geo/local-plane.ts';
import { distanceToSegment } from '../../geo/rings.ts';
import { findingOf, type AuditFinding } from './audit-findings.ts';
import type { AuditPoint } from './audit-input.ts';
import type { SurveyedUnit, UnitSurvey } from './survey-units.ts';

/** On a border within a centimetre it is the rounding that decides which side an incident is on. */
const ON_BORDER_M = 0.01;

/**
 * Incidents that lie in no grid or in two; of those within `errorM` of a border nobody can say. Where a unit has no grids yet, none is missed there; outside of every unit one is.
 */
export function incidentFindings(
  survey: UnitSurvey,
  points: readonly AuditPoint[],
  errorM = ON_BORDER_M,
): AuditFinding[] {
  const grids = survey.ofLevel('grid');
  if (grids.length === 0 || points.length === 0) return [];
  const above = survey.levelAbove('grid');
  const hasGrids = unitsWithGrids(survey, grids, above);
  return points.flatMap(({ id, position, at }): AuditFinding[] => {
    const over = survey.unitsAt('grid', position);
    if (over.length === 1 || over.some((unit) => isOnBorder(position, unit, errorM))) return [];
    if (over.length > 1) {
      const codes = [...over.map(({ name }) => name), id];
      const reason = { id: 'inSeveralGrids', incident: id, count: over.length } as const;
      return [findingOf({ kind: 'incidentInTwoGrids', level: 'grid', codes, position, reason, at })];
    }
    const around = above === undefined ? [] : survey.unitsAt(above, position);
    if (around.length > 0 && !around.some((unit) => hasGrids.has(unit))) return [];
    if (grids.some((unit) => isNear(position, unit) && isOnBorder(position, unit, errorM))) return [];
    const [first] = around;
    const within = first === undefined ? {} : { within: first.name };
    const codes = [...around.map(({ name }) => name), id];
    const reason = { id: 'inNoGrid', incident: id, ...within } as const;
    return [findingOf({ kind: 'incidentInNoGrid', level: 'grid', codes, position, reason, at })];
  });
}

function unitsWithGrids(
  survey: UnitSurvey,
  grids: readonly SurveyedUnit[],
  above: SurveyedUnit['level'] | undefined,
): Set<SurveyedUnit> {
  return new Set(above === undefined ? [] : grids.flatMap(({ position }) => survey.unitsAt(above, position)));
}

function isNear([x, y]: Position, { box: [west, south, east, north] }: SurveyedUnit): boolean {
  // More than any error of a position, in degrees.
  const margin = 2e-6;
  return x >= west - margin && x <= east + margin && y >= south - margin && y <= north + margin;
}

function isOnBorder(position: Position, { ground }: SurveyedUnit, withinM: number): boolean {
  return ground.some((rings) =>
    rings.some((ring) =>
      ring.some((corner, index) => {
        const a = metresFrom(position, ring.at(index - 1)!);
        return distanceToSegment(0, 0, a, metresFrom(position, corner)) < withinM;
      }),
    ),
  );
}
