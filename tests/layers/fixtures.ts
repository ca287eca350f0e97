import type { Polygon } from 'geojson';
import type { UnitCollection, UnitProperties } from '../../src/schemas/units.ts';
import type { ClusterMark, IncidentMark } from '../../src/domain/engine/api/answer.ts';
import { LAYER_IDS } from '../../src/domain/view/layer-ids.ts';
import { LAYERS } from '../../src/layers/index.ts';
import { caseColumns } from '../support/case-columns.ts';
import { EMPTY_DESK_SCENE } from '../../src/domain/desk/scene.ts';
import { significance } from '../support/place-pictures.ts';
import type { LayerInput, Resources } from '../../src/layers/model/layer-input.ts';
import { classify } from '../../src/layers/units/choropleth.ts';

function square(west: number, south: number, side: number): Polygon {
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + side, south],
        [west + side, south + side],
        [west, south + side],
        [west, south],
      ],
    ],
  };
}

/** Units in a row, the first ones smaller. */
export function unitRow(codes: readonly string[], level: UnitProperties['level']): UnitCollection {
  return {
    type: 'FeatureCollection',
    features: codes.map((code, index) => ({
      type: 'Feature',
      properties: {
        code,
        level,
        name: `单元${index}`,
        aliases: [],
        schematic: true,
        origin: 'synthetic',
        areaM2: 1e6 * (index + 1),
        labelPoint: [113 + index * 0.1 + 0.01, 27.81],
        quantities: {},
      },
      geometry: square(113 + index * 0.1, 27.8, 0.1),
    })),
  };
}

export const incident: IncidentMark = {
  kind: 'incident',
  matched: true,
  eventNo: 'ZZ-430211-20261120-0001',
  time: 0,
  longitude: 113.05,
  latitude: 27.85,
  category: 'A2',
  channel: 'WECHAT',
  tier: 'L1',
  progress: 'inHand',
  unitCode: '430211001001',
  deadlineAt: null,
};

export const cluster: ClusterMark = {
  kind: 'cluster',
  id: 7,
  longitude: 113.1,
  latitude: 27.84,
  count: 40,
  matched: 40,
  progress: [30, 6, 3, 1],
};

const HOUR_MS = 3_600_000;

/** Nine cases, of which half of the first one's interval lies in the eleventh hour. */
const cases: Resources['cases'] = caseColumns(9, {
  from: Float64Array.from({ length: 9 }, (_, row) => (row === 0 ? 10.5 : 20) * HOUR_MS),
  to: Float64Array.from({ length: 9 }, (_, row) => (row === 0 ? 11.5 : 21) * HOUR_MS),
  longitude: new Float64Array(9).fill(113.1),
  latitude: new Float64Array(9).fill(27.8),
});

const resources: Resources = {
  areas: unitRow(['HT-PQ-01'], 'area'),
  lines: {
    type: 'FeatureCollection',
    features: (['RIVER', 'BUS_LINE'] as const).map((kind) => ({
      type: 'Feature',
      properties: { id: `line-${kind}`, kind, name: kind, stopIds: [], origin: 'synthetic' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [113, 27.8],
          [113.2, 27.9],
        ],
      },
    })),
  },
  facilities: [
    { id: 'f1', facilityType: 'LEGAL_SERVICE', name: '站', point: [113.1, 27.85], origin: 'synthetic' },
    { id: 's1', facilityType: 'BUS_STOP', name: '停', point: [113.1, 27.86], origin: 'synthetic' },
  ],
  places: [
    {
      id: 'm1',
      name: '集市',
      kind: 'MARKET',
      point: [113.1, 27.85],
      origin: 'synthetic',
      market: { rule: { kind: 'unknown', observed: [] }, suburban: true },
    },
  ],
  cameras: [
    {
      gbId: '43020201011320000001',
      gbVersion: 2016,
      name: '点',
      pointClass: 1,
      ownerSector: 'police',
      point: [113.16, 27.85],
      azimuthDeg: 90,
      hfovDeg: 60,
      rangeM: 80,
      status: 'offline',
      origin: 'synthetic',
    },
  ],
  cases,
};

// What layers fetch when they are first shown is there.
await Promise.all(LAYERS.map((layer) => layer.code.fetch()));

/** What a page with every switch on has for its layers. */
export function fullInput(): LayerInput {
  const county = unitRow(['430202000000', '430211000000'], 'county');
  const township = unitRow(['430202001000', '430211001000'], 'township');
  const village = unitRow(['430202001001', '430211001001'], 'village');
  const finest = unitRow(['430202001001901000', '430211001001901000'], 'grid');
  return {
    shown: new Set(LAYER_IDS),
    resources,
    basemap: undefined,
    units: { county, township, village, finest },
    level: 'finest',
    classification: classify(
      'count',
      finest.features.map(({ properties }) => properties),
      new Map([['430202001001901000', { total: 4, registered: 4, finished: 3, overdue: 1 }]]),
    ),
    isUnitFillPainted: false,
    civilDay: 20_000,
    timeClauses: { range: { from: 10 * HOUR_MS, to: 11 * HOUR_MS }, weekHours: [], calendar: [] },
    covered: [{ position: [113.13, 27.83], halfPx: 40 }],
    marks: [cluster, incident],
    allPointsAs: 'points',
    outlines: { selected: square(113, 27.8, 0.1), hovered: square(113, 27.8, 0.1) },
    focus: square(113, 27.8, 0.1),
    emergency: null,
    desk: {
      ...EMPTY_DESK_SCENE,
      place: { picture: significance, isOutdated: false, lineId: null, stretch: null, spot: [113.1, 27.8] },
    },
  };
}
