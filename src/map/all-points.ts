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
  #layers: ScatterplotLayer[] = [];

  constructor(map: MapLibreMap) {
    this.#map = map;
    // The event does not bubble, but it passes the container on its way down; deck.gl makes its canvas when it likes.
    map.getContainer().addEventListener('webglcontextlost', this.#onLost, true);
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
  }

  /** Takes the overlay off the map. */
  remove(): void {
    this.#map.getContainer().removeEventListener('webglcontextlost', this.#onLost, true);
    this.#detach();
  }

  #attach(): void {
    this.#overlay = new MapLibreOverlay({ interleaved: false, layers: this.#layers });
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
