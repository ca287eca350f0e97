/** A place in the stream of changes: transaction, then sequence. Both stay far below 2⁵³. */
export interface StreamPosition {
  readonly xid: number;
  readonly seq: number;
}

/** Before everything. */
export const STREAM_START: StreamPosition = { xid: 0, seq: 0 };

/** Negative, zero or positive as `one` comes before, at or after `other`. */
export function comparePositions(one: StreamPosition, other: StreamPosition): number {
  return one.xid - other.xid || one.seq - other.seq;
}

/** `<epoch>.<transaction>.<sequence>` */
export function formatPosition(epoch: string, { xid, seq }: StreamPosition): string {
  return `${epoch}.${xid}.${seq}`;
}

/** The parts of such a text; `undefined` where it is none. */
export function parsePosition(text: string): { epoch: string; place: StreamPosition } | undefined {
  const match = /^([0-9a-z]{1,16})\.(\d{1,20})\.(\d{1,19})$/.exec(text);
  if (!match) return undefined;
  return { epoch: match[1] ?? '', place: { xid: Number(match[2]), seq: Number(match[3]) } };
}
