import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Feature, Geometry } from 'geojson';
import type { CameraRecord } from '../../../../src/schemas/cameras.ts';
import { codeTablesSchema } from '../../../../src/schemas/code-tables.ts';
import { datasetManifestSchema } from '../../../../src/schemas/dataset.ts';
import { figureSchema } from '../../../../src/schemas/figures.ts';
import { buildBusLines } from './bus-lines.ts';
import { buildCameras } from './cameras.ts';
import { codeTables } from './code-tables.ts';
import { buildFacilities } from './facilities.ts';
import { figures } from './figures/index.ts';
import { buildManifest } from './manifest.ts';
import { buildPlaces } from './places.ts';
import { surveyCity, type CityInput } from './survey.ts';

/**
 * Makes everything of the data set but the units, the river and the streets, and writes it into `outDir`:
 * dataset.json, code-tables.json, figures.json, places, facilities and bus lines as GeoJSON, cameras.csv.
 * Deterministic; every record is checked by its schema, and a record that fails throws.
 */
export function buildContents(city: CityInput, outDir: string): void {
  const survey = surveyCity(city);
  const places = buildPlaces(survey);
  const { lines, stops } = buildBusLines(survey, places);
  const facilities = [...buildFacilities(survey), ...stops];
  const cameras = buildCameras(survey, places, stops);
  const manifest = buildManifest(city.units);
  datasetManifestSchema.parse(manifest);

  const write = (file: string, text: string) => writeFileSync(join(outDir, file), text);
  write('dataset.json', `${JSON.stringify(manifest, null, 2)}\n`);
  write('code-tables.json', `${JSON.stringify(codeTablesSchema.parse(codeTables), null, 2)}\n`);
  write('figures.json', rowsText(figures.map((figure) => figureSchema.parse(figure))));
  write('places.geojson', collectionText(places.map(pointFeature)));
  write('facilities.geojson', collectionText(facilities.map(pointFeature)));
  write(
    'bus-lines.geojson',
    collectionText(lines.map(({ geometry, ...properties }) => feature(properties, geometry))),
  );
  write('cameras.csv', camerasText(cameras));
}

const CAMERA_COLUMNS = [
  'gbId', 'gbVersion', 'name', 'pointClass', 'ownerSector', 'longitude', 'latitude', 'unitCode', 'azimuthDeg',
  'hfovDeg', 'rangeM', 'indoor', 'status', 'recordSaveDays', 'filedAt', 'origin',
] as const; // prettier-ignore

/** CSV with a header; an empty cell is a value nobody reported. No name holds a comma or a quote. */
function camerasText(cameras: readonly CameraRecord[]): string {
  const rows = cameras.map(({ point, ...camera }) => {
    const cells: Record<string, string | number | boolean | undefined> = {
      ...camera,
      longitude: point?.[0],
      latitude: point?.[1],
    };
    return CAMERA_COLUMNS.map((column) => String(cells[column] ?? '')).join(',');
  });
  return `${[CAMERA_COLUMNS.join(','), ...rows].join('\n')}\n`;
}

function pointFeature({ point, ...properties }: { point: [number, number] }): Feature {
  return feature(properties, { type: 'Point', coordinates: point });
}

function feature(properties: Record<string, unknown>, geometry: Geometry): Feature {
  return { type: 'Feature', properties, geometry };
}

function collectionText(features: readonly Feature[]): string {
  return `{"type":"FeatureCollection","features":[\n${features.map((one) => JSON.stringify(one)).join(',\n')}\n]}\n`;
}

function rowsText(rows: readonly unknown[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}
