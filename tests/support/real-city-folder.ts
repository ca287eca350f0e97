import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import iconv from 'iconv-lite';
import { below, chance, pick, uniform } from '../../src/domain/random/distributions.ts';
import { createRandom, type Random } from '../../src/domain/random/random.ts';

/*
 * A folder as a city hands it over: an invented city, with the habits of real exports. Its communities and grids have codes of
 * the city's own, communities come in single parts, events are a table in GBK with a title above the header, months before
 * days, words of the hotline for states, telephone numbers, and the city's grid codes; cameras are a catalogue of
 * GB/T 28181.
 */

export const REAL_CITY = { events: 300, cameras: 24, counties: 1, townships: 2, communities: 6, grids: 24 };

const COUNTY = '430299';
const [WEST, SOUTH] = [113.1, 27.8];
const [COLUMN, ROW] = [0.03, 0.025];
const SURNAMES = ['东岸', '西岸', '柳林', '石桥', '荷塘', '古井', '新风', '望江'];
const STATES = ['办结', '已办结', '待受理', '处置中', '挂账', '网格员关闭', '待分拨', '群众满意已销号'];
const ENDED = new Set(['办结', '已办结', '网格员关闭', '群众满意已销号']);
const PROBLEMS = ['路灯不亮', '井盖破损', '占道经营', '噪音扰民', '垃圾清运', '邻里纠纷'];
const SOURCES = ['12345热线', '网格员巡查', '微信随手拍'];

interface Grid {
  code: string;
  community: string;
  name: string;
  box: readonly [number, number, number, number];
}

/** Writes the files of the city into a folder; the same seed writes the same bytes. */
export function writeRealCity(folder: string, seed = 7): void {
  mkdirSync(folder, { recursive: true });
  const random = createRandom(seed);
  const grids = gridsOf();
  const write = (name: string, text: string | Buffer) => writeFileSync(path.join(folder, name), text);
  write('区县界线.geojson', collection([feature({ adcode: Number(COUNTY), name: '河湾区', level: 'district' }, [WEST, SOUTH, WEST + 4 * COLUMN, SOUTH + 3 * ROW])])); // prettier-ignore
  write(
    '街道.geojson',
    collection(
      [0, 1].map(
        (half) =>
        feature({ 街道编码: `${COUNTY}00${half + 1}`, 街道名称: `${SURNAMES[half]}街道` }, [WEST + half * 2 * COLUMN, SOUTH, WEST + (half + 1) * 2 * COLUMN, SOUTH + 3 * ROW]), // prettier-ignore
      ),
    ),
  );
  write('社区.geojson', collection(communityParts()));
  write(
    '网格.geojson',
    collection(
      grids.map(
        ({ code, name, community, box }, index) =>
        feature({ 网格编号: code, 网格名称: name, 社区编码: community, 户数: 120 + index, 网格长: `网格长${index}`, 联系电话: phoneOf(index) }, box), // prettier-ignore
      ),
    ),
  );
  write('12345工单.csv', iconv.encode(eventTable(random, grids), 'gb18030'));
  write('摄像机目录.csv', cameraTable(random, grids));
}

/** The cell of a community's part: two that do not meet along an edge. */
const cellsOf = (half: number, row: number) =>
  [[0, row], [1, (row + 1) % 3]].map(([column = 0, at = 0]) => [half * 2 + column, at] as const); // prettier-ignore

const boxOfCell = ([column, row]: readonly [number, number]) =>
  [WEST + column * COLUMN, SOUTH + row * ROW, WEST + (column + 1) * COLUMN, SOUTH + (row + 1) * ROW] as const; // prettier-ignore

const communities = () =>
  [0, 1].flatMap((half) => [0, 1, 2].map((row) => ({ code: `SQ-${half * 3 + row + 1}`, name: `${SURNAMES[2 + half * 3 + row]}社区`, cells: cellsOf(half, row) }))); // prettier-ignore

function communityParts(): object[] {
  return communities().flatMap(({ code, name, cells }) =>
    cells.map((cell) => feature({ 社区编码: code, 社区名称: name }, boxOfCell(cell))),
  );
}

