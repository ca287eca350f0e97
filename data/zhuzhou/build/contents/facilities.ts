import { facilitySchema, type FacilityRecord } from '../../../../src/schemas/places.ts';
import type { UnitRecord } from '../../../../src/schemas/units.ts';
import { shortVillageName } from '../names.ts';
import { createRandom, type Random } from '../random.ts';
import {
  COUNTED_STATIONS,
  NAMED_FACILITIES,
  POLICE_STATION_NAMES,
  type FacilityType,
} from './facility-seeds.ts';
import type { Survey } from './survey.ts';

const INNER_COUNTIES = ['430202', '430203', '430204', '430211'];

/** What a facility is besides its place. */
type Details = Omit<FacilityRecord, 'id' | 'facilityType' | 'point' | 'unitCode' | 'origin'>;

/** All facilities but the bus stops (`facilities.geojson`). Positions are synthetic; counts follow the papers. */
export function buildFacilities(survey: Survey): FacilityRecord[] {
  const random = createRandom('facilities');
  const counters = new Map<FacilityType, number>();

  const add = (facilityType: FacilityType, within: string, details: Details): FacilityRecord => {
    const serial = (counters.get(facilityType) ?? 0) + 1;
    counters.set(facilityType, serial);
    const point = survey.positionIn(within, random);
    const unitCode = survey.finestAt(point);
    return facilitySchema.parse({
      id: `${facilityType.toLowerCase().replaceAll('_', '-')}-${String(serial).padStart(4, '0')}`,
      facilityType,
      point,
      ...(unitCode === undefined ? {} : { unitCode }),
      origin: 'synthetic',
      note: '位置为模拟',
      ...details,
    });
  };
  const townships = INNER_COUNTIES.flatMap((county) => survey.unitsOf('township', county));
  const villages = INNER_COUNTIES.flatMap((county) => survey.unitsOf('village', county));

  return [
    ...NAMED_FACILITIES.map(({ facilityType, within, ...details }) =>
      add(facilityType, within.length < 12 ? centreOf(survey, within, random) : within, details),
    ),
    ...legalStations(survey).map((village, at) =>
      add('LEGAL_SERVICE', village.code, {
        name: `公共法律服务工作站${String(at + 1).padStart(3, '0')}（${shortVillageName(village.name)}）`,
        serviceRadiusM: 1000,
        source: 'S4',
        note: `数量 ${COUNTED_STATIONS.legalService} 源自报道，名称与位置为模拟`,
      }),
    ),
    ...lawHelpVillages(survey).map((village) =>
      add('LAW_HELP', village.code, {
        name: `“法律帮”工作室（${shortVillageName(village.name)}）`,
        source: 'S4',
        note: '数量 4 源自报道，社区与位置为模拟',
      }),
    ),
    ...survey.unitsOf('area').map((area) =>
      add('PARTY_SERVICE', area.memberCodes![0]!, {
        name: `党群服务站（${area.name}）`,
        serviceRadiusM: 300,
        source: 'S0',
      }),
    ),
    ...survey
      .unitsOf('grid', '430204003')
      .slice(0, COUNTED_STATIONS.gridBranches)
      .map((grid, at) =>
        add('PARTY_SERVICE', grid.code, {
          name: `网格党支部服务站${String(at + 1).padStart(2, '0')}（${grid.name}）`,
          serviceRadiusM: 300,
          source: 'S3',
          note: '支部数 30 源自报道，所在网格与位置为模拟',
        }),
      ),
    ...survey.unitsOf('micro-grid').map((microGrid, at) =>
      add('CHARGING', microGrid.code, {
        name: `示例集中充电点${String(at + 1).padStart(2, '0')}（${microGrid.name}）`,
        serviceRadiusM: 200,
        capacity: 8 + 4 * Math.floor(random() * 8),
      }),
    ),
    ...townships
      .filter(({ code }) => !(code in POLICE_STATION_NAMES))
      .map((township) =>
        add('POLICE_STATION', centreOf(survey, township.code, random), {
          name: `示例派出所（${township.name}）`,
          openHours: '00:00-24:00',
        }),
      ),
    ...survey
      .unitsOf('village', '430204003')
      .map((village) =>
        add('POLICE_POST', village.code, { name: `示例警务室（${shortVillageName(village.name)}）` }),
      ),
    ...[...survey.unitsOf('county'), ...survey.unitsOf('township'), ...villages].map((unit) =>
      add('CZ_CENTER', unit.level === 'village' ? unit.code : centreOf(survey, unit.code, random), {
        name: `${unit.level === 'village' ? shortVillageName(unit.name) : unit.name}综治中心`,
        openHours: unit.level === 'county' ? '00:00-24:00' : '08:30-18:00',
      }),
    ),
    ...townships.flatMap((township) => [
      add('HEALTH', centreOf(survey, township.code, random), {
        name: `示例卫生服务站（${township.name}）`,
        openHours: '08:00-20:00',
        serviceRadiusM: 1500,
      }),
      add('GOV_WINDOW', centreOf(survey, township.code, random), {
        name: `${township.name}政务服务窗口`,
        openHours: '09:00-17:00',
      }),
    ]),
  ];
}

/** One of the denser communities of a township or county. */
function centreOf(survey: Survey, code: string, random: Random): string {
  const prefix = code.replace(/(000)+$/, '');
  const villages = byDensity(survey.unitsOf('village', prefix));
  return villages[Math.floor(random() * Math.min(3, villages.length))]!.code;
}

/** Every community and village of 天元区 once, the densest a second time, until the published count is reached. */
function legalStations(survey: Survey): UnitRecord[] {
  const villages = survey.unitsOf('village', '430211');
  const stations = [...villages];
  while (stations.length < COUNTED_STATIONS.legalService) stations.push(...byDensity(villages));
  return stations.slice(0, COUNTED_STATIONS.legalService).sort((a, b) => (a.code < b.code ? -1 : 1));
}

function lawHelpVillages(survey: Survey): UnitRecord[] {
  return byDensity(survey.unitsOf('village', '430211')).slice(0, COUNTED_STATIONS.lawHelp);
}

function byDensity(units: readonly UnitRecord[]): UnitRecord[] {
  return [...units].sort(
    (a, b) => (b.densityWeight ?? 0) - (a.densityWeight ?? 0) || (a.code < b.code ? -1 : 1),
  );
}
