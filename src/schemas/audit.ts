import type { Polygon } from 'geojson';
import { z } from 'zod';
import { FINDING_KINDS } from '../domain/grids/audit/audit-findings.ts';
import { isoTimeSchema, positionSchema, unitLevelSchema } from './common.ts';

const areaM2Schema = z.number().nonnegative();

/** From where on a misfit is a finding: areas in m², a share from 0 to 1, a distance in m. */
export const auditTolerancesSchema = z.strictObject({
  sliverM2: areaM2Schema,
  gapM2: areaM2Schema,
  overlapM2: areaM2Schema,
  outsideShare: z.number().min(0).max(1),
  snapM: z.number().nonnegative(),
});

export const auditFindingSchema = z.strictObject({
  kind: z.enum(FINDING_KINDS),
  level: unitLevelSchema,
  codes: z.array(z.string()),
  areaM2: areaM2Schema.optional(),
  position: positionSchema,
  message: z.string(),
  proposal: z
    .strictObject({
      action: z.enum(['extend', 'trim']),
      code: z.string(),
      neighbour: z.string(),
      patch: z.custom<Polygon>(
        (value) => typeof value === 'object' && value !== null && 'coordinates' in value,
      ),
    })
    .optional(),
});

/** What `gridlight audit --json` prints. `hash` is the SHA-256 of the report without it, as canonical JSON. */
export const auditReportSchema = z.strictObject({
  dataSet: z.string(),
  checkedAt: isoTimeSchema,
  tolerances: auditTolerancesSchema,
  levels: z.array(
    z.strictObject({
      level: unitLevelSchema,
      parentLevel: unitLevelSchema.nullable(),
      expected: z.number().int().nullable(),
      found: z.number().int(),
      gapM2: areaM2Schema,
      overlapM2: areaM2Schema,
    }),
  ),
  findings: z.array(auditFindingSchema),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type AuditReport = z.infer<typeof auditReportSchema>;
