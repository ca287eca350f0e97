import { MOST_INGEST_ROWS } from '../../src/schemas/live.ts';
import { TimeSlices } from '../time-slices.ts';

/** Bytes of one row at most: a report with the longest texts, each sign written as an escape, has a third of it. */
export const MOST_ROW_BYTES = 65_536;
/** A smaller body is parsed at once, in a few milliseconds. */
const SMALL_BODY_BYTES = 256 * 1_024;
/** Rows are parsed together up to so many bytes. */
const GROUP_BYTES = 32_768;
/** Bytes that are searched before others may get their turn. */
const STRIDE_BYTES = 262_144;
const SHOWN_BYTES = 512;

/** Stands in the place of a row that is too long to be read. */
export class OversizeRow {
  /** The beginning of the row. */
  readonly text: string;
  readonly bytes: number;
  constructor(text: string, bytes: number) {
    this.text = text;
    this.bytes = bytes;
  }
}

/** What parses a text, and throws where it is no JSON. */
type Parse = (text: string) => unknown;

/**
 * Parses `{"items": [row, …]}` in slices of a few milliseconds, so that a body of megabytes holds up nobody. Each row is
 * parsed by `parse`; a row of more than `MOST_ROW_BYTES` becomes an `OversizeRow`. What its schema refuses anyway is not
 * parsed whole.
 * @throws what `parse` throws
 */
export async function parseBatch(body: Buffer, parse: Parse): Promise<unknown> {
  if (body.length <= SMALL_BODY_BYTES) return parse(body.toString('utf8'));
  const head = body.toString('latin1', 0, 1_024);
  const start = /^(?:\xef\xbb\xbf)?\s*\{\s*"items"\s*:\s*\[/.exec(head)?.[0].length;
  if (start === undefined) return { items: null };
  const slices = new TimeSlices();
  const ends = await findRowEnds(body, start, slices);
  if (ends === undefined) return parse('{"items":[');
  if (ends.length > MOST_INGEST_ROWS) return { items: ends };
  const last = ends.at(-1)!;
  const frame = parse(`{"items":[${body.toString('utf8', last, last + SMALL_BODY_BYTES)}`);
  const items = (frame as { items: unknown[] }).items;
  if (ends.length === 1 && body.toString('latin1', start, last).trim() === '') return frame;
  await parseRows(body, { start, ends }, parse, slices, (rows) => {
    for (const row of rows) items.push(row);
  });
  return frame;
}

async function parseRows(
  body: Buffer,
  { start, ends }: { start: number; ends: readonly number[] },
  parse: Parse,
  slices: TimeSlices,
  take: (rows: readonly unknown[]) => void,
): Promise<void> {
  let from = start;
  /** Where the rows begin that are to be parsed together. */
  let groupFrom = start;
  const takeGroup = (to: number) => {
    if (to < groupFrom) return;
    const text = body.toString('utf8', groupFrom, to);
    // Two commas with nothing between them, or one before the bracket, are no JSON.
    take(parse(text.trim() === '' ? '[,]' : `[${text}]`) as unknown[]);
  };
  for (const end of ends) {
    const bytes = end - from;
    if (bytes > MOST_ROW_BYTES) {
      takeGroup(from - 1);
      take([new OversizeRow(body.toString('utf8', from, from + SHOWN_BYTES), bytes)]);
      groupFrom = end + 1;
    } else if (end - groupFrom > GROUP_BYTES || end === ends.at(-1)) {
      takeGroup(end);
      groupFrom = end + 1;
    }
    from = end + 1;
    if (slices.isOver) await slices.next();
  }
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [BRACKET, BRACKET_END, BRACE, BRACE_END] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Where each row ends: the places of the commas between them and of the bracket after the last; not all of them where there
 * are too many rows. `undefined` where the brackets do not match.
 */
async function findRowEnds(body: Buffer, start: number, slices: TimeSlices): Promise<number[] | undefined> {
  const ends: number[] = [];
  let depth = 0;
  let isText = false;
  let stride = start + STRIDE_BYTES;
  for (let at = start; at < body.length; at++) {
    if (at > stride) {
      stride = at + STRIDE_BYTES;
      if (slices.isOver) await slices.next();
    }
    const code = body[at];
    if (isText) {
      if (code === BACKSLASH) at++;
      else if (code === QUOTE) isText = false;
    } else if (code === QUOTE) isText = true;
    else if (code === BRACKET || code === BRACE) depth++;
    else if (depth > 0) {
      if (code === BRACKET_END || code === BRACE_END) depth--;
    } else if (code === COMMA) {
      ends.push(at);
      if (ends.length > MOST_INGEST_ROWS) return ends;
    } else if (code === BRACKET_END) return [...ends, at];
    else if (code === BRACE_END) return undefined;
  }
  return undefined;
}
