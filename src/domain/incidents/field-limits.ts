/** The longest texts of a report that a source sends or a scenario plays, and the most departments that help. */
export const REPORT_LIMITS = {
  sourceId: 64,
  /** Of a category or a channel. */
  code: 16,
  placeId: 64,
  department: 64,
  coDepts: 20,
  reason: 200,
} as const;

/**
 * Metres. The least exact positions that sources send are those of a radio cell in the country, a few kilometres wide. Who
 * knows less knows the unit and not the point. A greater number would let a point count for any unit.
 */
export const MOST_TOLERANCE_M = 5_000;

/**
 * The numbers of an incident. A file is held to both ends. The wire is held to the lower end only, but for satisfaction,
 * which is a mark out of five everywhere, and the accuracy, which is at most `MOST_TOLERANCE_M`.
 */
export const INCIDENT_NUMBERS = {
  accuracyM: { min: 0, max: 100_000 },
  satisfaction: { min: 1, max: 5 },
  costCny: { min: 0, max: 1e12 },
  redoCount: { min: 0, max: 1000 },
  transferCount: { min: 0, max: 1000 },
} as const;
