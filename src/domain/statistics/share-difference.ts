import { wilsonInterval } from './wilson.ts';

/** A share of events as its two counts. */
export interface CountedShare {
  readonly numerator: number;
  readonly denominator: number;
}

/** First share minus second, with the limits of its interval; all within −1 … 1. */
export interface ShareDifference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Difference of two independent shares with its interval of 95 %: method 10 of R. G. Newcombe, Statistics in Medicine 17
 * (1998) 873–890, which joins the Wilson intervals of both. Throws RangeError where a share has no denominator.
 */
export function shareDifference(first: CountedShare, second: CountedShare): ShareDifference {
  const [one, other] = [limitsOf(first), limitsOf(second)];
  const difference = one.share - other.share;
  return {
    difference,
    low: difference - Math.hypot(one.share - one.low, other.high - other.share),
    high: difference + Math.hypot(one.high - one.share, other.share - other.low),
  };
}

function limitsOf({ numerator, denominator }: CountedShare) {
  if (!(denominator > 0)) throw new RangeError(`no share of ${denominator}`);
  const [low, high] = wilsonInterval(numerator, denominator);
  return { share: numerator / denominator, low, high };
}
