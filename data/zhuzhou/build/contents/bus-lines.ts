import type { LineString } from 'geojson';
import { distanceM, type Position } from '../../../../src/domain/geo/positions.ts';
import { shortestPath } from '../../../../src/domain/geo/street-graph.ts';
import {
  facilitySchema,
  linePropertiesSchema,
  type FacilityRecord,
  type LineRecord,
  type PlaceRecord,
} from '../../../../src/schemas/places.ts';
import { spaceStops, type SpacingRule } from './stop-spacing.ts';
import type { Survey } from './survey.ts';

interface LineSeed {
  letter: string;
  /** Ids of hubs and other places, or codes of units, in order. */
  via: string[];
  headwayMin: number;
}

const LINES: LineSeed[] = [
  { letter: 'A', via: ['hub-xiangshi', 'hub-zhongxin', 'hub-tianyuan'], headwayMin: 6 },
  { letter: 'B', via: ['430204001006', 'hub-xiangshi', '430204003008'], headwayMin: 10 },
  { letter: 'C', via: ['hub-zhongxin', 'hub-hetang', 'place-mingzhao-lake'], headwayMin: 12 },
  { letter: 'D', via: ['hub-xiangshi', 'hub-hetang', 'hub-lusong'], headwayMin: 9 },
  { letter: 'E', via: ['hub-tianyuan', 'market-xintang'], headwayMin: 20 },
  { letter: 'F', via: ['hub-zhongxin', 'hub-lusong', 'market-baiguan'], headwayMin: 20 },
  { letter: 'G', via: ['hub-xiangshi', 'market-guojiatang', 'market-xinglongshan'], headwayMin: 15 },
  { letter: 'H', via: ['hub-zhongxin', 'hub-tianyuan', 'hub-lukou'], headwayMin: 25 },
  { letter: 'I', via: ['hub-hetang', 'hub-zhongxin', 'hub-tianyuan', 'place-xijun'], headwayMin: 8 },
  { letter: 'J', via: ['hub-hetang', 'market-xianyu'], headwayMin: 25 },
  { letter: 'K', via: ['hub-zhongxin', 'hub-xiangshi', 'market-yuntian'], headwayMin: 18 },
  { letter: 'L', via: ['hub-tianyuan', 'market-leidashi', 'market-sanmen'], headwayMin: 30 },
];

const CENTRE: Position = [113.14, 27.842];
/** Within this distance of the centre the stops keep 400 to 900 m. */
export const INNER_CITY_M = 6500;
const INNER: SpacingRule = { minM: 400, maxM: 900, targetM: 620 };
const OUTER: SpacingRule = { minM: 500, maxM: 2000, targetM: 1200 };
/** Borders of districts are river banks and ridges; buses keep to streets inside. */
const costFactor = (rank: number) => (rank === 0 ? 2.5 : 1);

/** Whether a position counts as inner city for the spacing of stops. */
export function isInnerCity(position: Position): boolean {
  return distanceM(position, CENTRE) <= INNER_CITY_M;
}

/** Bus lines along the street graph, and the stops they use (`bus-lines.geojson`, BUS_STOP in the facilities). */
export function buildBusLines(
  survey: Survey,
  places: readonly PlaceRecord[],
): { lines: LineRecord[]; stops: FacilityRecord[] } {
  const registry = createStops(survey, places);
  const lines = LINES.map(({ letter, via, headwayMin }): LineRecord => {
    const nodes = via.map((name) => nodeOf(survey, places, name));
    // A line never comes back to a street it has used: its stops stay in one order.
    const used = new Set<number>();
    const paths = nodes.slice(1).map((goal, at) => {
      const path = shortestPath(survey.graph, nodes[at]!, goal, costFactor, (node) => !used.has(node));
      path?.nodes.forEach((node) => used.add(node));
      if (!path) throw new Error(`line ${letter} cannot reach ${via[at + 1]}`);
      return path.nodes.map((node) => survey.graph.nodes[node]!);
    });
    const stops = paths.flatMap((path, leg) =>
      spaceStops(path, (position) => (isInnerCity(position) ? INNER : OUTER), registry.has).slice(
        leg === 0 ? 0 : 1,
      ),
    );
    const coordinates = paths.flatMap((path, leg) => path.slice(leg === 0 ? 0 : 1));
    const geometry: LineString = { type: 'LineString', coordinates };
    const properties = linePropertiesSchema.parse({
      id: `line-${letter.toLowerCase()}`,
      kind: 'BUS_LINE',
      name: `示例线${letter}`,
      labels: { 'zh-CN': `示例线${letter}`, en: `Example line ${letter}` },
      stopIds: stops.map(registry.idOf),
      headwayMin,
      origin: 'synthetic',
      source: '示例：沿示意街道的最短路径，不是实际公交线路',
    });
    return { ...properties, geometry };
  });
  return { lines, stops: registry.all() };
}

function nodeOf(survey: Survey, places: readonly PlaceRecord[], name: string): number {
  const place = places.find(({ id }) => id === name);
  return survey.crossingNear(place?.point ?? survey.unit(name).labelPoint);
}

function createStops(survey: Survey, places: readonly PlaceRecord[]) {
  const stops = new Map<string, FacilityRecord>();
  const uses = new Map<string, number>();
  const hubs = new Map(
    places.filter(({ kind }) => kind === 'HUB').map((hub) => [keyOf(hub.point), hub.name]),
  );

  function create(point: Position): FacilityRecord {
    const unitCode = survey.finestNear(point);
    return facilitySchema.parse({
      id: `stop-${String(stops.size + 1).padStart(4, '0')}`,
      facilityType: 'BUS_STOP',
      name: hubs.get(keyOf(point))?.replace('公交枢纽', '') ?? nameAt(unitCode),
      point,
      ...(unitCode === undefined ? {} : { unitCode }),
      origin: 'synthetic',
      note: '示例站，不是实际公交站',
    });
  }

  function nameAt(unitCode: string | undefined): string {
    const village = unitCode === undefined ? '城郊' : survey.unit(unitCode.slice(0, 12)).name;
    const base = village.replace(/(居民委员会|社区居委会|居委会|村委会|社区)$/, '');
    const count = (uses.get(base) ?? 0) + 1;
    uses.set(base, count);
    return count === 1 ? `${base}站` : `${base}${count}站`;
  }

  return {
    has: (position: Position) => stops.has(keyOf(position)),
    idOf: (position: Position) => {
      const stop = stops.get(keyOf(position)) ?? create(position);
      stops.set(keyOf(position), stop);
      return stop.id;
    },
    all: () => [...stops.values()],
  };
}

function keyOf(position: Position): string {
  return position.join(',');
}
