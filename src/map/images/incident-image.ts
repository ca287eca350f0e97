import type { Progress } from '../../domain/incidents/life-cycle.ts';
import { shapePath, type Context } from '../../layers/style/images.ts';
import type { ShapeName } from '../../themes/shapes.ts';
import type { Theme } from '../../themes/theme.ts';

const PROGRESS_SHAPE: Readonly<Record<Progress, ShapeName>> = {
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
