import { z } from 'zod';
import { codeTablesSchema } from './code-tables.ts';
import { isoDateSchema, labelsSchema } from './common.ts';

/** `/api/dataset`: everything the page needs to know before it draws. */
export const datasetReplySchema = z.object({
  id: z.string(),
  title: labelsSchema,
  notice: labelsSchema.optional(),
  mapApprovalNo: z.string().optional(),
  attribution: z.array(z.string()),
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  codeTables: codeTablesSchema,
  /** `true` where row-level data is made by the simulator: the page wears 模拟数据. */
  synthetic: z.boolean(),
  /** First days of new boundaries, ascending; absent where boundaries never changed. */
  boundaryDays: z.array(isoDateSchema).optional(),
  basemap: z.object({
    kind: z.enum(['schematic', 'pmtiles', 'tianditu', 'style']),
    url: z.string().optional(),
    key: z.string().optional(),
  }),
});
export type DatasetReply = z.infer<typeof datasetReplySchema>;
