import type { Position } from '../../../../src/domain/geo/positions.ts';
import type { PlaceRecord } from '../../../../src/schemas/places.ts';

/** A place before it has a position: inside a unit, or at the crossing nearest to a position of our choice. */
export interface PlaceSeed {
  id: string;
  name: string;
  kind: PlaceRecord['kind'];
  within?: string;
  crossing?: Position;
  source?: string;
  note?: string;
}

const named = (id: string, name: string, kind: PlaceRecord['kind'], within: string, source: string, note = '名称源自报道，位置为示意'): PlaceSeed => ({
  id, name, kind, within, source, note,
}); // prettier-ignore

const example = (id: string, name: string, kind: PlaceRecord['kind'], crossing: Position): PlaceSeed => ({
  id, name, kind, crossing, note: '示例：名称与位置均为模拟',
}); // prettier-ignore

/** Hubs where bus lines meet. The squares of the papers lie beside the first two. */
export const HUBS: PlaceSeed[] = [
  { id: 'hub-xiangshi', name: '响石广场公交枢纽', kind: 'HUB', within: '430204002007', source: 'S4', note: '名称源自报道，位置为示意' },
  { id: 'hub-zhongxin', name: '中心广场公交枢纽', kind: 'HUB', crossing: [113.1465, 27.8275], source: 'S4', note: '名称源自报道，区属与位置为示意' },
  example('hub-tianyuan', '示例枢纽A', 'HUB', [113.112, 27.829]),
  example('hub-hetang', '示例枢纽B', 'HUB', [113.168, 27.851]),
  example('hub-lukou', '示例枢纽C', 'HUB', [113.152, 27.7025]),
  example('hub-lusong', '示例枢纽D', 'HUB', [113.181, 27.787]),
]; // prettier-ignore

export const NAMED_PLACES: PlaceSeed[] = [
  named('place-mingzhao-lake', '明照湖', 'WATER', '430202006225', 'S0'),
  named('place-xijun', '西郡佳园', 'COMPOUND', '430211003019', 'S1'),
  named('place-hetai-d', '合泰D区', 'COMPOUND', '430202001003', 'S0'),
  named(
    'place-qizhong',
    '起重生活区',
    'COMPOUND',
    '430204001',
    'S2',
    '名称源自报道；所在社区未写明，街道与位置为示意',
  ),
  named('place-tie123', '铁一·铁二·铁三小区', 'COMPOUND', '430204003008', 'S3'),
  named('place-zhuye', '株冶生活区', 'COMPOUND', '430204003', 'S3'),
  named('place-zhuhua', '株化生活区', 'COMPOUND', '430204003', 'S3'),
  named('place-qiujin', '秋瑾故居', 'OTHER', '430204003208', 'S3', '名称源自报道；所在村为示意'),
  named('place-jiulangshan', '九郎山', 'OTHER', '430204003205', 'S3', '名称源自报道；所在村为示意'),
  named('place-hospital-2', '市二医院', 'HOSPITAL', '430204003', 'S1', '名称源自报道；街道与位置为示意'),
];

export const EXAMPLE_PLACES: PlaceSeed[] = [
  example('mall-a', '示例商场A', 'MALL', [113.149, 27.8305]),
  example('mall-b', '示例商场B', 'MALL', [113.1135, 27.831]),
  example('mall-c', '示例商场C', 'MALL', [113.158, 27.8565]),
  example('mall-d', '示例商场D', 'MALL', [113.133, 27.876]),
  example('mall-e', '示例商场E', 'MALL', [113.104, 27.822]),
  example('mall-f', '示例商场F', 'MALL', [113.494, 27.664]),
  example('street-a', '示例步行街A', 'BUSY_STREET', [113.1445, 27.8325]),
  example('street-b', '示例步行街B', 'BUSY_STREET', [113.151, 27.826]),
  example('street-c', '示例商业街C', 'BUSY_STREET', [113.1165, 27.826]),
  example('street-d', '示例商业街D', 'BUSY_STREET', [113.1365, 27.8725]),
  example('street-e', '示例商业街E', 'BUSY_STREET', [113.163, 27.849]),
  example('station-a', '示例火车站', 'STATION', [113.1545, 27.838]),
  example('station-b', '示例客运站A', 'STATION', [113.141, 27.8435]),
  example('station-c', '示例客运站B', 'STATION', [113.1525, 27.7045]),
  example('hospital-a', '示例医院A', 'HOSPITAL', [113.142, 27.8285]),
  example('hospital-b', '示例医院B', 'HOSPITAL', [113.108, 27.8325]),
  example('hospital-c', '示例医院C', 'HOSPITAL', [113.172, 27.8535]),
];

/** Chinese names of the GeoNames towns that belong to the city, by geonameid; the others of the file do not. */
export const TOWN_NAMES: Record<number, string> = {
  1783763: '株洲',
  1786141: '攸县城关',
  1802040: '渌口',
  1803438: '霞阳',
  1803616: '西山',
  1815820: '茶陵城关',
};
