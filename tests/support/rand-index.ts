/**
 * How alike two labellings of the same things are: the adjusted Rand index of Hubert and Arabie (J. Classification 2, 1985),
 * 1 for the same partition, about 0 by chance.
 */
export function adjustedRandIndex(one: ArrayLike<number>, two: ArrayLike<number>): number {
  if (one.length < 2) return 1;
  const pairsOf = (keyOf: (at: number) => number): number => {
    const sizes = new Map<number, number>();
    for (let at = 0; at < one.length; at += 1) sizes.set(keyOf(at), (sizes.get(keyOf(at)) ?? 0) + 1);
    return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  };
  const both = pairsOf((at) => one[at]! * 2 ** 26 + two[at]!);
  const [first, second] = [pairsOf((at) => one[at]!), pairsOf((at) => two[at]!)];
  const byChance = (first * second) / ((one.length * (one.length - 1)) / 2);
  const most = (first + second) / 2;
  return most === byChance ? 1 : (both - byChance) / (most - byChance);
}
