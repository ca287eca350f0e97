/** Where an arrow key points. */
export const ARROW_DIRECTIONS = ['up', 'down', 'left', 'right'] as const;
export type ArrowDirection = (typeof ARROW_DIRECTIONS)[number];

/** A box on the screen, px. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What lies beside the way counts so many times as much as what lies along it. */
const ASIDE_WEIGHT = 3;
/** Of two boxes that are equally near, the one whose middle is nearer to the way wins. */
const MIDDLE_WEIGHT = 0.05;

/** The box turned so that `direction` points to growing `from` and `to`; `near` and `far` lie across. */
function turned(box: Box, direction: ArrowDirection) {
  const { left, top, right, bottom } = box;
  if (direction === 'right') return { from: left, to: right, near: top, far: bottom };
  if (direction === 'left') return { from: -right, to: -left, near: top, far: bottom };
  if (direction === 'down') return { from: top, to: bottom, near: left, far: right };
  return { from: -bottom, to: -top, near: left, far: right };
}

/**
 * The index of the box that an arrow key goes to from `from`: the nearest whose middle lies beyond, and that does not
 * begin before half of what is left. What lies straight ahead goes before what lies aside. `undefined` where nothing is.
 */
export function nearestInDirection(
  from: Box,
  boxes: readonly Box[],
  direction: ArrowDirection,
): number | undefined {
  const start = turned(from, direction);
  let best: { index: number; cost: number } | undefined;
  for (const [index, candidate] of boxes.entries()) {
    const box = turned(candidate, direction);
    const isBeyond = box.from + box.to > start.from + start.to && box.from >= (start.from + start.to) / 2;
    if (!isBeyond) continue;
    const along = Math.max(0, box.from - start.to);
    const aside = Math.max(0, box.near - start.far, start.near - box.far);
    const offMiddle = Math.abs(box.near + box.far - start.near - start.far) / 2;
    const cost = along + ASIDE_WEIGHT * aside + MIDDLE_WEIGHT * offMiddle;
    if (best === undefined || cost < best.cost) best = { index, cost };
  }
  return best?.index;
}
