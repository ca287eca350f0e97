import { ScatterplotLayer } from '@deck.gl/layers';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { PointColumns } from '../domain/engine/answer.ts';
import { PROGRESSES } from '../domain/incidents/life-cycle.ts';
import { parseColour } from '../themes/colour.ts';
import type { Theme } from '../themes/theme.ts';

/**
 * Every incident as a dot of its own, drawn by deck.gl on a canvas over the map. A canvas whose context is lost stays blank
 * for ever, so the overlay is then made anew; the map underneath is not touched.
 */
export class AllPoints {
  readonly #map: MapLibreMap;
  #overlay: MapLibreOverlay | undefined;
  #canvas: HTMLCanvasElement | undefined;
  #layers: ScatterplotLayer[] = [];

  constructor(map: MapLibreMap) {
    this.#map = map;
    this.#attach();
  }

  /** Draws the points; colours come from the theme. */
  draw(points: PointColumns, theme: Theme): void {
    const colours = PROGRESSES.map((progress) => parseColour(theme.progress[progress]));
    const colourBytes = new Uint8Array(points.count * 4);
    for (let row = 0; row < points.count; row++) {
      const [red = 0, green = 0, blue = 0] = colours[points.progress[row] ?? 0] ?? [];
      colourBytes.set([red, green, blue, 200], row * 4);
    }
    this.#layers = [
      new ScatterplotLayer({
        id: 'all-points',
        data: {
          length: points.count,
          attributes: {
            getPosition: { value: points.positions, size: 2 },
            getFillColor: { value: colourBytes, size: 4, normalized: true },
          },
        },
        radiusUnits: 'pixels',
        getRadius: 2.2,
        pickable: false,
      }),
    ];
    this.#overlay?.setProps({ layers: this.#layers });
    this.#watchCanvas();
  }

  /** Takes the overlay off the map. */
  remove(): void {
    this.#canvas?.removeEventListener('webglcontextlost', this.#rebuild);
    this.#canvas = undefined;
    if (this.#overlay !== undefined) this.#map.removeControl(this.#overlay);
    this.#overlay = undefined;
  }

  #attach(): void {
    this.#overlay = new MapLibreOverlay({ interleaved: false, layers: this.#layers });
    this.#map.addControl(this.#overlay);
    this.#watchCanvas();
  }

  #watchCanvas(): void {
    const canvas = this.#overlay?.getCanvas() ?? undefined;
    if (canvas === this.#canvas) return;
    this.#canvas?.removeEventListener('webglcontextlost', this.#rebuild);
    this.#canvas = canvas;
    canvas?.addEventListener('webglcontextlost', this.#rebuild);
  }

  readonly #rebuild = (): void => {
    this.remove();
    this.#attach();
  };
}
