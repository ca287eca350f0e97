/** A position in the stream of changes: transaction, then sequence. Both stay far below 2⁵³. */
export interface StreamPosition {
  readonly xid: number;
  readonly seq: number;
}

/** Before everything. */
export const STREAM_START: StreamPosition = { xid: 0, seq: 0 };

/** The form of a position as text: `<epoch>.<transaction>.<sequence>`. */
export const POSITION_PATTERN = /^([0-9a-z]{1,16})\.(\d{1,20})\.(\d{1,19})$/;

/** Negative, zero or positive as `one` comes before, at or after `other`. */
export function comparePositions(one: StreamPosition, other: StreamPosition): number {
  return one.xid - other.xid || one.seq - other.seq;
}

/** `<epoch>.<transaction>.<sequence>` */
export function formatPosition(epoch: string, { xid, seq }: StreamPosition): string {
  return `${epoch}.${xid}.${seq}`;
}

/** The parts of such a text; `undefined` where it is none. */
export function parsePosition(text: string): { epoch: string; position: StreamPosition } | undefined {
  const match = POSITION_PATTERN.exec(text);
  if (!match) return undefined;
  return { epoch: match[1] ?? '', position: { xid: Number(match[2]), seq: Number(match[3]) } };
}

/**
 * Whether `position` comes after `other` in the stream; `undefined` where they are of different databases and cannot be
 * compared. Throws RangeError for a text that is no position.
 */
export function isAfter(position: string, other: string): boolean | undefined {
  const [one, two] = [parsed(position), parsed(other)];
  return one.epoch === two.epoch ? comparePositions(one.position, two.position) > 0 : undefined;
}

function parsed(text: string) {
  const parts = parsePosition(text);
  if (!parts) throw new RangeError(`"${text}" is no position in the stream`);
  return parts;
}
