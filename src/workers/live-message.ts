import type { LiveEvent, StreamBeat } from '../schemas/live.ts';

/** What a page receives from the stream. Events lie after the position `after`; `position` is that of the last one. */
export type LiveMessage =
  | { readonly kind: 'open'; readonly position: string }
  | {
      readonly kind: 'events';
      readonly after: string;
      readonly position: string;
      readonly events: readonly LiveEvent[];
    }
  | { readonly kind: 'beat'; readonly beat: StreamBeat }
  /** The server no longer knows the position: the page has to reload everything. */
  | { readonly kind: 'resync'; readonly reason: string }
  | { readonly kind: 'closed' };
