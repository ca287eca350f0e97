import { z } from 'zod';
import { unitCodeSchema } from './common.ts';
import { unitCamerasSchema, unitServiceSchema } from './rules-report.ts';

/** `GET /api/units/:code/services`: what is within reach of a unit, and in view in it. */
export const unitServicesSchema = z.object({
  code: unitCodeSchema,
  /** Along the streets, or as the crow flies where the data set has none. */
  by: z.enum(['streets', 'straight-line']),
  services: z.array(unitServiceSchema.extend({ facilityType: z.string() })),
  cameras: z.array(unitCamerasSchema.extend({ pointClass: z.number().int() })),
});
export type UnitServices = z.infer<typeof unitServicesSchema>;
