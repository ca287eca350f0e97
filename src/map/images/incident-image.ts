import type { Progress } from '../../domain/incidents/life-cycle.ts';
import type { Theme } from '../../themes/theme.ts';
import { paintSquare, shapePath, type Context, type MapImage } from './canvas.ts';

const PROGRESS_SHAPE: Record<Progress, string> = {
  done: 'circle',
  inHand: 'circle',
  nearDeadline: 'triangle',
  overdue: 'square',
};

/** Side of the square that holds an incident's shape and halo, CSS px. */
export const INCIDENT_PX = 22;

/** An incident around the origin: ○ done, ● in hand, ▲ near its deadline, ■ overdue. */
export function paintIncident(context: Context, theme: Theme, progress: Progress): void {
  const colour = theme.progress[progress];
  shapePath(context, PROGRESS_SHAPE[progress], 6);
  context.strokeStyle = theme.map.labelHalo;
  context.lineWidth = 5;
  context.stroke();
  context.fillStyle = progress === 'done' ? theme.map.disc : colour;
  context.fill();
  context.strokeStyle = colour;
  context.lineWidth = progress === 'done' ? 2.4 : 1;
  context.stroke();
}

/** Diagonal lines for 无数据, which is not zero. */
export function hatchImage(colour: string): MapImage {
  const sidePx = 8;
  return paintSquare(sidePx, (context) => {
    context.strokeStyle = colour;
    context.lineWidth = 1;
    context.lineCap = 'butt';
    for (const shift of [-sidePx, 0, sidePx]) {
      context.beginPath();
      context.moveTo(shift - sidePx, sidePx);
      context.lineTo(shift + sidePx, -sidePx);
      context.stroke();
    }
  });
}
