import type { z } from 'zod';
import { consultationMethodSchema } from './consultation-method.ts';
import { preventionSchema } from './prevention.ts';
import { rumoursSchema } from './rumours.ts';

/** What a data set may publish besides numbers: one file of each kind, named in `dataset.json`. */
export const DOCUMENT_SCHEMAS = {
  consultation: consultationMethodSchema,
  prevention: preventionSchema,
  rumours: rumoursSchema,
} as const;
export type DocumentKind = keyof typeof DOCUMENT_SCHEMAS;
export const DOCUMENT_KINDS = Object.keys(DOCUMENT_SCHEMAS) as DocumentKind[];

/** A document of each kind that is there. */
export type Documents = { [Kind in DocumentKind]?: z.infer<(typeof DOCUMENT_SCHEMAS)[Kind]> };
