import { decodeIncidents } from '../../../../src/domain/engine/columns/decode-arrow.ts';
import { DataFilterExtension, Deck, MapView, ScatterplotLayer } from '../../peers/deck.mjs';
import { CITY_EXTENT, CORE } from '../../engine/city-model.ts';
import {
  fetchCity,
  frameFigures,
  restingMap,
  twoFrames,
  WATCH_MS,
  watchLongTasks,
  ZOOM,
  type BenchCase,
} from './bench-case.ts';
import { CHECKED_SHARES, checkTotals, MINUTE_MS, rangeAt } from './playback.ts';

/** Where frames take seconds the watch goes on until there are a few, at most this long. */
const LEAST_FRAMES = 5;
const MOST_MS = 60_000;

/** The first and the last whole minute of the range, as deck's filter takes them, both inside. */
function minutesAt(share: number): [number, number] {
  const { from, to } = rangeAt(share);
  return [(from - CITY_EXTENT.from) / MINUTE_MS, (to - CITY_EXTENT.from) / MINUTE_MS - 1];
}

/** deck.gl over the same still map: binary attributes, the range as a uniform. A frame counts when deck has drawn it. */
export const runCase: BenchCase = async (host) => {
  await restingMap(host);
  const { raw } = decodeIncidents(await fetchCity());
  const length = raw.time.length;
  const positions = Float32Array.from({ length: 2 * length }, (_, at) =>
    at % 2 === 0 ? raw.lngE6[at >> 1]! / 1e6 : raw.latE6[at >> 1]! / 1e6,
  );
  const moments = Float32Array.from(raw.time, (time) => Math.floor((time - CITY_EXTENT.from) / MINUTE_MS));
  const totals = CHECKED_SHARES.map((share) => {
    const [first, last] = minutesAt(share);
    return moments.reduce((sum, moment) => sum + Number(moment >= first && moment <= last), 0);
  });
  checkTotals(totals);
  const data = {
    length,
    attributes: {
      getPosition: { value: positions, size: 2 },
      getFilterValue: { value: moments, size: 1 },
    },
  };
  const extensions = [new DataFilterExtension({ filterSize: 1 })];
  const layerAt = (share: number): object => {
    return new ScatterplotLayer({
      id: 'incidents',
      data,
      extensions,
      filterRange: minutesAt(share),
      getRadius: 20,
      radiusMinPixels: 2,
      getFillColor: [78, 161, 255, 160],
    });
  };
  const canvas = document.createElement('canvas');
  canvas.id = 'deck';
  host.append(canvas);
  const drawn: number[] = [];
  let onDrawn = (): void => undefined;
  const deck = await new Promise<Deck>((resolve, reject) => {
    const made: Deck = new Deck({
      canvas,
      width: 1280,
      height: 720,
      views: new MapView({ repeat: false }),
      viewState: { longitude: CORE.longitude, latitude: CORE.latitude, zoom: ZOOM },
      layers: [layerAt(0)],
      onLoad: () => resolve(made),
      onError: reject,
      onAfterRender: () => onDrawn(),
    });
  });
  await new Promise<void>((resolve) => {
    onDrawn = resolve;
    deck.setProps({ layers: [layerAt(0.001)] });
  });
  // A software renderer works behind: the first drawing has to be on the screen before the watch begins.
  await twoFrames();
  const tasks = watchLongTasks();
  let frames = 0;
  const start = performance.now();
  onDrawn = () => drawn.push(performance.now());
  await new Promise<void>((resolve) => {
    const frame = (): void => {
      const elapsed = performance.now() - start;
      if (elapsed >= WATCH_MS && (drawn.length >= LEAST_FRAMES || elapsed >= MOST_MS)) return resolve();
      frames++;
      deck.setProps({ layers: [layerAt((elapsed % WATCH_MS) / WATCH_MS)] });
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const seconds = (performance.now() - start) / 1000;
  return {
    value: drawn.length / seconds,
    total: length,
    more: { ...frameFigures(drawn), allFramesPerSecond: frames / seconds, longestTaskMs: tasks.longest() },
  };
};
