import { z } from 'zod';
import {
  CASE_MOMENTS,
  CASE_STATUSES,
  METHODS,
  PLACE_TYPES,
  PROPERTY_KINDS,
  VALUE_BANDS,
} from '../domain/cases/case-terms.ts';
import { isoTimeSchema, originSchema, timeOrDateSchema, unitCodeSchema } from './common.ts';

/** A pickpocketing case: a place and an interval of time, never a person. */
export const pickpocketCaseSchema = z
  .object({
    caseNo: z.string(),
    offenceCode: z.string().default('050240'),
    occurredFrom: timeOrDateSchema,
    occurredTo: isoTimeSchema,
    reportedAt: timeOrDateSchema,
    placeType: z.enum(PLACE_TYPES),
    carriedOnPerson: z.literal(true),
    longitude: z.number(),
    latitude: z.number(),
    unitCode: unitCodeSchema,
    placeId: z.string().optional(),
    transit: z
      .object({ lineId: z.string(), boardStopId: z.string().optional(), alightStopId: z.string().optional() })
      .optional(),
    property: z.array(z.object({ kind: z.enum(PROPERTY_KINDS), valueBand: z.enum(VALUE_BANDS) })),
    methods: z.array(z.enum(METHODS)),
    moment: z.enum(CASE_MOMENTS).optional(),
    victimAgeBand: z.enum(['<18', '18-35', '36-59', '60+']).optional(),
    status: z.enum(CASE_STATUSES),
    arrestedAt: timeOrDateSchema.optional(),
    recoveredItems: z.number().int().min(0).default(0),
    agencies: z.array(z.string()).default([]),
    origin: originSchema,
  })
  .refine((c) => c.placeType !== 'ON_BUS' || c.transit !== undefined, {
    path: ['transit'],
    message: 'a case on a bus needs its line',
  })
  .refine((c) => !c.methods.includes('CUT') || c.property.some((p) => p.kind === 'GOLD'), {
    path: ['methods'],
    message: 'CUT needs GOLD among the property',
  });
export type PickpocketCaseRecord = z.infer<typeof pickpocketCaseSchema>;

/** A case as `/api/cases/:caseNo` sends it: nothing of the victim, whose age is told of many cases together only. */
export const caseReplySchema = z.object(pickpocketCaseSchema.shape).omit({ victimAgeBand: true });
export type CaseReply = z.infer<typeof caseReplySchema>;

/**
 * Columns of `/api/cases.arrow`, sorted by `from`. Codes are positions in the lists of the schema metadata.
 * | column | type | meaning |
 * | from, to, reportedAt | Float64 | epoch ms; the case happened between `from` and `to` |
 * | arrestedAt | Float64 | epoch ms, NaN where nobody was arrested |
 * Of `from`, `reportedAt` and `arrestedAt` a date without a time is half a millisecond after its day begins.
 * | lngE6, latE6 | Int32 | micro-degrees |
 * | placeType, status | Uint8 | index into the metadata list of that name |
 * | moment | Uint8 | index into `moments`, 255 where nobody said |
 * | methods, property | Uint8 | bit `i` = entry `i` of `methods`, of `propertyKinds` |
 * | value | Uint8 | highest index into `valueBands`, 255 where nothing is listed |
 * | recovered | Int32 | things given back |
 * | unit | Uint32 | index into metadata `units` (full codes) |
 * | place, line, boardStop, alightStop | Int32 | index into `places`, `lines`, `stops` (ids), −1 where there is none |
 * | marketDay | Uint8 | 1 the market of its place was held on the day of `from`, 0 it was not, 255 no market or unknown |
 * | caseNo | Utf8 | |
 */
export const caseMetadataSchema = z.object({
  /** Moment the answer was made, epoch ms. */
  asOf: z.number(),
  placeTypes: z.array(z.string()),
  statuses: z.array(z.string()),
  moments: z.array(z.string()),
  methods: z.array(z.string()),
  propertyKinds: z.array(z.string()),
  valueBands: z.array(z.string()),
  units: z.array(z.string()),
  places: z.array(z.string()),
  lines: z.array(z.string()),
  stops: z.array(z.string()),
});
export type CaseMetadata = z.infer<typeof caseMetadataSchema>;
