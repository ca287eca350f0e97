/** What a strip of bars shows; parallel arrays. `strong` is the part of each bar that stands out. */
export interface BarStripData {
  readonly counts: ArrayLike<number>;
  readonly strong: ArrayLike<number>;
  /** Left edge of the first bar and width of a bar as shares of the strip's width. */
  readonly start: number;
  readonly step: number;
}

export interface BarStripColours {
  readonly weak: string;
  readonly strong: string;
  readonly baseline: string;
}

/** One rectangle of the strip, px; `isStrong` decides its colour. */
export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isStrong: boolean;
}

/**
 * Bars of a strip of `width` × `height` px: heights share one linear scale from zero; what is not zero is at least
 * 1 px high. The strong part stands at the foot of its bar. Bars narrower than 3 px touch, wider ones keep a gap.
 */
export function layOutBars(data: BarStripData, width: number, height: number): Bar[] {
  const most = Math.max(1, ...Array.from(data.counts));
  const barPx = data.step * width;
  const gap = barPx >= 3 ? Math.min(2, barPx * 0.2) : 0;
  const heightOf = (count: number) => (count === 0 ? 0 : Math.max(1, (count / most) * height));
  const bars: Bar[] = [];
  for (let i = 0; i < data.counts.length; i++) {
    const left = (data.start + i * data.step) * width;
    const x = Math.max(0, left);
    const barWidth = Math.min(width, left + barPx - gap) - x;
    if (barWidth <= 0) continue;
    const whole = heightOf(data.counts[i] ?? 0);
    const strong = Math.min(whole, heightOf(data.strong[i] ?? 0));
    if (whole > strong)
      bars.push({ x, y: height - whole, width: barWidth, height: whole - strong, isStrong: false });
    if (strong > 0) bars.push({ x, y: height - strong, width: barWidth, height: strong, isStrong: true });
  }
  return bars;
}

/** Draws the strip over a canvas of this size in CSS px. */
export function drawBars(
  context: CanvasRenderingContext2D,
  data: BarStripData,
  colours: BarStripColours,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  context.fillStyle = colours.baseline;
  context.fillRect(0, height - 1, width, 1);
  const bars = layOutBars(data, width, height - 1);
  for (const isStrong of [false, true]) {
    context.fillStyle = isStrong ? colours.strong : colours.weak;
    for (const bar of bars)
      if (bar.isStrong === isStrong) context.fillRect(bar.x, bar.y, bar.width, bar.height);
  }
}
