import { z } from 'zod';
import { loadWarningSchema, rejectionSchema } from './load-report.ts';

const placeSchema = { layer: z.string(), file: z.string() };

/** What became of the rows of a folder that was read without a database: nothing is left out silently. */
export const folderNotesSchema = z.strictObject({
  /** Rows left out; the list below is cut off after 10,000 entries. */
  rejectedRows: z.number().int().nonnegative(),
  rejected: z.array(rejectionSchema.extend(placeSchema)),
  warnings: z.array(loadWarningSchema.extend(placeSchema)),
});
export type FolderNotes = z.infer<typeof folderNotesSchema>;
