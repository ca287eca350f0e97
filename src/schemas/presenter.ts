import { z } from 'zod';

/** Name of the channel between the window that shows a tour and the one of its presenter; both of one browser. */
export const PRESENTER_CHANNEL = 'gridlight-tour-presenter';

/** What the window of the tour says. Spans are ms, texts are as they are shown. */
export const wallMessageSchema = z.strictObject({
  kind: z.literal('shown'),
  /** Which window it is: there may be several. */
  wallId: z.string().max(40),
  tour: z.string(),
  /** Names of the stops. */
  stops: z.array(z.string()).min(1),
  at: z.number().int().min(0),
  title: z.string(),
  text: z.string(),
  notes: z.string(),
  isPlaying: z.boolean(),
  /** Whether no time counts, because something lies over the map or the window is hidden. */
  isHeld: z.boolean(),
  shownMs: z.number().min(0),
  spokenMs: z.number().min(0),
  durationsMs: z.array(z.number().min(0)),
});
export type WallMessage = z.infer<typeof wallMessageSchema>;

/** What the window of the presenter says: that it is there, or what is to be done. */
export const presenterMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('here') }),
  z.strictObject({
    kind: z.literal('act'),
    wallId: z.string().max(40),
    action: z.enum(['toggle', 'next', 'previous', 'first', 'last', 'figures', 'sheet']),
  }),
  z.strictObject({ kind: z.literal('goTo'), wallId: z.string().max(40), stop: z.number().int().min(0) }),
]);
export type PresenterMessage = z.infer<typeof presenterMessageSchema>;
