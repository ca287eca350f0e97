import {
  Map as MapLibreMap,
  type LngLatBoundsLike,
  type MapMouseEvent,
  type PaddingOptions,
  type Point,
  type StyleSpecification,
} from 'maplibre-gl';
import type { BoundingBox } from '../domain/geo/positions.ts';
import type { Camera, Viewport } from '../domain/view/map-view.ts';
import type { Scene } from '../layers/compose-scene.ts';
import { ClassStates } from './feature-states.ts';
import { imageFor } from './images/image-for.ts';
import { mapRatio, mapScale, scaleElement, scalePadding } from './map-scale.ts';
import type { PainterChoice } from './painters/choose-painter.ts';
import { PainterStage } from './painters/painter-stage.ts';
import { pickAt, reachOf, type Picked } from './pick-at.ts';
import { NOTHING_DRAWN, applyStyleDiff, type DrawnStyle } from './style-diff.ts';

/** What the map tells its owner. Positions on the screen are CSS px from the map's top left corner. */
export interface MapListener {
  /** The map came to rest. */
  onRest(camera: Camera, viewport: Viewport): void;
  /** The zoom changed while moving. */
  onZoom(zoom: number): void;
  onHover(picked: Picked | undefined, screen: { x: number; y: number }): void;
  /** Which painter draws what moves with the filter, and why. */
  onPainter(choice: PainterChoice): void;
  onHealth(health: 'ready' | 'contextLost' | 'recovered'): void;
  onError(error: Error): void;
}

/** A scene with the classes of the units of one source. */
export interface SceneContent {
  scene: Scene;
  classes?: { source: string; classes: ReadonlyMap<string, number> } | undefined;
}

/** A wall of 7680 × 2160 is drawn at its full sharpness. */
const MOST_CANVAS_PX: [number, number] = [8192, 8192];

const EMPTY_STYLE: StyleSpecification = {
  version: 8,
  sources: {},
  layers: [],
  transition: { duration: 0, delay: 0 },
};

/** A movement takes under 1.5 s (the eye follows it, the duty officer does not wait for it). */
const FLY_MS = 900;

/**
 * The single owner of the GL map. React gives it the content of the scene; it changes the map by the differences, answers what lies at a
 * point, moves, and rebuilds everything after a lost context. It is never taken off the page.
 */
export class GridlightMap {
  readonly map: MapLibreMap;
  /** What moves with the filter, drawn over the map. */
  readonly painters: PainterStage;
  /** Says `contextLost`, and `recovered` when everything is drawn again. */
  readonly contextEvents = new EventTarget();
  readonly #listener: MapListener;
  readonly #states = new ClassStates();
  #onPick: ((picked: Picked | undefined) => void) | undefined;
  #drawn: DrawnStyle = NOTHING_DRAWN;
  #wanted: SceneContent | undefined;
  #isUsable = false;
  #prefersReducedMotion: boolean;

  constructor(
    container: HTMLElement,
    start: { camera: Camera | undefined; bounds: BoundingBox; padding: PaddingOptions },
    listener: MapListener,
  ) {
    this.#listener = listener;
    this.#prefersReducedMotion = globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches;
    scaleElement(container);
    this.map = new MapLibreMap({
      container,
      ...(mapScale() > 1 && { pixelRatio: mapRatio() }),
      maxCanvasSize: MOST_CANVAS_PX,
      style: EMPTY_STYLE,
      ...(start.camera === undefined
        ? { bounds: toBounds(start.bounds), fitBoundsOptions: { padding: scalePadding(start.padding) } }
        : { ...start.camera, center: [...start.camera.center] as [number, number] }),
      minZoom: 6,
      maxZoom: 18.5,
      attributionControl: false,
      renderWorldCopies: false,
      pitchWithRotate: false,
      dragRotate: false,
      touchPitch: false,
      // Names and clusters stand at once: fading them costs frames on every answer, and lines smooth themselves.
      fadeDuration: 0,
      canvasContextAttributes: { antialias: false, preserveDrawingBuffer: false },
    });
    this.map.touchZoomRotate.disableRotation();
    this.painters = new PainterStage(
      this.map,
      (choice) => listener.onPainter(choice),
      (error) => listener.onError(error),
    );
    this.#listen();
  }

