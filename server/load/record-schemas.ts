import type { LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { z } from 'zod';
import { cameraSchema } from '../../src/schemas/cameras.ts';
import { pickpocketCaseSchema } from '../../src/schemas/cases.ts';
import type { Layer } from '../../src/schemas/dataset.ts';
import { figureSchema } from '../../src/schemas/figures.ts';
import { incidentSchema } from '../../src/schemas/incidents.ts';
import { facilitySchema, linePropertiesSchema, placeSchema } from '../../src/schemas/places.ts';
import { unitPropertiesSchema } from '../../src/schemas/units.ts';

const moment = z.number();
const later = moment.optional();

/** An incident as it is written: times as epoch ms. */
export const incidentRecordSchema = incidentSchema.extend({
  occurredAt: moment,
  reportedAt: moment,
  acceptedAt: later,
  filedAt: later,
  dispatchedAt: later,
  handledAt: later,
  verifiedAt: later,
  closedAt: later,
  deadlineAt: later,
});
export type IncidentRecord = z.infer<typeof incidentRecordSchema>;

/** What a judged record of each kind must be, the same schemas as on the wire. */
export const RECORD_SCHEMAS = {
  units: unitPropertiesSchema.extend({ geometry: z.custom<Polygon | MultiPolygon>() }),
  lines: linePropertiesSchema.extend({ geometry: z.custom<LineString | MultiLineString>() }),
  places: placeSchema,
  facilities: facilitySchema,
  cameras: cameraSchema,
  cases: pickpocketCaseSchema,
  incidents: incidentRecordSchema,
  figures: figureSchema,
} satisfies Record<Layer['kind'], z.ZodType>;
