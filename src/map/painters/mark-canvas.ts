import type { ClusterMark, IncidentMark } from '../../domain/engine/api/answer.ts';
import { incidentScale } from '../../layers/marks/incident-scale.ts';
import type { Theme } from '../../themes/theme.ts';
import { pickMark, type DrawnMark } from './pick-marks.ts';
import type { Picked } from '../pick-at.ts';
import type { DensityLayer } from './density-layer.ts';
import { MarkSprites } from './mark-sprites.ts';
import type { Painting, LocatedDensity } from './painter.ts';
import type { ScreenView } from './screen-view.ts';
import * as styles from './canvases.module.css';

/** A single incident answers this far from its centre, before what a hand adds, CSS px. */
const INCIDENT_REACH_PX = 7;
const RING_PX = 2.6;
/** Zooms at which the ring of the selected point is smallest and largest, and its radii there, CSS px. */
const RING = { fromZoom: 10, toZoom: 16, fromPx: 13, toPx: 17 };
/** Legs of an opened spot begin beside its disc, CSS px from the centre. */
const LEG_START_PX = 14;
/** Marks this far outside the canvas still reach into it, CSS px. */
const EDGE_PX = 40;

/**
 * One canvas over the map: density, single incidents, clusters (the large ones on top), the opened spot, the ring of the
 * selected point. It does not take part in WebGL, so that it neither repaints the map nor is lost with its context.
 */
export class MarkCanvas {
  readonly #canvas = document.createElement('canvas');
  readonly #context: CanvasRenderingContext2D;
  readonly #sprites = new MarkSprites();
  /** How density is drawn comes with the first one. */
  #density: DensityLayer | 'coming' | undefined;
  #view: ScreenView | undefined;
  #painting: Painting | undefined;
  #incidents: readonly IncidentMark[] = [];
  #clusters: readonly ClusterMark[] = [];
  #marks: DrawnMark[] = [];
  #legs: DrawnMark[] = [];

