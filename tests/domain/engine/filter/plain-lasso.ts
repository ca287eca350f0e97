/** A place in whole Mercator units, as the engine's columns hold it. */
export type PlainPoint = readonly [number, number];

const WORLD = 2 ** 30;

/** Degrees → whole Mercator units, towards zero. */
export function plainPoint([longitude, latitude]: PlainPoint): PlainPoint {
  const sine = Math.sin((latitude * Math.PI) / 180);
  const y = (-0.25 * Math.log((1 + sine) / (1 - sine))) / Math.PI;
  return [Math.trunc((longitude / 360) * WORLD), Math.trunc(Math.max(-0.5, Math.min(0.5, y)) * WORLD)];
}

/** The even-odd rule in whole numbers of any size, corner by corner, as books write it. */
export function plainInside(ring: readonly PlainPoint[], [px, py]: PlainPoint): boolean {
  let crossings = 0;
  ring.forEach(([ax, ay], index) => {
    const [bx, by] = ring[(index + 1) % ring.length]!;
    if (ay > py === by > py) return;
    const cross =
      (BigInt(px) - BigInt(ax)) * (BigInt(by) - BigInt(ay)) -
      (BigInt(bx) - BigInt(ax)) * (BigInt(py) - BigInt(ay));
    if (by > ay ? cross < 0n : cross > 0n) crossings++;
  });
  return crossings % 2 === 1;
}
