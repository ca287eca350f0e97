import type { FacilityRecord } from '../../../../src/schemas/places.ts';

export type FacilityType = FacilityRecord['facilityType'];

/** Counts that the papers print; positions and names are ours. */
export const COUNTED_STATIONS = { legalService: 110, lawHelp: 4, gridBranches: 30 };

/** Police stations that the papers name, by township. */
export const POLICE_STATION_NAMES: Record<string, string> = {
  '430202004000': '桂花派出所',
  '430203001000': '贺家土派出所',
  '430223002000': '江桥派出所',
  '430281121000': '东富派出所',
};

interface FacilitySeed {
  facilityType: FacilityType;
  name: string;
  /** Code of a village, or a shorter prefix: then one of its denser communities. */
  within: string;
  serviceRadiusM?: number;
  capacity?: number;
  openHours?: string;
  source?: string;
  note?: string;
}

const fireWatch = (name: string, within: string): FacilitySeed => ({
  facilityType: 'FIRE_WATCH',
  name,
  within,
  serviceRadiusM: 3000,
  source: 'S3',
  note: '报道：绿心安装“天眼”、组建防火队伍；点位为模拟',
});

/** Facilities named in the papers, and the fire watch of the 绿心. */
export const NAMED_FACILITIES: FacilitySeed[] = [
  {
    facilityType: 'CHARGING',
    name: '合泰D区集中充电桩专区',
    within: '430202001003',
    serviceRadiusM: 300,
    source: 'S0',
    note: '名称源自报道，位置与车位数未刊出',
  },
  {
    facilityType: 'HEALTH',
    name: '白石港卫生服务站',
    within: '430204002002',
    serviceRadiusM: 1500,
    source: 'S0',
    note: '名称源自报道，位置为示意',
  },
  {
    facilityType: 'GOV_WINDOW',
    name: '清水塘街道“一站式”服务窗口',
    within: '430204003',
    openHours: '09:00-17:00',
    source: 'S3',
    note: '报道：120 多项服务下放街道；位置为示意',
  },
  ...Object.entries(POLICE_STATION_NAMES).map(([township, name]): FacilitySeed => ({
    facilityType: 'POLICE_STATION',
    name,
    within: township.slice(0, 9),
    openHours: '00:00-24:00',
    source: township.endsWith('121000') ? 'S1' : 'S0',
    note: '名称源自报道，位置为示意',
  })),
  fireWatch('绿心瞭望点1（大冲村）', '430204003208'),
  fireWatch('绿心瞭望点2（九塘村）', '430204003205'),
  fireWatch('绿心瞭望点3（白马村）', '430204003203'),
  fireWatch('绿心瞭望点4（华垅社区）', '430204003012'),
];
