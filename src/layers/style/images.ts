import type { ExpressionSpecification } from 'maplibre-gl';
import type { ShapeName } from '../../themes/shapes.ts';
import type { Theme } from '../../themes/theme.ts';

/** A 2D canvas that images are drawn on. */
export type Context = OffscreenCanvasRenderingContext2D;

/** Images of a layer; the map paints one when a style layer first names it. */
export interface LayerImages {
  /** The first word of their names. */
  readonly prefix: string;
  /** Side of the square, CSS px. */
  readonly sizePx: number;
  /** Draws around the origin, in CSS px. `variant`: the words of the name behind the theme. */
  readonly paint: (context: Context, theme: Theme, variant: readonly string[]) => void;
}

/** The name of an image in a theme: `prefix|theme|variant…`, each word of the variant a property of the feature. */
export function imageName(prefix: string, theme: Theme, ...properties: string[]): ExpressionSpecification {
  return [
    'concat',
    `${prefix}|${theme.id}`,
    ...properties.flatMap((name): (string | ExpressionSpecification)[] => ['|', ['get', name]]),
  ];
}

/** The path of a shape around the origin; `radius` in CSS px. */
export function shapePath(context: Context, shape: ShapeName, radius: number): void {
  context.beginPath();
  if (shape === 'circle') context.arc(0, 0, radius, 0, 2 * Math.PI);
  else if (shape === 'square')
    context.roundRect(-radius * 0.88, -radius * 0.88, radius * 1.76, radius * 1.76, radius * 0.2);
  else if (shape === 'triangle') polygonPath(context, 3, radius * 1.18, -Math.PI / 2);
  else if (shape === 'diamond') polygonPath(context, 4, radius * 1.12, -Math.PI / 2);
  else if (shape === 'star') starPath(context, radius * 1.15);
  else throw new Error(`no such shape: ${shape}`);
}

function polygonPath(context: Context, corners: number, radius: number, start: number): void {
  for (let corner = 0; corner < corners; corner++) {
    const angle = start + (2 * Math.PI * corner) / corners;
    context.lineTo(radius * Math.cos(angle), radius * Math.sin(angle));
  }
  context.closePath();
}

function starPath(context: Context, radius: number): void {
  for (let corner = 0; corner < 10; corner++) {
    const angle = -Math.PI / 2 + (Math.PI * corner) / 5;
    const reach = corner % 2 === 0 ? radius : radius * 0.5;
    context.lineTo(reach * Math.cos(angle), reach * Math.sin(angle));
  }
  context.closePath();
}
