/** Zooms and the scale of a single incident there, linear in between. */
const SCALES = [
  [9, 0.62],
  [14, 0.9],
  [17, 1.1],
] as const;
/** Single incidents change their size in steps, so that few pictures serve every zoom. */
const SCALE_STEP = 0.02;

/** How large a single incident is drawn at a zoom, 0.6–1.1 of its picture. */
export function incidentScale(zoom: number): number {
  const [first, , last] = SCALES;
  if (zoom <= first[0]) return first[1];
  let scale: number = last[1];
  for (let at = 1; at < SCALES.length; at++) {
    const [fromZoom, from] = SCALES[at - 1] ?? first;
    const [toZoom, to] = SCALES[at] ?? last;
    if (zoom <= toZoom) {
      scale = from + ((to - from) * (zoom - fromZoom)) / (toZoom - fromZoom);
      break;
    }
  }
  return Number((Math.round(scale / SCALE_STEP) * SCALE_STEP).toFixed(2));
}
