/** A place in the stream of changes, taken apart; see `livePositionSchema`. */
interface Place {
  readonly epoch: string;
  readonly transaction: bigint;
  readonly sequence: bigint;
}

function placeOf(position: string): Place {
  const [epoch = '', transaction = '', sequence = ''] = position.split('.');
  if (!/^\d+$/.test(transaction) || !/^\d+$/.test(sequence))
    throw new RangeError(`"${position}" is no place in the stream`);
  return { epoch, transaction: BigInt(transaction), sequence: BigInt(sequence) };
}

/**
 * Whether `position` comes after `other` in the stream; `undefined` where they are of different databases and cannot be
 * compared. Throws RangeError for a text that is no position.
 */
export function isAfter(position: string, other: string): boolean | undefined {
  const [one, two] = [placeOf(position), placeOf(other)];
  if (one.epoch !== two.epoch) return undefined;
  return one.transaction === two.transaction
    ? one.sequence > two.sequence
    : one.transaction > two.transaction;
}
