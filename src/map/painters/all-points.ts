import { ScatterplotLayer } from '@deck.gl/layers';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { PointColumns } from '../../domain/engine/api/answer.ts';
import { PROGRESSES } from '../../domain/incidents/life-cycle.ts';
import type { TimeRange } from '../../domain/time/ranges.ts';
import { parseColour } from '../../themes/colour.ts';
import type { Theme } from '../../themes/theme.ts';
import { mapRatio } from '../map-scale.ts';
import { RowRangeExtension } from './row-range-extension.ts';
import { rowsInside, type RowRange } from './row-range.ts';

const RADIUS_PX = 2.2;
const ALPHA = 200;

/** What a layer takes for its points: sent to the graphics card once for each set of points. */
interface Attributes {
  readonly length: number;
  readonly attributes: Record<
    string,
    { value: Float32Array | Uint8Array; size: number; normalized?: boolean }
  >;
}

/**
 * Every incident as a dot of its own, drawn by deck.gl on a canvas over the map. A canvas whose context is lost stays blank
 * for ever, so the overlay is then made anew; the map underneath is not touched.
 */
export class AllPoints {
  readonly #map: MapLibreMap;
  readonly #extensions = [new RowRangeExtension()];
  #overlay: MapLibreOverlay | undefined;
  #sent: { points: PointColumns; theme: Theme; data: Attributes } | undefined;
  #layers: ScatterplotLayer[] = [];

  constructor(map: MapLibreMap) {
    this.#map = map;
    // The event does not bubble, but it passes the container on its way down; deck.gl makes its canvas when it likes.
    map.getContainer().addEventListener('webglcontextlost', this.#onLost, true);
    this.#attach();
  }

  /** Draws the points inside a time range, none where there are no points; colours come from the theme. */
  draw(points: PointColumns | undefined, theme: Theme, range: TimeRange): void {
    if (points === undefined) this.#layers = [];
    else {
      if (this.#sent?.points !== points || this.#sent.theme !== theme)
        this.#sent = { points, theme, data: attributesOf(points, theme) };
      this.#layers = [this.#layerOf(this.#sent.data, rowsInside(points, range))];
    }
    this.#overlay?.setProps({ layers: this.#layers });
  }

  /** Takes the overlay off the map. */
  remove(): void {
    this.#map.getContainer().removeEventListener('webglcontextlost', this.#onLost, true);
    this.#detach();
  }

  #layerOf(data: Attributes, rowRange: RowRange): ScatterplotLayer {
    return new ScatterplotLayer<unknown, { rowRange: RowRange }>({
      id: 'all-points',
      data,
      radiusUnits: 'pixels',
      getRadius: RADIUS_PX,
      pickable: false,
      extensions: this.#extensions,
      rowRange,
    });
  }

  #attach(): void {
    this.#overlay = new MapLibreOverlay({
      interleaved: false,
      layers: this.#layers,
      useDevicePixels: mapRatio(),
    });
    this.#map.addControl(this.#overlay);
  }

  #detach(): void {
    if (this.#overlay !== undefined) this.#map.removeControl(this.#overlay);
    this.#overlay = undefined;
  }

  readonly #onLost = (event: Event): void => {
    if (event.target === this.#map.getCanvas()) return;
    this.#detach();
    this.#layers = this.#layers.map((layer) => layer.clone({}));
    this.#attach();
  };
}

function attributesOf(points: PointColumns, theme: Theme): Attributes {
  const colours = PROGRESSES.map((progress) => parseColour(theme.progress[progress]));
  const words = new Uint32Array(
    colours.map(([red, green, blue]) => ((ALPHA << 24) | (blue << 16) | (green << 8) | red) >>> 0),
  );
  const pixels = new Uint32Array(points.count);
  for (let row = 0; row < points.count; row++) pixels[row] = words[points.progress[row] ?? 0] ?? 0;
  return {
    length: points.count,
    attributes: {
      getPosition: { value: points.positions, size: 2 },
      getFillColor: { value: new Uint8Array(pixels.buffer), size: 4, normalized: true },
    },
  };
}
