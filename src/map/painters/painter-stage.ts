import type { Map as MapLibreMap } from 'maplibre-gl';
import type { BoundingBox } from '../../domain/geo/positions.ts';
import type { WantedPainter } from '../../domain/view/map-view.ts';
import type { EngineAnswer } from '../../domain/engine/api/answer.ts';
import type { Spider } from '../../layers/marks/spider.ts';
import type { Theme } from '../../themes/theme.ts';
import { mapRatio } from '../map-scale.ts';
import type { Picked } from '../pick-at.ts';
import { choosePainter, isSoftwareRenderer, type PainterChoice } from './choose-painter.ts';
import { createCpuPainter } from './cpu-painter.ts';
import { createGpuPainter } from './gpu-painter.ts';
import { measureFrames, rendererOf } from './measure-renderer.ts';
import type { ClausePoints, UnitFill, Painter, Painting, LocatedDensity } from './painter.ts';
import { screenViewOf, type ScreenSize, type ScreenView } from './screen-view.ts';

/** What the page decides about the painting, not an answer. */
export interface PaintOptions {
  readonly theme: Theme;
  readonly showIncidents: boolean;
  readonly showAllPoints: boolean;
  /** Land and coloured units, where the map leaves them to the painter. */
  readonly unitFill?: UnitFill | undefined;
  readonly spider?: Spider | undefined;
  readonly selected?: readonly [number, number] | undefined;
}

/** An answer with the box and the clauses that it was asked for. */
export interface LiveAnswer {
  readonly answer: EngineAnswer;
  readonly bbox: BoundingBox;
  /** As in `ClausePoints`. */
  readonly clauses: string;
}

const NO_MARKS = [] as const;
const NO_RANGE = { from: 0, to: 0 };

/**
 * Keeps what moves with the filter drawn over the map: answers come as fast as the engine gives them, the newest one is
 * drawn in the next frame. Chooses the painter by what draws the map and how fast it is.
 */
export class PainterStage {
  readonly #map: MapLibreMap;
  readonly #onChoice: (choice: PainterChoice) => void;
  readonly #onError: (error: Error) => void;
  readonly #renderer: string;
  #wanted: WantedPainter = 'auto';
  #framesMs: readonly number[] = [];
  #choice: PainterChoice;
  #painter: Painter;
  #stopMeasuring: (() => void) | undefined;
  #options: PaintOptions | undefined;
  #live: LiveAnswer | undefined;
  #density: LocatedDensity | undefined;
  #points: ClausePoints | undefined;
  #frame = 0;
  /** Whether something is to be drawn that has not been. */
  #isDue = false;
  #isStarted = false;
  #drawnView = '';
  #size: ScreenSize;

  /** `onChoice` gets the painter and the reason whenever they change; `onError` gets what cannot be drawn. */
  constructor(map: MapLibreMap, onChoice: (choice: PainterChoice) => void, onError: (error: Error) => void) {
    this.#map = map;
    this.#onChoice = onChoice;
    this.#onError = onError;
    this.#renderer = rendererOf(map.getCanvas());
    this.#choice = choosePainter(this.#wanted, this.#renderer, this.#framesMs);
    this.#painter = this.#make();
    this.#size = sizeOf(map);
    map.on('render', this.#follow);
    map.on('resize', this.#fit);
  }

  /** Which painter draws just now, and why. */
  get choice(): PainterChoice {
    return this.#choice;
  }

  /** Begins to draw: the map has loaded. Where the renderer is a graphics card, its first frames are measured. */
  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    if (!isSoftwareRenderer(this.#renderer))
      this.#stopMeasuring = measureFrames(this.#map, (framesMs) => {
        this.#framesMs = framesMs;
        this.#choose();
      });
    this.#request();
  }

  /** Takes the reader's word for the painter, or measures where it is `auto`. */
  want(wanted: WantedPainter): void {
    this.#wanted = wanted;
    this.#choose();
  }

  setOptions(options: PaintOptions): void {
    this.#options = options;
    this.#request();
  }

  /**
   * Shows an answer. The processor draws it at once, so that the frame which comes next has it already; whatever else
   * comes before that frame waits for the one after, as everything does for a graphics card.
   */
  show(live: LiveAnswer): void {
    this.#live = live;
    const { density: raster } = live.answer;
    this.#density = raster && { raster, bbox: live.bbox };
    const isFirst = this.#frame === 0;
    this.#request();
    if (isFirst && this.#isStarted && this.#choice.kind === 'cpu') this.#paint();
  }

  /** For the painter that draws points; drawn only beside marks of the same clauses. */
  setPoints(points: ClausePoints | undefined): void {
    this.#points = points;
    this.#request();
  }

  pick(point: { readonly x: number; readonly y: number }, reachPx: number): Picked | undefined {
    return this.#painter.pick(point, reachPx);
  }

  remove(): void {
    cancelAnimationFrame(this.#frame);
    this.#stopMeasuring?.();
    this.#map.off('render', this.#follow);
    this.#map.off('resize', this.#fit);
    this.#painter.remove();
  }

  #choose(): void {
    const choice = choosePainter(this.#wanted, this.#renderer, this.#framesMs);
    const { kind, by, frameMs } = this.#choice;
    if (choice.kind === kind && choice.by === by && choice.frameMs === frameMs) return;
    this.#choice = choice;
    if (choice.kind !== kind) {
      this.#painter.remove();
      this.#painter = this.#make();
      this.#request();
    }
    this.#onChoice(choice);
  }

  #make(): Painter {
    const isSoftware = isSoftwareRenderer(this.#renderer);
    return this.#choice.kind === 'gpu'
      ? createGpuPainter(this.#map, isSoftware, this.#onError)
      : createCpuPainter(this.#map.getContainer(), isSoftware);
  }

  #request(): void {
    this.#isDue = true;
    if (!this.#isStarted || this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#isDue) this.#paint();
    });
  }

  #paint(): void {
    this.#isDue = false;
    const painting = this.#painting();
    if (painting === undefined) return;
    const view = this.#view();
    this.#drawnView = view.key;
    this.#painter.paint(painting, view);
  }

  #painting(): Painting | undefined {
    const { theme, showIncidents, showAllPoints, unitFill, spider, selected } = this.#options ?? {};
    const { answer, clauses } = this.#live ?? {};
    if (theme === undefined) return undefined;
    return {
      theme,
      marks: (showIncidents && answer?.marks) || NO_MARKS,
      version: answer?.version,
      density: showAllPoints ? this.#density : undefined,
      points: showAllPoints && this.#points?.clauses === clauses ? this.#points?.columns : undefined,
      range: answer?.range ?? NO_RANGE,
      unitFill: unitFill,
      spider,
      selected,
    };
  }

  #view(): ScreenView {
    return screenViewOf(this.#map, this.#size);
  }

  /** The size is read when it changes only: to ask for it in every frame has the browser lay out the page early. */
  readonly #fit = (): void => {
    this.#size = sizeOf(this.#map);
    this.#follow();
  };

  /** Discs keep their size during a zoom, so they are redrawn and not stretched with the map. */
  readonly #follow = (): void => {
    if (!this.#isStarted) return;
    const view = this.#view();
    if (view.key === this.#drawnView) return;
    this.#drawnView = view.key;
    this.#painter.move(view);
  };
}

function sizeOf(map: MapLibreMap): ScreenSize {
  const { clientWidth: widthPx, clientHeight: heightPx } = map.getContainer();
  return { widthPx, heightPx, ratio: mapRatio() };
}