  /** Gives the map its name in the language of the page, for those who hear it. */
  name(label: string): void {
    this.map.getCanvas().setAttribute('aria-label', label);
  }

  /** Draws a content; the newest one wins while the map is not ready or its context is lost. */
  draw(content: SceneContent): void {
    this.#wanted = content;
    if (this.#isUsable) this.#apply(content);
  }

  /** Shows a box of degrees inside the padding, without going nearer than `maxZoom`. */
  fit(bounds: BoundingBox, padding: PaddingOptions, maxZoom = 16, isAnimated = true): void {
    const motion = isAnimated ? this.#motion() : { duration: 0 };
    this.map.fitBounds(toBounds(bounds), { padding: scalePadding(padding), maxZoom, ...motion });
  }

  /** Goes to a position, `offset` CSS px from the middle; at least as near as `minZoom`. */
  flyTo(center: readonly [number, number], minZoom: number, offset: [number, number] = [0, 0]): void {
    const zoom = Math.max(this.map.getZoom(), minZoom);
    const scale = mapScale();
    const shift: [number, number] = [offset[0] / scale, offset[1] / scale];
    this.map.easeTo({ center: [...center] as [number, number], zoom, offset: shift, ...this.#motion() });
  }

  /** Goes exactly where a link says. */
  show(camera: Camera): void {
    this.map.jumpTo({ ...camera, center: [...camera.center] as [number, number] });
  }

  /** Positions that lie `offsets` CSS px away from a position at the present zoom. */
  around(
    centre: readonly [number, number],
    offsets: readonly (readonly [number, number])[],
  ): [number, number][] {
    const at = this.map.project([...centre] as [number, number]);
    return offsets.map(([x, y]) => this.map.unproject([at.x + x, at.y + y]).toArray());
  }

  /** Calls `onPick` for every click, `undefined` where it hits nothing; returns what ends that. */
  followPicks(onPick: (picked: Picked | undefined) => void): () => void {
    this.#onPick = onPick;
    return () => (this.#onPick = undefined);
  }

  /** Ends the map for good; only for a page that is going away. */
  destroy(): void {
    removeEventListener('resize', this.#rescale);
    this.painters.remove();
    this.map.remove();
  }

  #motion(): { duration: number } {
    return { duration: this.#prefersReducedMotion ? 0 : FLY_MS };
  }

  #listen(): void {
    const { map } = this;
    map.on('load', () => this.#start('ready'));
    addEventListener('resize', this.#rescale);
    map.on('movestart', () => {
      map.getCanvas().style.cursor = '';
      this.#listener.onHover(undefined, { x: 0, y: 0 });
    });
    map.on('moveend', () => this.#report());
    map.on('resize', () => this.#report());
    map.on('zoom', () => this.#listener.onZoom(map.getZoom()));
    map.on('click', (event) => {
      const picked = this.#pick(event.point, reachOf(isTouch(event)));
      // A finger has no way to hover.
      if (picked?.kind === 'hotspot') this.#hover(picked, event.point);
      this.#onPick?.(picked);
    });
    let frame = 0;
    map.on('mousemove', ({ point }) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (!this.#isUsable || map.isMoving()) return;
        const picked = this.#pick(point, reachOf(false));
        map.getCanvas().style.cursor = picked === undefined ? '' : 'pointer';
        this.#hover(picked, point);
      });
    });
    map.on('mouseout', () => {
      cancelAnimationFrame(frame);
      this.#listener.onHover(undefined, { x: 0, y: 0 });
    });
    map.setMissingStyleImageResolver((id) => this.#addImage(id));
    map.on('error', ({ error }) => this.#listener.onError(new Error(error.message)));
    map.on('webglcontextlost', () => {
      this.#isUsable = false;
      this.#listener.onHealth('contextLost');
      this.contextEvents.dispatchEvent(new Event('contextLost'));
    });
    map.on('webglcontextrestored', () => {
      map.off('style.load', this.#recovered);
      map.once('style.load', this.#recovered);
      if (map.isStyleLoaded() === undefined) map.setStyle(EMPTY_STYLE);
    });
    const motion = globalThis.matchMedia('(prefers-reduced-motion: reduce)');
    motion.addEventListener('change', () => (this.#prefersReducedMotion = motion.matches));
  }

  /** A larger screen has larger names; MapLibre sees the new size of its element by itself. */
  readonly #rescale = (): void => {
    scaleElement(this.map.getContainer());
    if (this.map.getPixelRatio() !== mapRatio()) this.map.setPixelRatio(mapRatio());
  };

  readonly #recovered = (): void => this.#recover();

  #hover(picked: Picked | undefined, { x, y }: Point): void {
    const scale = mapScale();
    this.#listener.onHover(picked, { x: x * scale, y: y * scale });
  }

  /** Marks of incidents lie over everything that the map draws itself. */
  #pick(point: Point, reachPx: number): Picked | undefined {
    if (!this.#isUsable) return undefined;
    return this.painters.pick(point, reachPx) ?? pickAt(this.map, point, reachPx);
  }

  #start(health: 'ready' | 'recovered'): void {
    this.#isUsable = true;
    this.painters.start();
    if (this.#wanted !== undefined) this.#apply(this.#wanted);
    this.#listener.onHealth(health);
    this.#report();
  }

  /**
   * After a lost context MapLibre has rebuilt sources, layers and images from its own snapshot, without feature-state.
   * What is not as it was last drawn here (the context went away in the middle of a rebuild) is drawn anew.
   */
  #recover(): void {
    const { sources, layers } = this.map.getStyle();
    const isWhole =
      Object.keys(this.#drawn.sources).every((id) => id in sources) &&
      this.#drawn.layers.every(({ id }, index) => layers[index]?.id === id);
    if (!isWhole) {
      for (const { id } of layers) this.map.removeLayer(id);
      for (const id of Object.keys(sources)) this.map.removeSource(id);
      this.#drawn = NOTHING_DRAWN;
    }
    this.#states.forget();
    this.#start('recovered');
    this.contextEvents.dispatchEvent(new Event('recovered'));
  }

  #apply({ scene, classes }: SceneContent): void {
    applyStyleDiff(this.map, this.#drawn, scene);
    for (const id of Object.keys(this.#drawn.sources))
      if (!(id in scene.sources)) this.#states.forgetSource(id);
    this.#drawn = scene;
    if (classes !== undefined && classes.source in scene.sources)
      this.#states.apply(this.map, classes.source, classes.classes);
  }

  #addImage(id: string): void {
    const image = imageFor(id);
    if (image === undefined || this.map.hasImage(id)) return;
    this.map.addImage(id, image.data, { pixelRatio: image.pixelRatio });
  }

  #report(): void {
    const { map } = this;
    const bounds = map.getBounds();
    const { lng, lat } = map.getCenter();
    const zoom = map.getZoom();
    this.#listener.onRest(
      { center: [lng, lat], zoom, bearing: map.getBearing(), pitch: map.getPitch() },
      { bbox: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()], zoom },
    );
  }
}

function isTouch(event: MapMouseEvent): boolean {
  const { originalEvent } = event;
  return 'pointerType' in originalEvent && originalEvent.pointerType === 'touch';
}

function toBounds([west, south, east, north]: BoundingBox): LngLatBoundsLike {
  return [west, south, east, north];
}
