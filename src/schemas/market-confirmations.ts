import { z } from 'zod';
import { CONFIRMING_ROLES } from '../domain/cases/confirming-roles.ts';
import { isoTimeSchema, requestTextSchema } from './common.ts';
import { marketDayRuleSchema, placeSchema } from './places.ts';

/** Digits, days, branches or dates of one rule at most. */
const MOST_ENTRIES = 400;

const entriesOf = (rule: z.infer<typeof marketDayRuleSchema>): readonly unknown[] =>
  Object.values(rule).find((value): value is unknown[] => Array.isArray(value)) ?? [];

/** A rule that somebody can vouch for. */
const confirmedRuleSchema = marketDayRuleSchema
  .refine(({ kind }) => kind !== 'unknown', 'an unknown rule cannot be confirmed')
  .refine((rule) => rule.kind !== 'list' || rule.dates.length > 0, 'names no date')
  .refine((rule) => entriesOf(rule).length <= MOST_ENTRIES, `has more than ${MOST_ENTRIES} entries`)
  .refine((rule) => new Set(entriesOf(rule)).size === entriesOf(rule).length, 'names something twice');

/**
 * The body of `POST /api/market-confirmations`: when a market is held, as somebody there says. `rule: null` takes back what
 * was confirmed before, so that the rule of the data set holds again.
 */
export const marketConfirmationRequestSchema = z.strictObject({
  placeId: requestTextSchema.min(1).max(200),
  rule: confirmedRuleSchema.nullable(),
  /** The role of who says so: one of a list, so that no name gets into a register that forgets nothing. */
  confirmedBy: z.enum(CONFIRMING_ROLES),
});
export type MarketConfirmationRequest = z.infer<typeof marketConfirmationRequestSchema>;

/** What was written, and the market as `/api/places` gives it from now on. */
export const marketConfirmationReplySchema = z.object({ at: isoTimeSchema, place: placeSchema });
export type MarketConfirmationReply = z.infer<typeof marketConfirmationReplySchema>;

/** A row of the register. Without a rule it takes back those before it. Old rows hold the role as free text. */
export interface MarketConfirmation {
  placeId: string;
  rule?: z.infer<typeof marketDayRuleSchema> | undefined;
  confirmedBy: string;
  at: string;
}
