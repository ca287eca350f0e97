/** What the emergency mode is about: an incident, or a point with the moment of its report, epoch ms. */
export type Emergency =
  | { readonly kind: 'incident'; readonly eventNo: string }
  | { readonly kind: 'point'; readonly position: readonly [number, number]; readonly at: number };
