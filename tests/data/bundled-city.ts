import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Feature, FeatureCollection, LineString, Point } from 'geojson';
import { readCityInput, surveyCity } from '../../data/zhuzhou/build/contents/survey.ts';
import type { CaseCity } from '../../src/domain/simulation/cases/simulate-cases.ts';
import { facilitySchema, linePropertiesSchema, placeSchema } from '../../src/schemas/places.ts';

export const CITY_FOLDER = fileURLToPath(new URL('../../data/zhuzhou/', import.meta.url));

/** Text of a committed file of the bundled city. */
export function cityText(file: string): string {
  return readFileSync(`${CITY_FOLDER}${file}`, 'utf8');
}

const features = <G extends Point | LineString>(file: string): Feature<G, Record<string, unknown>>[] =>
  (JSON.parse(cityText(file)) as FeatureCollection<G, Record<string, unknown>>).features;
const withPoint = ({ properties, geometry }: Feature<Point, Record<string, unknown>>) => ({
  ...properties,
  point: geometry.coordinates,
});

/** Places, facilities and bus lines of the committed files, checked by their schemas. */
export function readBundledCity() {
  return {
    survey: surveyCity(readCityInput(CITY_FOLDER)),
    places: features<Point>('places.geojson').map((feature) => placeSchema.parse(withPoint(feature))),
    facilities: features<Point>('facilities.geojson').map((feature) =>
      facilitySchema.parse(withPoint(feature)),
    ),
    lines: features<LineString>('bus-lines.geojson').map(({ properties, geometry }) => ({
      ...linePropertiesSchema.parse(properties),
      geometry,
    })),
  };
}

/** The bundled city as the simulator of cases wants it. */
export function bundledCaseCity(): CaseCity {
  const { survey, places, facilities, lines } = readBundledCity();
  const stops = facilities.filter(({ facilityType }) => facilityType === 'BUS_STOP');
  return { places, stops, lines, unitAt: survey.finestAt };
}
