import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FeatureCollection, Point, Polygon } from 'geojson';
import type {
  SimulatedPlace,
  SimulatedUnit,
} from '../../src/domain/simulation/incidents/simulate-incidents.ts';
import type { FeedCity } from '../../src/domain/simulation/rehearsal/simulated-reports.ts';
import { parseCalibration } from '../../src/schemas/calibration.ts';
import { projectRoot } from '../database/project-root.ts';

const FOLDER = 'data/zhuzhou';
/** Id of the bundled city among the data sets. */
export const BUNDLED_ID = 'zhuzhou';
/** Levels of which some have none below them. */
const LEVELS = ['village', 'grid', 'micro-grid'];

/** The bundled city for a feed: its finest units, its places and the settings of the simulator. */
export async function readBundledCity(): Promise<FeedCity> {
  const layers = await Promise.all(
    LEVELS.map((level) =>
      readJson<FeatureCollection<Polygon, SimulatedUnit & { parentCode: string }>>(`units-${level}.geojson`),
    ),
  );
  const units = layers.flatMap(({ features }) =>
    features.map(({ properties, geometry }) => ({ ...properties, geometry })),
  );
  const parents = new Set(units.map(({ parentCode }) => parentCode));
  const places = await readJson<FeatureCollection<Point, SimulatedPlace>>('places.geojson');
  return {
    calibration: parseCalibration(await readJson('calibration.json')),
    units: units.filter(({ code }) => !parents.has(code)),
    places: places.features.map(({ properties, geometry }) => ({
      ...properties,
      point: geometry.coordinates as [number, number],
    })),
  };
}

async function readJson<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(path.join(projectRoot(), FOLDER, name), 'utf8')) as T;
}
