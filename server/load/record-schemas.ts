import type { LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { z } from 'zod';
import { incidentSchema } from '../../src/schemas/incidents.ts';
import { linePropertiesSchema } from '../../src/schemas/places.ts';
import { unitPropertiesSchema } from '../../src/schemas/units.ts';

const timestamp = z.number();
const later = timestamp.optional();

/** An incident as it is written: times as epoch ms. */
export const incidentRecordSchema = incidentSchema.extend({
  occurredAt: timestamp,
  reportedAt: timestamp,
  acceptedAt: later,
  filedAt: later,
  dispatchedAt: later,
  handledAt: later,
  verifiedAt: later,
  closedAt: later,
  deadlineAt: later,
});
export type IncidentRecord = z.infer<typeof incidentRecordSchema>;

/** A unit with its polygon, which its reader has checked already. */
export const unitRecordSchema = unitPropertiesSchema.extend({
  geometry: z.custom<Polygon | MultiPolygon>(),
});

/** A line with its geometry, which its reader has checked already. */
export const lineRecordSchema = linePropertiesSchema.extend({
  geometry: z.custom<LineString | MultiLineString>(),
});
