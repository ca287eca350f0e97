import type { Polygon } from 'geojson';
import { z } from 'zod';
import { AUDIT_TOLERANCES } from '../domain/grids/audit/audit-input.ts';
import { FINDING_KINDS } from '../domain/grids/audit/audit-findings.ts';
import { REASON_IDS, type FindingReason } from '../domain/grids/audit/finding-reasons.ts';
import { isoTimeSchema, positionSchema, unitLevelSchema } from './common.ts';
import { folderNotesSchema } from './folder-notes.ts';

const areaM2Schema = z.number().nonnegative();
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** From where on a misfit is a finding: areas in m², a share from 0 to 1, a distance in m. */
export const auditTolerancesSchema = z.strictObject({
  sliverM2: areaM2Schema,
  gapM2: areaM2Schema,
  overlapM2: areaM2Schema,
  outsideShare: z.number().min(0).max(1),
  snapM: z.number().nonnegative(),
});

const polygonSchema = z.custom<Polygon>(
  (value) => typeof value === 'object' && value !== null && 'coordinates' in value,
);

export const auditFindingSchema = z.strictObject({
  kind: z.enum(FINDING_KINDS),
  level: unitLevelSchema,
  codes: z.array(z.string()),
  areaM2: areaM2Schema.optional(),
  position: positionSchema,
  region: polygonSchema.optional(),
  message: z.string(),
  /** The same as an id with its values. */
  reason: z.looseObject({ id: z.enum(REASON_IDS) }).transform((reason) => reason as FindingReason),
  /** Layer, file and row (from 1) of the first unit or of the incident. */
  at: z
    .strictObject({ layer: z.string(), file: z.string().optional(), row: z.number().int().optional() })
    .optional(),
  proposal: z
    .strictObject({
      action: z.enum(['extend', 'trim']),
      code: z.string(),
      neighbour: z.string(),
      patch: polygonSchema,
    })
    .optional(),
});

/** What became of a repaired copy. */
const auditRepairSchema = z.strictObject({
  /** Proposals that were applied. */
  applied: z.number().int(),
  /** Units that changed. */
  mended: z.number().int(),
  /** Levels of those units. */
  levels: z.array(unitLevelSchema),
  /** What is found when the copy is audited. */
  findingsLeft: z.number().int(),
});
export type AuditRepair = z.infer<typeof auditRepairSchema>;

/** What `gridlight audit --json` prints. `hash` is the SHA-256 of the report without it, as canonical JSON. */
export const auditReportSchema = z.strictObject({
  dataSet: z.string(),
  /** SHA-256 over the units and incidents that were audited. */
  dataVersion: sha256Schema,
  checkedAt: isoTimeSchema,
  tolerances: auditTolerancesSchema,
  units: z.number().int(),
  incidents: z.number().int(),
  levels: z.array(
    z.strictObject({
      level: unitLevelSchema,
      parentLevel: unitLevelSchema.nullable(),
      expected: z.number().int().nullable(),
      found: z.number().int(),
      drawn: z.number().int(),
      gapM2: areaM2Schema,
      overlapM2: areaM2Schema,
    }),
  ),
  findings: z.array(auditFindingSchema),
  ...folderNotesSchema.shape,
  /** Absent where nothing was proposed. */
  repair: auditRepairSchema.optional(),
  hash: sha256Schema,
});
export type AuditReport = z.infer<typeof auditReportSchema>;
export type AuditFindingRecord = AuditReport['findings'][number];

const toleranceQuerySchema = (usual: number, most = Number.MAX_SAFE_INTEGER) =>
  z.coerce.number().min(0).max(most).default(usual);

/** Tolerances of `GET /api/audit`; the usual ones where one is left out. */
export const auditQuerySchema = z.strictObject({
  sliverM2: toleranceQuerySchema(AUDIT_TOLERANCES.sliverM2),
  gapM2: toleranceQuerySchema(AUDIT_TOLERANCES.gapM2),
  overlapM2: toleranceQuerySchema(AUDIT_TOLERANCES.overlapM2),
  outsideShare: toleranceQuerySchema(AUDIT_TOLERANCES.outsideShare, 1),
  snapM: toleranceQuerySchema(AUDIT_TOLERANCES.snapM),
});

/** Which units of the repaired copy are wanted. */
export const repairedUnitsQuerySchema = auditQuerySchema.extend({
  level: unitLevelSchema,
  only: z.enum(['all', 'mended']).default('all'),
});
