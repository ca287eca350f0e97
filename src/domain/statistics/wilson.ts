/** Standard normal quantile of a two-sided interval of 95 %. */
const Z_95 = 1.959963984540054;

/**
 * Interval (95 % by default, `z` = its two-sided normal quantile) for the share of `hits` in `events` (Wilson, J. Am. Stat. Assoc. 22, 1927, 209–212). It takes events as
 * independent; without events it is all that is possible.
 */
export function wilsonInterval(hits: number, events: number, z = Z_95): [number, number] {
  if (events <= 0) return [0, 1];
  const share = hits / events;
  const z2 = z ** 2 / events;
  const centre = (share + z2 / 2) / (1 + z2);
  const half = (z * Math.sqrt((share * (1 - share) + z2 / 4) / events)) / (1 + z2);
  // Rounding must not leave the bound on the wrong side of what was seen.
  return [Math.max(0, Math.min(share, centre - half)), Math.min(1, Math.max(share, centre + half))];
}
