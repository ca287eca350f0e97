import { z } from 'zod';
import { originSchema, positionSchema, timeOrDateSchema, unitCodeSchema } from './common.ts';

export const CAMERA_STATUSES = ['online', 'offline', 'fault', 'repair', 'removed'] as const;
export const OWNER_SECTORS = [
  'police',
  'education',
  'health',
  'urbanManagement',
  'housing',
  'park',
  'transport',
  'property',
  'enterprise',
  'resident',
] as const;

/** A video point by its GB/T 28181 code. Azimuth, angle and range are absent where nobody reported them. */
export const cameraSchema = z.object({
  gbId: z.string().regex(/^\d{20}$/),
  gbVersion: z.union([z.literal(2016), z.literal(2022)]),
  name: z.string(),
  pointClass: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(9)]),
  ownerSector: z.enum(OWNER_SECTORS),
  point: positionSchema.optional(),
  unitCode: unitCodeSchema.optional(),
  azimuthDeg: z.number().min(0).lt(360).optional(),
  hfovDeg: z.number().gt(0).max(360).optional(),
  rangeM: z.number().positive().optional(),
  indoor: z.boolean().optional(),
  status: z.enum(CAMERA_STATUSES),
  statusAt: timeOrDateSchema.optional(),
  recordSaveDays: z.number().int().min(0).optional(),
  filedAt: z.iso.date().optional(),
  origin: originSchema,
});
export type CameraRecord = z.infer<typeof cameraSchema>;
