/** Kinds of named places at which people gather, and thefts can happen. */
export const PUBLIC_PLACE_KINDS: ReadonlySet<string> = new Set([
  'MARKET',
  'SQUARE',
  'MALL',
  'BUSY_STREET',
  'STATION',
  'HUB',
  'HOSPITAL',
]);
