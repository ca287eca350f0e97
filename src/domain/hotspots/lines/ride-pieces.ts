/** A bus line as its stops, with the way from each stop to the next. */
export interface LineStops {
  readonly id: string;
  readonly stopIds: readonly string[];
  /** Metres from stop `i` to stop `i + 1`. */
  readonly lengthsM: readonly number[];
}

/** What is known of a theft on a bus. */
export interface Ride {
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
  readonly boardStopId: string | null;
  readonly alightStopId: string | null;
  readonly moment: 'boarding' | 'alighting' | 'riding';
}

/** A part of a ride: between stop `segment` and the next one, within a time of its own. */
export interface RidePiece {
  readonly segment: number;
  /** Share (0–1) of the theft that is thought to have happened there; those of a ride sum to 1. */
  readonly share: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Spreads a theft between two stops and two times along the way (linear aoristic): the bus is thought to move evenly, so a
 * segment has the share of its length and the part of the interval in which it was passed. A theft at boarding or
 * alighting belongs to the first or last segment of the ride for the whole interval. One with a single known stop belongs
 * to the segments at that stop, half each. Empty where the line does not know the stops.
 */
export function ridePieces(line: LineStops, ride: Ride): RidePiece[] {
  const { from, to, moment } = ride;
  const segments = line.lengthsM.length;
  const board = ride.boardStopId === null ? -1 : line.stopIds.indexOf(ride.boardStopId);
  const alight = ride.alightStopId === null ? -1 : line.stopIds.indexOf(ride.alightStopId);
  const whole = (numbers: readonly number[]): RidePiece[] =>
    numbers.map((segment) => ({ segment, share: 1 / numbers.length, from, to }));
  if (board < 0 || alight < 0 || board === alight) {
    const stop = Math.max(board, alight);
    if (stop < 0) return [];
    return whole([stop - 1, stop].filter((segment) => segment >= 0 && segment < segments));
  }
  const step = Math.sign(alight - board);
  const way = Array.from({ length: Math.abs(alight - board) }, (_, at) =>
    step > 0 ? board + at : board - 1 - at,
  );
  if (moment === 'boarding') return whole(way.slice(0, 1));
  if (moment === 'alighting') return whole(way.slice(-1));
  const totalM = way.reduce((sum, segment) => sum + line.lengthsM[segment]!, 0);
  let passedM = 0;
  return way.map((segment, at) => {
    // Stops on one spot: each segment is passed in the same time.
    const shareOf = (metres: number, index: number): number =>
      totalM > 0 ? metres / totalM : index / way.length;
    const begun = shareOf(passedM, at);
    passedM += line.lengthsM[segment]!;
    const ended = at === way.length - 1 ? 1 : shareOf(passedM, at + 1);
    return {
      segment,
      share: ended - begun,
      from: from + begun * (to - from),
      to: from + ended * (to - from),
    };
  });
}
