/** Minutes in which the collector of garbage has been at least once. */
export const WINDOW_MINUTES = 10;

/**
 * The lowest point of each whole window of ten minutes (`x` in hours): what is held under the saw of a collector that comes
 * when it likes. An unfinished window is left out, since its lowest point is not known yet.
 */
export function troughsOf<Point extends { readonly x: number; readonly y: number }>(
  points: readonly Point[],
): Point[] {
  const first = points[0]?.x ?? 0;
  const windowHours = WINDOW_MINUTES / 60;
  const ended = Math.floor(((points.at(-1)?.x ?? first) - first) / windowHours + 1e-9);
  return Array.from({ length: ended }, (_, window) => {
    const from = first + window * windowHours;
    const within = points.filter(({ x }) => x >= from - 1e-9 && x < from + windowHours - 1e-9);
    return within.reduce<Point | undefined>(
      (lowest, point) => (lowest === undefined || point.y < lowest.y ? point : lowest),
      undefined,
    );
  }).flatMap((lowest) => lowest ?? []);
}
