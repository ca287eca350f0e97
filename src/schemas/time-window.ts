import { z } from 'zod';
import { isoDateSchema, isoTimeSchema } from './common.ts';

const HINT = 'must be a time like 2026-11-20T08:00:00+08:00, a date, or milliseconds since 1970';

/** A moment in a query: ISO 8601 with offset, a date (00:00 in Shanghai), or epoch ms; becomes epoch ms. */
export const timeQuerySchema = z
  .string()
  // An unescaped + in a query arrives as a blank.
  .transform((text) => text.replace(' ', '+'))
  .refine(
    (text) =>
      /^\d{1,15}$/.test(text) ||
      isoTimeSchema.safeParse(text).success ||
      isoDateSchema.safeParse(text).success,
    HINT,
  )
  .transform((text) => {
    if (/^\d{1,15}$/.test(text)) return Number(text);
    return Date.parse(text.length === 10 ? `${text}T00:00:00+08:00` : text);
  });

/** `from ≤ moment < to`; open where absent. */
export const timeWindowSchema = z
  .strictObject({ from: timeQuerySchema.optional(), to: timeQuerySchema.optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from < to, {
    path: ['to'],
    message: 'must be later than from',
  });
