import type { Theme } from '../../themes/theme.ts';
import { colourDensity, heatTable } from './density-image.ts';
import type { LocatedDensity } from './painter.ts';
import type { ScreenView } from './screen-view.ts';

/** A density raster as an image over its box. It is coloured once for an answer and laid out for every view. */
export class DensityLayer {
  #canvas: OffscreenCanvas | undefined;
  #image: ImageData | undefined;
  #shown: { density: LocatedDensity; theme: Theme } | undefined;
  #table: { theme: Theme; colours: Uint32Array } | undefined;

  /** Draws the density where its box lies. Cells keep hard edges: they are counts, not a surface. */
  draw(context: CanvasRenderingContext2D, density: LocatedDensity, theme: Theme, view: ScreenView): void {
    const { raster, bbox } = density;
    if (raster.columns === 0 || raster.rows === 0 || raster.most === 0) return;
    const image = this.#imageOf(density, theme);
    const [left, top] = view.toScreen(bbox[0], bbox[3]);
    const [right, besideTop] = view.toScreen(bbox[2], bbox[3]);
    const [below, bottom] = view.toScreen(bbox[0], bbox[1]);
    const { columns, rows } = raster;
    context.save();
    context.imageSmoothingEnabled = false;
    context.transform(
      (right - left) / columns,
      (besideTop - top) / columns,
      (below - left) / rows,
      (bottom - top) / rows,
      left,
      top,
    );
    context.drawImage(image, 0, 0);
    context.restore();
  }

  #imageOf(density: LocatedDensity, theme: Theme): OffscreenCanvas {
    const { columns, rows } = density.raster;
    const isSize = this.#image?.width === columns && this.#image.height === rows;
    const canvas = isSize && this.#canvas ? this.#canvas : new OffscreenCanvas(columns, rows);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('this browser draws no canvas');
    const image = isSize && this.#image ? this.#image : context.createImageData(columns, rows);
    this.#canvas = canvas;
    this.#image = image;
    if (this.#shown?.density === density && this.#shown.theme === theme) return canvas;
    if (this.#table?.theme !== theme) this.#table = { theme, colours: heatTable(theme) };
    colourDensity(density.raster, this.#table.colours, new Uint32Array(image.data.buffer));
    context.putImageData(image, 0, 0);
    this.#shown = { density, theme };
    return canvas;
  }
}