function gridsOf(): Grid[] {
  return communities().flatMap(({ code: community, name, cells }) =>
    cells.flatMap((cell, part) => {
      const [west, south, east, north] = boxOfCell(cell);
      const middle = (south + north) / 2;
      return [
        [south, middle],
        [middle, north],
      ].map(([from = 0, to = 0], half): Grid => {
        const number = part * 2 + half + 1;
        return { code: `HW-${community.slice(3)}-0${number}`, community, name: `${name.slice(0, 2)}第${number}网格`, box: [west, from, east, to] }; // prettier-ignore
      });
    }),
  );
}

function eventTable(random: Random, grids: readonly Grid[]): string {
  const header =
    '工单编号,诉求标题,问题类型,来源,登记时间,办结时间,办理状态,网格编号,经度,纬度,来电人,联系电话';
  const rows = Array.from({ length: REAL_CITY.events }, (_, index) => {
    const grid = pick(random, grids);
    const problem = pick(random, PROBLEMS);
    const status = pick(random, STATES);
    const at = Date.UTC(2024, 0, 1) + Math.round(uniform(random, 0, 90 * 24 * 60)) * 60_000;
    const ended = ENDED.has(status) ? timeText(at + (60 + below(random, 5000)) * 60_000) : '';
    const [west, south, east, north] = grid.box;
    const isPlaced = !chance(random, 0.15);
    const x = isPlaced ? uniform(random, west + 0.001, east - 0.001).toFixed(6) : '';
    const y = isPlaced ? uniform(random, south + 0.001, north - 0.001).toFixed(6) : '';
    const gridCode = isPlaced && chance(random, 0.1) ? '' : grid.code;
    const number = `HW2024${String(index + 1).padStart(5, '0')}`;
    return [number, `${grid.name}${problem}`, problem, pick(random, SOURCES), timeText(at), ended, status, gridCode, x, y, `市民${index}`, phoneOf(index)].join(','); // prettier-ignore
  });
  return `河湾区12345热线工单导出\r\n统计时间：2024年一季度\r\n${header}\r\n${rows.join('\r\n')}\r\n`;
}

/** Month, day, year, as spreadsheets of another country write them. */
function timeText(ms: number): string {
  const time = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${time.getUTCMonth() + 1}/${time.getUTCDate()}/${time.getUTCFullYear()} ${time.getUTCHours()}:${two(time.getUTCMinutes())}`;
}

/** Numbers that no network gives out: the digits behind 199 are zeros. */
const phoneOf = (index: number): string => `1990000${String(index).padStart(4, '0')}`;

function cameraTable(random: Random, grids: readonly Grid[]): string {
  const header = 'DeviceID,Name,Manufacturer,CivilCode,Parental,PTZType,PositionType,DirectionType,Longitude,Latitude,Status'; // prettier-ignore
  const directions = ['1', '2', '8', '0', '东南', '朝北', '西向东', ''];
  const rows = Array.from({ length: REAL_CITY.cameras }, (_, index) => {
    const [west, south, east, north] = grids[index % grids.length]!.box;
    const isPlaced = index % 6 !== 5;
    const x = isPlaced ? uniform(random, west + 0.001, east - 0.001).toFixed(6) : '0';
    const y = isPlaced ? uniform(random, south + 0.001, north - 0.001).toFixed(6) : '0';
    const id = `${COUNTY}00${index % 2 === 0 ? '00' : '11'}1320${String(index + 1).padStart(6, '0')}`;
    return [id, `${grids[index % grids.length]!.name}${index + 1}号`, 'X', COUNTY, 0, 1 + (index % 4), 6, directions[index % directions.length], x, y, index % 5 === 0 ? 'OFF' : 'ON'].join(','); // prettier-ignore
  });
  return `${header}\n${rows.join('\n')}\n`;
}

function feature(properties: object, [west, south, east, north]: readonly [number, number, number, number]) {
  const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]; // prettier-ignore
  const rounded = ring.map((corner) => corner.map((degrees) => Number(degrees.toFixed(6))));
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [rounded] } };
}

const collection = (features: readonly object[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features });
