import type { Map as MapLibreMap } from 'maplibre-gl';
import * as styles from './pulse-layer.module.css';

/** Something new on the map. `tone`: an emergency is told apart by shape and colour. */
export interface Pulse {
  readonly id: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly tone: 'new' | 'emergency';
}

/** Rings that pulse at a time; in a storm the newest ones. */
const MOST = 24;
/** Three pulses of a second; then the ring goes. */
const LIFE_MS = 3_000;
/** Where frames are expensive, rings change this often, all at the same moments; as in pulse-layer.css. */
const STEP_MS = 200;

/**
 * Rings around what is new: three pulses each, drawn by the browser over the canvas so that they cost the map no frame.
 * Without a graphics card each frame of the page costs milliseconds all the same, so there they pulse in steps.
 */
export class PulseLayer {
  readonly #map: MapLibreMap;
  readonly #host = document.createElement('div');
  readonly #rings = new Map<string, { readonly pulse: Pulse; readonly ring: HTMLElement }>();

  constructor(map: MapLibreMap, areFramesExpensive: boolean) {
    this.#map = map;
    this.#host.className = styles.pulses;
    this.#host.toggleAttribute('data-stepwise', areFramesExpensive);
    this.#host.setAttribute('aria-hidden', 'true');
    map.getContainer().append(this.#host);
    map.on('move', this.#position);
  }

  /** Lets some things pulse; one that pulses already goes on as it is. */
  show(pulses: readonly Pulse[]): void {
    const begunMs = performance.now() % STEP_MS;
    for (const pulse of pulses.slice(-MOST)) {
      if (this.#rings.has(pulse.id)) continue;
      const ring = document.createElement('i');
      ring.dataset['tone'] = pulse.tone;
      if (this.#host.hasAttribute('data-stepwise')) ring.style.animationDelay = `${-begunMs}ms`;
      this.#rings.set(pulse.id, { pulse, ring });
      this.#host.append(ring);
      setTimeout(() => this.#drop(pulse.id), LIFE_MS);
    }
    for (const id of this.#rings.keys()) if (this.#rings.size > MOST) this.#drop(id);
    this.#position();
  }

  remove(): void {
    this.#map.off('move', this.#position);
    this.#rings.clear();
    this.#host.remove();
  }

  #drop(id: string): void {
    this.#rings.get(id)?.ring.remove();
    this.#rings.delete(id);
  }

  readonly #position = (): void => {
    for (const { pulse, ring } of this.#rings.values()) {
      const { x, y } = this.#map.project([pulse.longitude, pulse.latitude]);
      ring.style.translate = `${x}px ${y}px`;
    }
  };
}
