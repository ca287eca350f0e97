import type { PlaceRecord } from '../../../../src/schemas/places.ts';

type Market = NonNullable<PlaceRecord['market']>;

/** A market before it has a position. `within` is the unit it is put into. */
export interface MarketSeed {
  id: string;
  name: string;
  within: string;
  market: Market;
  source?: string;
  note: string;
}

const seedMarket = (
  id: string,
  name: string,
  within: string,
  observed: string[],
  source: string,
  note: string,
): MarketSeed => ({
  id,
  name,
  within,
  market: { rule: { kind: 'unknown', observed }, suburban: true },
  source,
  note,
});

const example = (
  id: string,
  name: string,
  within: string,
  rule: Market['rule'],
  suburban = true,
): MarketSeed => ({
  id: `market-${id}`,
  name,
  within,
  market: { rule, hours: suburban ? ['06:00', '12:00'] : ['06:00', '18:30'], suburban },
  note: '示例：名称、规律与位置均为模拟，规律待当地确认',
});

/**
 * Markets: three from the papers, whose rule nobody gave and which keep the dates they were seen open; one invented
 * market in a real town for each kind of rule, so that every kind can be tried.
 */
export const MARKETS: MarketSeed[] = [
  seedMarket(
    'market-xinglongshan',
    '兴隆山农贸市场',
    '430204009002',
    ['2022-01-01'],
    'S4',
    '龙头铺；报道为赶集日，规律未说明',
  ),
  seedMarket(
    'market-guojiatang',
    '郭家塘集市',
    '430204005209',
    ['2019-06-21'],
    'S2',
    '报道为赶集日，规律未说明',
  ),
  seedMarket('market-xintang', '新塘社区集市', '430211101014', [], 'S4', '群丰镇；报道提到集市，未写日期'),
  example('baiguan', '白关示例集市', '430203100', { kind: 'solarDigit', digits: [1, 6] }),
  example('xianyu', '仙庾示例集市', '430202100', { kind: 'solarDigit', digits: [1, 4, 7] }),
  example('leidashi', '雷打石示例集市', '430211102', { kind: 'lunarDigit', digits: [4, 9] }),
  example('zhuting', '朱亭示例集市', '430212101', { kind: 'lunarDigit', digits: [3, 6, 9] }),
  example('sanmen', '三门示例集市', '430211103', { kind: 'solarDigit', digits: [5, 0] }),
  example('gantian', '淦田示例集市', '430212107', { kind: 'lunarDigit', digits: [0, 5] }),
  example('yuntian', '云田示例集市', '430204102', { kind: 'weekday', days: [3, 6] }),
  example('wangling', '网岭示例集市', '430223106', { kind: 'weekday', days: [7] }),
  example('longmen', '龙门示例集市', '430212108', { kind: 'parity', odd: true, calendar: 'solar' }),
  example('guyuefeng', '古岳峰示例集市', '430212106', { kind: 'parity', odd: false, calendar: 'lunar' }),
  example('longtan', '龙潭示例集市', '430212109', { kind: 'branch', branches: ['辰', '戌'] }),
  example('nanzhou', '南洲示例庙会', '430212110', {
    kind: 'list',
    dates: [
      '2025-10-18',
      '2025-12-06',
      '2026-03-14',
      '2026-06-19',
      '2026-10-18',
      '2026-12-06',
      '2027-03-14',
      '2027-06-09',
    ],
  }),
  example('farm-hetang', '示例农贸市场A', '430202002', { kind: 'daily' }, false),
  example('farm-lusong', '示例农贸市场B', '430203001', { kind: 'daily' }, false),
  example('farm-shifeng', '示例农贸市场C', '430204001', { kind: 'daily' }, false),
  example('farm-tianyuan', '示例农贸市场D', '430211002', { kind: 'daily' }, false),
];
