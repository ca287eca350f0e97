import { rankUnits, SMALLEST_RANKED_DENOMINATOR } from '../incidents/ranking.ts';

export const GRADES = ['A', 'B', 'C', 'D', 'E'] as const;
export type Grade = (typeof GRADES)[number];

/** Lowest percentages of the grades A to D (DOMAIN §2.5); below is E. */
const GRADE_FROM_PERCENT = [90, 75, 60, 40];

/** A unit's numerator and denominator of one measure in one period. */
export interface UnitMeasure {
  unitCode: string;
  numerator: number;
  denominator: number;
}

export interface AssessedUnit extends UnitMeasure {
  /** 0–1; null where nothing was due. */
  value: number | null;
  /** Null below a denominator of 20: listed, not ranked (DOMAIN §3.13). */
  rank: number | null;
  grade: Grade | null;
}

/** Ranks and grades units of one level by one measure; the best first, then the small ones by code. */
export function assessUnits(
  definitionId: string,
  level: string,
  counts: readonly UnitMeasure[],
): AssessedUnit[] {
  const ranking = rankUnits(
    counts.map((count) => ({
      ...count,
      definitionId,
      level,
      value: count.denominator > 0 ? count.numerator / count.denominator : undefined,
    })),
  );
  if (!ranking.ok) throw new Error(ranking.reason);
  return ranking.rows.map(({ unitCode, numerator, denominator, value, rank }) => ({
    unitCode,
    numerator,
    denominator,
    value: value ?? null,
    rank: rank ?? null,
    grade: gradeOf(numerator, denominator),
  }));
}

/** Grade of a rate; the ratio is made a percentage before it is compared. Null for too small a sample. */
export function gradeOf(numerator: number, denominator: number): Grade | null {
  if (denominator < SMALLEST_RANKED_DENOMINATOR) return null;
  const percent = (100 * numerator) / denominator;
  const index = GRADE_FROM_PERCENT.findIndex((from) => percent >= from);
  return GRADES[index < 0 ? GRADES.length - 1 : index] as Grade;
}
