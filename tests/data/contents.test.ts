import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Position } from 'geojson';
import { afterAll, describe, expect, it } from 'vitest';
import { buildContents } from '../../data/zhuzhou/build/contents/build-contents.ts';
import { isInnerCity } from '../../data/zhuzhou/build/contents/bus-lines.ts';
import { CAMERA_QUOTAS } from '../../data/zhuzhou/build/contents/cameras.ts';
import { readCityInput } from '../../data/zhuzhou/build/contents/survey.ts';
import { parseGbCode } from '../../src/domain/cameras/gb-code.ts';
import { hasViewSector } from '../../src/domain/cameras/camera-view.ts';
import { distanceM } from '../../src/domain/geo/positions.ts';
import { distanceToSegment } from '../../src/domain/geo/rings.ts';
import { isWithin } from '../../src/domain/grids/codes.ts';
import { cameraSchema, type CameraRecord } from '../../src/schemas/cameras.ts';
import { codeTablesSchema } from '../../src/schemas/code-tables.ts';
import { datasetManifestSchema } from '../../src/schemas/dataset.ts';
import { bundledCaseCity, CITY_FOLDER, cityText, readBundledCity } from './bundled-city.ts';

const { survey, places, facilities, lines } = readBundledCity();
const stops = new Map(
  facilities.filter(({ facilityType }) => facilityType === 'BUS_STOP').map((stop) => [stop.id, stop]),
);
const cameras = readCameras();

function readCameras(): CameraRecord[] {
  const rows = parse(cityText('cameras.csv'), { columns: true }) as Record<string, string>[];
  return rows.map(({ longitude, latitude, ...row }) => {
    const given = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''));
    const numbers = ['gbVersion', 'pointClass', 'azimuthDeg', 'hfovDeg', 'rangeM', 'recordSaveDays'];
    const typed = Object.fromEntries(
      Object.entries(given).map(([key, value]) => [
        key,
        numbers.includes(key) ? Number(value) : key === 'indoor' ? value === 'true' : value,
      ]),
    );
    return cameraSchema.parse({
      ...typed,
      ...(longitude ? { point: [Number(longitude), Number(latitude)] } : {}),
    });
  });
}

const share = <T>(list: readonly T[], test: (item: T) => boolean) => list.filter(test).length / list.length;
const countOf = (type: string) => facilities.filter(({ facilityType }) => facilityType === type).length;

const key = (a: Position, b: Position) => `${a.join()} ${b.join()}`;

const metres = ([lng, lat]: Position, [lng0, lat0]: Position): [number, number] => [
  (lng! - lng0!) * 111_195 * Math.cos((lat0! * Math.PI) / 180),
  (lat! - lat0!) * 111_195,
];

const unitOf = (name: string) =>
  [...places, ...facilities].find((thing) => thing.name === name)?.unitCode ?? '';

const linesAt = (point: [number, number]) =>
  lines.filter(({ stopIds }) => stopIds.some((id) => distanceM(stops.get(id)!.point, point) < 1)).length;

function distanceAlongM(path: [number, number][], point: [number, number]): number {
  let alongM = 0;
  for (let at = 1; at < path.length; at++) {
    const [a, b] = [metres(path[at - 1]!, point), metres(path[at]!, point)];
    if (distanceToSegment(0, 0, a, b) <= 1) return alongM + Math.hypot(...a);
    alongM += Math.hypot(b[0] - a[0], b[1] - a[1]);
  }
  throw new Error('the point is not on the path');
}

