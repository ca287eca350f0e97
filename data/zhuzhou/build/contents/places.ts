import { readFileSync } from 'node:fs';
import { placeSchema, type PlaceRecord } from '../../../../src/schemas/places.ts';
import { createRandom, type Random } from '../random.ts';
import { MARKETS } from './markets.ts';
import { EXAMPLE_PLACES, HUBS, NAMED_PLACES, TOWN_NAMES, type PlaceSeed } from './place-seeds.ts';
import { offset, type Survey } from './survey.ts';

/** Radius within which a synthetic position may be wrong by design, metres. */
const SYNTHETIC_ACCURACY_M = 500;

/** All places of the city (`places.geojson`). Positions are synthetic except the GeoNames towns. */
export function buildPlaces(survey: Survey): PlaceRecord[] {
  const random = createRandom('places');
  const hubs = HUBS.map((seed) => placeAt(survey, seed, random));
  const squares: PlaceRecord[] = hubs.slice(0, 2).map((hub) => {
    const point = offset(hub.point, 35, 45);
    return {
      ...hub,
      id: hub.id.replace('hub', 'square'),
      name: hub.name.replace('公交枢纽', ''),
      kind: 'SQUARE',
      point,
      ...unitAt(survey, point),
    };
  });
  const markets = MARKETS.map(({ id, name, within, market, source, note }): PlaceRecord => {
    const place = placeAt(
      survey,
      { id, name, kind: 'MARKET', within, note, ...(source && { source }) },
      random,
    );
    return { ...place, market };
  });
  const others = [...NAMED_PLACES, ...EXAMPLE_PLACES].map((seed) => placeAt(survey, seed, random));
  const places = [...hubs, ...squares, ...markets, ...others, ...geoNamesTowns(survey)];
  return places.map((place) => placeSchema.parse(place));
}

function placeAt(survey: Survey, seed: PlaceSeed, random: Random): PlaceRecord {
  const { id, name, kind, within, crossing, source, note } = seed;
  const point = positionOf();
  return {
    id,
    name,
    kind,
    point,
    accuracyM: SYNTHETIC_ACCURACY_M,
    ...unitAt(survey, point),
    origin: 'synthetic',
    ...(source === undefined ? {} : { source }),
    ...(note === undefined ? {} : { note }),
  };

  function positionOf(): [number, number] {
    if (kind === 'HUB') {
      const near = crossing ?? survey.unit(codeOf(within!)).labelPoint;
      return survey.graph.nodes[survey.crossingNear(near)]!;
    }
    if (crossing) return offset(survey.graph.nodes[survey.crossingNear(crossing)]!, 25, random() * 360);
    return survey.positionIn(anyUnit(survey, within!, random), random);
  }
}

/** The unit itself, or for a township one of its denser communities. */
function anyUnit(survey: Survey, within: string, random: Random): string {
  if (within.length >= 12) return within;
  const villages = survey
    .unitsOf('village', within)
    .sort((a, b) => (b.densityWeight ?? 0) - (a.densityWeight ?? 0));
  return villages[Math.floor((random() * villages.length) / 3)]!.code;
}

const codeOf = (code: string) => code.padEnd(12, '0');

function unitAt(survey: Survey, point: [number, number]): { unitCode?: string } {
  const unitCode = survey.finestNear(point);
  return unitCode === undefined ? {} : { unitCode };
}

interface GeoNamesFile {
  features: {
    properties: { name: string; geonameid: number };
    geometry: { coordinates: [number, number] };
  }[];
}

function geoNamesTowns(survey: Survey): PlaceRecord[] {
  const file = new URL('../../sources/geonames-places.geojson', import.meta.url);
  const { features } = JSON.parse(readFileSync(file, 'utf8')) as GeoNamesFile;
  return features.flatMap(({ properties, geometry }): PlaceRecord[] => {
    const { name: pinyin, geonameid } = properties;
    const name = TOWN_NAMES[geonameid];
    const unitCode = survey.finestAt(geometry.coordinates);
    if (name === undefined || unitCode === undefined) return [];
    return [
      {
        id: `town-${geonameid}`,
        name,
        kind: 'TOWN',
        point: geometry.coordinates,
        accuracyM: 1000,
        unitCode,
        origin: 'reported',
        source: `GeoNames ${geonameid} (CC BY 4.0)`,
        note: `GeoNames: ${pinyin}`,
      },
    ];
  });
}