  /** `isSoftware`: nothing is gained by a canvas in the memory of a graphics card. */
  constructor(host: HTMLElement, isSoftware: boolean) {
    const context = this.#canvas.getContext('2d', { willReadFrequently: isSoftware });
    if (context === null) throw new Error('this browser draws no canvas');
    this.#context = context;
    this.#canvas.className = styles.marks;
    this.#canvas.setAttribute('aria-hidden', 'true');
    host.append(this.#canvas);
  }

  paint(painting: Painting, view: ScreenView): void {
    if (painting.marks !== this.#painting?.marks) {
      this.#incidents = painting.marks.filter((mark) => mark.kind === 'incident');
      this.#clusters = painting.marks
        .filter((mark) => mark.kind === 'cluster')
        .sort((one, other) => one.count - other.count);
    }
    this.#painting = painting;
    this.move(view);
  }

  move(view: ScreenView): void {
    if (this.#painting === undefined) return;
    this.#view = view;
    this.#fit(view);
    const { theme, density, spider, selected } = this.#painting;
    const context = this.#context;
    context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    context.globalAlpha = 1;
    context.clearRect(0, 0, view.widthPx, view.heightPx);
    if (density !== undefined) this.#drawDensity(density, theme, view);
    this.#drawMarks(view);
    this.#sayWhatIsDrawn();
    this.#legs = [];
    if (spider !== undefined) this.#drawSpider(view);
    if (selected !== undefined) this.#drawRing(selected, view);
  }

  pick(point: { readonly x: number; readonly y: number }, reachPx: number): Picked | undefined {
    return pickMark(this.#legs, point, reachPx) ?? pickMark(this.#marks, point, reachPx);
  }

  remove(): void {
    this.#sprites.clear();
    this.#canvas.remove();
  }

  #fit({ widthPx, heightPx, ratio }: ScreenView): void {
    const [width, height] = [Math.round(widthPx * ratio), Math.round(heightPx * ratio)];
    if (this.#canvas.width === width && this.#canvas.height === height) return;
    this.#canvas.width = width;
    this.#canvas.height = height;
  }

  #drawDensity(density: LocatedDensity, theme: Theme, view: ScreenView): void {
    if (this.#density === undefined) {
      this.#density = 'coming';
      import('./density-layer.ts').then(
        (made) => {
          this.#density = new made.DensityLayer();
          if (this.#view !== undefined) this.move(this.#view);
        },
        () => (this.#density = undefined),
      );
    } else if (this.#density !== 'coming') this.#density.draw(this.#context, density, theme, view);
  }

  #drawMarks(view: ScreenView): void {
    const { theme } = this.#painting ?? {};
    if (theme === undefined) return;
    const { ratio } = view;
    const context = this.#context;
    const look = { theme, ratio, scale: incidentScale(view.zoom) };
    const drawn: DrawnMark[] = [];
    context.setTransform(1, 0, 0, 1, 0, 0);
    for (const mark of this.#incidents) {
      const [x, y] = view.toScreen(mark.longitude, mark.latitude);
      if (isOutside(x, y, view)) continue;
      this.#sprites.drawIncident(context, mark, look, x * ratio, y * ratio);
      drawn.push({ mark, x, y, radiusPx: INCIDENT_REACH_PX });
    }
    for (const mark of this.#clusters) {
      const [x, y] = view.toScreen(mark.longitude, mark.latitude);
      if (isOutside(x, y, view)) continue;
      const radiusPx = this.#sprites.drawCluster(context, mark, theme, ratio, x * ratio, y * ratio);
      drawn.push({ mark, x, y, radiusPx });
    }
    this.#marks = drawn;
  }

  /** Writes on the canvas of which answer it shows how many marks and the incidents they stand for: others can look. */
  #sayWhatIsDrawn(): void {
    const { dataset } = this.#canvas;
    dataset['version'] = String(this.#painting?.version ?? '');
    dataset['marks'] = String(this.#marks.length);
    dataset['matched'] = String(this.#marks.reduce((sum, { mark }) => sum + Number(mark.matched), 0));
  }

  #drawSpider(view: ScreenView): void {
    const { spider, theme } = this.#painting ?? {};
    if (spider === undefined || theme === undefined) return;
    const { ratio } = view;
    const context = this.#context;
    const [centreX, centreY] = view.toScreen(...spider.centre);
    this.#legs = spider.marks.map((mark) => {
      const [x, y] = view.toScreen(mark.longitude, mark.latitude);
      return { mark, x, y, radiusPx: INCIDENT_REACH_PX };
    });
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.globalAlpha = 0.6;
    context.strokeStyle = theme.map.label;
    context.lineWidth = 1;
    context.beginPath();
    for (const { x, y } of this.#legs) {
      const [alongX, alongY] = [x - centreX, y - centreY];
      const share = Math.min(1, LEG_START_PX / Math.hypot(alongX, alongY));
      context.moveTo(centreX + alongX * share, centreY + alongY * share);
      context.lineTo(x, y);
    }
    context.stroke();
    context.setTransform(1, 0, 0, 1, 0, 0);
    for (const { mark, x, y } of this.#legs)
      if (mark.kind === 'incident')
        this.#sprites.drawIncident(context, mark, { theme, ratio, scale: 1 }, x * ratio, y * ratio);
  }

  #drawRing(position: readonly [number, number], view: ScreenView): void {
    const { theme } = this.#painting ?? {};
    if (theme === undefined) return;
    const { fromZoom, toZoom, fromPx, toPx } = RING;
    const share = Math.min(1, Math.max(0, (view.zoom - fromZoom) / (toZoom - fromZoom)));
    const context = this.#context;
    const [x, y] = view.toScreen(...position);
    context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    context.globalAlpha = 1;
    context.beginPath();
    context.arc(x, y, fromPx + (toPx - fromPx) * share + RING_PX / 2, 0, 2 * Math.PI);
    context.strokeStyle = theme.ui.accent;
    context.lineWidth = RING_PX;
    context.stroke();
  }
}

function isOutside(x: number, y: number, { widthPx, heightPx }: ScreenView): boolean {
  return x < -EDGE_PX || y < -EDGE_PX || x > widthPx + EDGE_PX || y > heightPx + EDGE_PX;
}
