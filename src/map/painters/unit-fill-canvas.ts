import { parseColour, type Rgb } from '../../themes/colour.ts';
import type { Theme } from '../../themes/theme.ts';
import { flattenShapes, rasteriseShapes, type FlatShapes } from './polygon-raster.ts';
import type { UnitFill } from './painter.ts';
import type { ScreenView } from './screen-view.ts';
import * as styles from './canvases.module.css';

/** What a cell is: nothing, land without a coloured unit, or unit `value - FIRST_UNIT`. */
const OUTSIDE = 0;
const LAND = 1;
const FIRST_UNIT = 2;
/** From near the colour fills the screen, so it steps back: zooms and shares of the colour there. */
const FADE = { fromZoom: 14, toZoom: 17, toShare: 0.4 };
/** Width of a hatch's line and the distance from one to the next along a row, px. */
const HATCH_LINE = 1;
const HATCH_STEP = 8;

/**
 * Land and coloured units under the map, on a canvas of its own. The view is cut into cells once, each of which knows its
 * unit; another filter only gives the units other colours, which is one look-up for each cell. The map above is
 * transparent where it draws nothing, and stays as it is.
 */
export class UnitFillCanvas {
  readonly #canvas = document.createElement('canvas');
  readonly #context: CanvasRenderingContext2D;
  readonly #flat = new WeakMap<object, FlatShapes>();
  #cells = new Uint16Array(0);
  #image: ImageData | undefined;
  #cut: { view: string; units: object | undefined; land: object | undefined } | undefined;
  #drawn: { unitFill: UnitFill; theme: Theme } | undefined;

  constructor(host: HTMLElement) {
    const context = this.#canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('this browser draws no canvas');
    this.#context = context;
    this.#canvas.className = styles.unitFill;
    this.#canvas.setAttribute('aria-hidden', 'true');
    host.append(this.#canvas);
  }

  /** Draws land and units; nothing where the map draws them itself. Costs nothing while neither they nor the view change. */
  draw(unitFill: UnitFill | undefined, theme: Theme, view: ScreenView): void {
    this.#canvas.hidden = unitFill === undefined;
    if (unitFill === undefined) return;
    const isCut = this.#cut?.view === view.key && this.#cut.units === unitFill.units && this.#cut.land === unitFill.land; // prettier-ignore
    if (isCut && this.#drawn?.unitFill === unitFill && this.#drawn.theme === theme) return;
    if (!isCut) this.#cutInto(unitFill, view);
    this.#colour(unitFill, theme, view);
    this.#drawn = { unitFill, theme };
  }

  remove(): void {
    this.#canvas.remove();
  }

  #cutInto({ land, units }: UnitFill, view: ScreenView): void {
    const [width, height] = [Math.round(view.widthPx), Math.round(view.heightPx)];
    if (this.#canvas.width !== width || this.#canvas.height !== height || this.#image === undefined) {
      this.#canvas.width = width;
      this.#canvas.height = height;
      this.#cells = new Uint16Array(width * height);
      this.#image = this.#context.createImageData(Math.max(1, width), Math.max(1, height));
    }
    const grid = { cells: this.#cells, width, height };
    this.#cells.fill(OUTSIDE);
    if (land !== undefined) {
      rasteriseShapes(this.#flatten(land), view, grid, FIRST_UNIT);
      for (let cell = 0; cell < this.#cells.length; cell++) if (this.#cells[cell] !== OUTSIDE) this.#cells[cell] = LAND; // prettier-ignore
    }
    if (units !== undefined) rasteriseShapes(this.#flatten(units), view, grid, FIRST_UNIT);
    this.#cut = { view: view.key, units, land };
  }

  #flatten(units: NonNullable<UnitFill['units']>): FlatShapes {
    let flat = this.#flat.get(units);
    if (flat === undefined)
      this.#flat.set(units, (flat = flattenShapes(units.features.map(({ geometry }) => geometry))));
    return flat;
  }

  #colour({ units, classes }: UnitFill, theme: Theme, view: ScreenView): void {
    if (this.#image === undefined) return;
    const land = parseColour(theme.map.land);
    const share = 1 - (1 - FADE.toShare) * Math.min(1, Math.max(0, (view.zoom - FADE.fromZoom) / (FADE.toZoom - FADE.fromZoom))); // prettier-ignore
    const steps = theme.sequential.map((colour) => pixelOf(mix(land, parseColour(colour), share)));
    const [landPixel, hatchPixel] = [pixelOf(land), pixelOf(mix(land, parseColour(theme.map.hatch), 0.9))];
    const count = units?.features.length ?? 0;
    const table = new Uint32Array(FIRST_UNIT + count).fill(landPixel);
    table[OUTSIDE] = pixelOf(parseColour(theme.map.outside));
    const unknown = new Uint8Array(FIRST_UNIT + count);
    let hasUnknown = false;
    units?.features.forEach(({ properties }, index) => {
      const step = classes?.get(properties.code) ?? -2;
      if (step >= 0) table[FIRST_UNIT + index] = steps[step] ?? landPixel;
      if (step === -1) hasUnknown = Boolean((unknown[FIRST_UNIT + index] = 1));
    });
    const pixels = new Uint32Array(this.#image.data.buffer);
    const cells = this.#cells;
    for (let cell = 0; cell < cells.length; cell++) pixels[cell] = table[cells[cell]!]!;
    if (hasUnknown) {
      const { width } = this.#canvas;
      for (let cell = 0; cell < cells.length; cell++)
        if (
          unknown[cells[cell]!] === 1 &&
          ((cell % width) + Math.floor(cell / width)) % HATCH_STEP < HATCH_LINE
        )
          pixels[cell] = hatchPixel;
    }
    this.#context.putImageData(this.#image, 0, 0);
  }
}

const mix = (under: Rgb, over: Rgb, share: number): Rgb => [
  under[0] + (over[0] - under[0]) * share,
  under[1] + (over[1] - under[1]) * share,
  under[2] + (over[2] - under[2]) * share,
];

/** A colour as an opaque pixel, little-endian RGBA. */
const pixelOf = ([red, green, blue]: Rgb): number =>
  ((255 << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0;