describe('the bundled city', () => {
  const folder = mkdtempSync(join(tmpdir(), 'contents-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has the contents that its script makes', () => {
    buildContents(readCityInput(CITY_FOLDER), folder);
    for (const file of [
      'dataset.json',
      'code-tables.json',
      'figures.json',
      'places.geojson',
      'facilities.geojson',
      'bus-lines.geojson',
      'cameras.csv',
    ])
      expect(
        readFileSync(join(folder, file), 'utf8') === cityText(file),
        `${file} is what the script makes`,
      ).toBe(true);
  });

  it('has a manifest whose files are there and whose bounds hold everything', () => {
    const manifest = datasetManifestSchema.parse(JSON.parse(cityText('dataset.json')));
    for (const { file } of manifest.layers) expect(cityText(file).length, file).toBeGreaterThan(100);
    codeTablesSchema.parse(JSON.parse(cityText(manifest.codeTables!)));
    expect(manifest.simulate).toMatchObject({ volume: 60_000 });
    expect(cityText(manifest.simulate!.calibration)).toContain('{');
    const [west, south, east, north] = manifest.bounds;
    const points = [...places, ...facilities, ...cameras].flatMap(({ point }) => (point ? [point] : []));
    expect(points.every(([lng, lat]) => lng >= west && lng <= east && lat >= south && lat <= north)).toBe(
      true,
    );
  });

  it('gives every id once', () => {
    for (const ids of [
      places.map(({ id }) => id),
      facilities.map(({ id }) => id),
      lines.map(({ id }) => id),
      cameras.map(({ gbId }) => gbId),
    ])
      expect(new Set(ids).size).toBe(ids.length);
  });

  it('puts every point into the unit it names', () => {
    const named = [...places, ...facilities, ...cameras];
    const misplaced = named.filter(({ point, unitCode }) => point && unitCode !== survey.finestNear(point));
    expect(misplaced).toEqual([]);
    const fallback = named.filter(({ point }) => point && survey.finestAt(point) === undefined);
    expect(fallback.every((thing) => 'facilityType' in thing && thing.facilityType === 'BUS_STOP')).toBe(
      true,
    );
  });

  it('marks synthetic positions and gives no position as exact', () => {
    expect(
      places
        .filter(({ origin }) => origin !== 'synthetic')
        .every(({ source }) => source?.startsWith('GeoNames')),
    ).toBe(true);
    expect(places.every(({ accuracyM }) => accuracyM !== undefined && accuracyM >= 500)).toBe(true);
    expect([...facilities, ...lines, ...cameras].every(({ origin }) => origin === 'synthetic')).toBe(true);
  });
});

describe('code tables', () => {
  const tables = codeTablesSchema.parse(JSON.parse(cityText('code-tables.json')));

  it('have the two-level tree, each leaf under its group with a known department', () => {
    const groups = tables.categories.filter(({ parent }) => parent === undefined);
    const leaves = tables.categories.filter(({ parent }) => parent !== undefined);
    expect(groups.map(({ code }) => code).join('')).toBe('ABCDEFGH');
    expect(leaves).toHaveLength(27);
    const departments = new Set(tables.departments.map(({ code }) => code));
    for (const { code, parent, leadDept } of leaves) {
      expect(parent).toBe(code[0]);
      expect(departments.has(leadDept!), code).toBe(true);
    }
    expect(leaves.filter(({ origin }) => origin === 'assumed').map(({ code }) => code)).toEqual([
      'A4',
      'B3',
      'C4',
      'D4',
    ]);
    expect(tables.channels).toHaveLength(10);
  });

  it('describe every staffing scheme that a grid uses, with the same roles', () => {
    const units = [...survey.unitsOf('grid'), ...survey.unitsOf('micro-grid')];
    for (const { code, staffing } of units) {
      if (!staffing) continue;
      const scheme = tables.staffingSchemes.find(({ id }) => id === staffing.schemeId);
      const roles = scheme?.slots.map(({ role }) => role) ?? [];
      expect(
        Object.keys(staffing.counts).every((role) => roles.includes(role)),
        code,
      ).toBe(true);
    }
  });
});

describe('places and facilities', () => {
  it('have the counts that the papers print', () => {
    const inTianyuan = facilities.filter(({ unitCode }) => unitCode?.startsWith('430211'));
    expect(inTianyuan.filter(({ facilityType }) => facilityType === 'LEGAL_SERVICE')).toHaveLength(110);
    expect(countOf('LEGAL_SERVICE')).toBe(110);
    expect(countOf('LAW_HELP')).toBe(4);
    expect(countOf('PARTY_SERVICE')).toBe(12 + 30);
    const branches = facilities.filter(
      ({ facilityType, unitCode }) => facilityType === 'PARTY_SERVICE' && unitCode?.startsWith('430204003'),
    );
    expect(new Set(branches.map(({ unitCode }) => unitCode)).size).toBe(30);
    const centres = facilities.filter(({ facilityType }) => facilityType === 'CZ_CENTER');
    expect(centres.filter(({ openHours }) => openHours === '00:00-24:00')).toHaveLength(9);
    const innerVillages = ['430202', '430203', '430204', '430211'].flatMap((code) =>
      survey.unitsOf('village', code),
    );
    expect(centres).toHaveLength(9 + 112 + innerVillages.length);
  });

  it('put named things into the units of the sources', () => {
    const expected: [string, string][] = [
      ['响石广场', '430204002'], ['明照湖', '430202006'], ['西郡佳园', '430211003019'], ['秋瑾故居', '430204003'],
      ['兴隆山农贸市场', '430204009'], ['郭家塘集市', '430204005209'], ['新塘社区集市', '430211101014'],
      ['桂花派出所', '430202004'], ['贺家土派出所', '430203001'], ['江桥派出所', '430223002'], ['东富派出所', '430281121'],
      ['合泰D区集中充电桩专区', '430202001003'], ['白石港卫生服务站', '430204002'],
    ]; // prettier-ignore
    for (const [name, code] of expected)
      expect(isWithin(unitOf(name), code), `${name} in ${unitOf(name)}`).toBe(true);
  });

  it('have a market of every rule kind, and no rule for the markets of the papers', () => {
    const rules = places.flatMap(({ market }) => (market ? [market.rule] : []));
    expect(new Set(rules.map(({ kind }) => kind))).toEqual(
      new Set(['solarDigit', 'lunarDigit', 'weekday', 'parity', 'branch', 'daily', 'list', 'unknown']),
    );
    const observed = places.flatMap(({ market, source }) =>
      source && market?.rule.kind === 'unknown' ? [market.rule.observed] : [],
    );
    expect(observed).toEqual([['2022-01-01'], ['2019-06-21'], []]);
  });
});

describe('bus lines', () => {
  const edges = new Set<string>();
  const { graph } = survey;
  graph.nodes.forEach((from, node) => {
    for (let at = graph.offsets[node]!; at < graph.offsets[node + 1]!; at++)
      edges.add(key(from, graph.nodes[graph.neighbours[at]!]!));
  });

  it('are twelve and run along the streets', () => {
    expect(lines).toHaveLength(12);
    for (const { name, geometry } of lines) {
      const steps = geometry.coordinates
        .slice(1)
        .map((position, at) => key(geometry.coordinates[at]!, position));
      expect(
        steps.filter((step) => !edges.has(step)),
        name,
      ).toEqual([]);
    }
  });

  it('have their stops on the line within a metre, in order, the ends included', () => {
    for (const { name, stopIds, geometry } of lines) {
      expect(new Set(stopIds).size, name).toBe(stopIds.length);
      let reached = 0;
      for (const id of stopIds) {
        const stop = stops.get(id)!;
        const ring = geometry.coordinates.map((position) => metres(position, stop.point));
        const at = ring.findIndex(
          (end, index) =>
            index > 0 && index >= reached && distanceToSegment(0, 0, ring[index - 1]!, end) <= 1,
        );
        expect(at, `${name} ${id}`).toBeGreaterThan(0);
        reached = at;
      }
      expect(stops.get(stopIds[0]!)!.point).toEqual(geometry.coordinates[0]);
      expect(stops.get(stopIds.at(-1)!)!.point).toEqual(geometry.coordinates.at(-1));
    }
  });

  it('stop every 400 to 900 m in the inner city', () => {
    const gaps: number[] = [];
    for (const { stopIds, geometry } of lines) {
      const alongM = stopIds.map((id) =>
        distanceAlongM(geometry.coordinates as [number, number][], stops.get(id)!.point),
      );
      stopIds.slice(1).forEach((id, at) => {
        const isInner = [id, stopIds[at]!].every((stopId) => isInnerCity(stops.get(stopId)!.point));
        if (isInner) gaps.push(alongM[at + 1]! - alongM[at]!);
      });
    }
    expect(gaps.length).toBeGreaterThan(100);
    expect(Math.min(...gaps)).toBeGreaterThan(399);
    expect(Math.max(...gaps)).toBeLessThan(901);
  });

  it('meet in three hubs and more, 响石广场 and 中心广场 among them', () => {
    const hubs = places.filter(({ kind }) => kind === 'HUB');
    const meeting = hubs.filter(({ point }) => linesAt(point) >= 3).map(({ name }) => name);
    expect(meeting).toEqual(expect.arrayContaining(['响石广场公交枢纽', '中心广场公交枢纽', '示例枢纽A']));
  });

  it('serve every stop', () => {
    const served = new Set(lines.flatMap(({ stopIds }) => stopIds));
    expect([...stops.keys()].filter((id) => !served.has(id))).toEqual([]);
  });
});

describe('cameras', () => {
  const codes = cameras.map(({ gbId, gbVersion }) => {
    const result = parseGbCode(gbId, gbVersion);
    if (!result.ok) throw new Error(`${gbId}: ${result.reason}`);
    return result.value;
  });

  it('are 4,000, by county as planned', () => {
    expect(cameras).toHaveLength(4000);
    for (const [county, quota] of Object.entries(CAMERA_QUOTAS))
      expect(
        cameras.filter(({ gbId }) => gbId.startsWith(county)),
        county,
      ).toHaveLength(quota);
  });

  it('have codes of cameras that agree with unit and owner, without warnings', () => {
    codes.forEach((code, at) => {
      const { unitCode, ownerSector, pointClass, name } = cameras[at]!;
      expect(code.warnings, name).toEqual([]);
      expect(code.isCamera, name).toBe(true);
      expect(unitCode?.startsWith(code.countyCode), name).toBe(true);
      if (ownerSector === 'resident') expect(code.builder, name).toBe('resident');
      if (ownerSector === 'education') expect(code.industryName, name).toBe('教育');
      if (ownerSector === 'police') expect(code.industryName, name).toMatch(/^社会治安/);
      if (ownerSector === 'enterprise' || ownerSector === 'property')
        expect(code.builder, name).toBe('enterprise');
      if (pointClass === 1) expect(code.networkSide, name).toBe('policeVideoNet');
      if (pointClass === 2) expect(['eGov', 'sectorNet'], name).toContain(code.networkSide);
      if (pointClass === 3) expect(['internet', 'socialAccess', 'line'], name).toContain(code.networkSide);
    });
  });

  it('are plausible in class, status, position and view', () => {
    expect(share(cameras, ({ pointClass }) => pointClass === 3)).toBeGreaterThan(0.5);
    expect(share(cameras, ({ pointClass }) => pointClass === 1)).toBeGreaterThan(0.12);
    expect(Math.abs(share(cameras, ({ status }) => status === 'online') - 0.96)).toBeLessThan(0.01);
    expect(new Set(cameras.map(({ status }) => status)).size).toBe(5);
    expect(Math.abs(share(cameras, hasViewSector) - 0.35)).toBeLessThan(0.03);
    expect(cameras.filter(({ pointClass, point }) => pointClass <= 2 && !point)).toEqual([]);
    const third = cameras.filter(({ pointClass }) => pointClass === 3);
    expect(share(third, ({ point }) => point === undefined)).toBeGreaterThan(0.08);
    expect(share(cameras, ({ gbVersion }) => gbVersion === 2022)).toBeGreaterThan(0.25);
    expect(cameras.some(({ azimuthDeg, rangeM }) => azimuthDeg !== undefined && rangeM === undefined)).toBe(
      true,
    );
  });

  it('stand closer together in the centre', () => {
    const centre: [number, number] = [113.145, 27.835];
    const within = (radiusM: number) =>
      cameras.filter(({ point }) => point && distanceM(point, centre) <= radiusM).length;
    expect(within(3000) / 9).toBeGreaterThan(2 * ((within(12_000) - within(3000)) / 135));
  });
});

describe('the city for the simulator of cases', () => {
  it('has places, stops and lines', () => {
    const city = bundledCaseCity();
    expect(city.stops.length).toBe(stops.size);
    expect(city.unitAt(places[0]!.point)).toBe(places[0]!.unitCode);
  });
});
