import type { Feature, LineString, Polygon } from 'geojson';
import { poleOfInaccessibility } from '../../../src/domain/geo/label-point.ts';
import type { Position } from '../../../src/domain/geo/positions.ts';
import { signedGeodesicAreaM2 } from '../../../src/domain/geo/rings.ts';
import { unitPropertiesSchema, type UnitProperties } from '../../../src/schemas/units.ts';
import type { City } from './city.ts';
import { toDegrees } from './projection.ts';
import type { DraftUnit } from './units.ts';

export type UnitFeature = Feature<Polygon, UnitProperties>;

const round6 = (value: number) => Math.round(value * 1e6) / 1e6;

/** A drawn unit as a GeoJSON feature: outer ring closed and counter-clockwise, properties checked by the schema. */
export function unitFeature(city: City, draft: DraftUnit, densest: number): UnitFeature {
  const positions = draft.ring.map((vertex) => city.mesh.positions[vertex]!);
  const pole = poleOfInaccessibility(city.mesh.pointsOf(draft.ring), draft.level === 'county' ? 100 : 4);
  const [lng, lat] = toDegrees(pole.point);
  const { code, level, name, aliases, parentCode, extra } = draft;
  const official = ['county', 'township', 'village'].includes(level);
  const properties = {
    code,
    level,
    name,
    aliases,
    ...(parentCode === undefined ? {} : { parentCode }),
    schematic: true,
    origin: official ? 'reported' : 'synthetic',
    areaM2: Math.round(signedGeodesicAreaM2(positions)),
    labelPoint: [round6(lng), round6(lat)] satisfies Position,
    densityWeight: Math.round(Math.min(1, draft.density / densest) * 1e4) / 1e4,
    ...extra,
  };
  return {
    type: 'Feature',
    properties: unitPropertiesSchema.parse(properties),
    geometry: { type: 'Polygon', coordinates: [[...positions, positions[0]!]] },
  };
}

/** The course of the 湘江 as a GeoJSON feature, downstream. */
export function riverFeature(city: City): Feature<LineString> {
  return {
    type: 'Feature',
    properties: {
      id: 'river-xiangjiang',
      kind: 'RIVER',
      name: '湘江',
      labels: { 'zh-CN': '湘江', en: 'Xiang River' },
      stopIds: [],
      origin: 'derived',
      source: '示意: 按文字描述的河道走向绘制',
    },
    geometry: { type: 'LineString', coordinates: city.river.map((vertex) => city.mesh.positions[vertex]!) },
  };
}
