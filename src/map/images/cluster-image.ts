import { PROGRESSES } from '../../domain/incidents/life-cycle.ts';
import type { Theme } from '../../themes/theme.ts';
import type { Context } from '../../layers/style/images.ts';

const RING_PX = 2.6;
const GAP_RAD = 0.035;
/** Room around a disc for its halo, CSS px. */
export const DISC_MARGIN_PX = 3;

/**
 * A cluster around the origin: dark disc, thin ring of progress shares clockwise from twelve. `steps` are the shares per
 * progress and, last, of what does not match, in 24ths.
 */
export function paintDisc(context: Context, theme: Theme, radiusPx: number, steps: readonly number[]): void {
  const total = steps.reduce((sum, step) => sum + step, 0);
  const colours = [...PROGRESSES.map((progress) => theme.progress[progress]), theme.map.discRim];
  context.beginPath();
  context.arc(0, 0, radiusPx + 1.4, 0, 2 * Math.PI);
  context.fillStyle = theme.map.labelHalo;
  context.globalAlpha = 0.5;
  context.fill();
  context.globalAlpha = 0.96;
  context.beginPath();
  context.arc(0, 0, radiusPx, 0, 2 * Math.PI);
  context.fillStyle = theme.map.disc;
  context.fill();
  context.globalAlpha = 1;
  context.lineWidth = RING_PX;
  context.lineCap = 'butt';
  const middle = radiusPx - RING_PX / 2;
  let start = -Math.PI / 2;
  const parts = steps.filter((step) => step > 0).length;
  steps.forEach((step, index) => {
    if (step === 0) return;
    const end = start + (2 * Math.PI * step) / total;
    const gap = parts > 1 ? GAP_RAD : 0;
    context.beginPath();
    context.arc(0, 0, middle, start + gap, end - gap);
    context.strokeStyle = colours[index] ?? theme.map.discRim;
    context.stroke();
    start = end;
  });
}
