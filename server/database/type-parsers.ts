/** Object identifiers of the PostgreSQL types whose text form we read ourselves. */
const INT8 = 20;
const BYTEA = 17;
const DATE = 1082;
const TIMESTAMPTZ = 1184;
const NUMERIC = 1700;

/** `2026-11-20 14:41:07.5+00` → epoch ms; `infinity` and `-infinity` become the JavaScript infinities. */
export function parseTimestamptz(text: string): number {
  if (text === 'infinity') return Infinity;
  if (text === '-infinity') return -Infinity;
  const zoneAt = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-', text.length));
  const zone = text.slice(zoneAt);
  return Date.parse(
    `${text.slice(0, 10)}T${text.slice(11, zoneAt)}${zone.length === 3 ? `${zone}:00` : zone.slice(0, 6)}`,
  );
}

/** `\x0a0b` → bytes. */
export function parseBytea(text: string): Uint8Array {
  return Buffer.from(text.slice(2), 'hex');
}

/** One set of parsers for PGlite and `pg`, so that the two give the same JavaScript values. */
export const TYPE_PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: Number,
  [NUMERIC]: Number,
  [BYTEA]: parseBytea,
  [DATE]: (text) => text,
  [TIMESTAMPTZ]: parseTimestamptz,
};
