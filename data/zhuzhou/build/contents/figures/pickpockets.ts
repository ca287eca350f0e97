import { derivedCheck, figure, uncheckable, type FigureRow } from './figure.ts';

const row = (entry: Omit<FigureRow, 'subject'>) =>
  figure('S4', { subject: '市公安局综合管理支队反扒大队', ...entry });
const rescue = (entry: Omit<FigureRow, 'subject'>) => figure('S0', { subject: '派出所警务故事', ...entry });

const arrestedFromYueyang = 2;
const arrestedOfLiling = 1;
const arrestedInOneDay = 3;
const sumOfArrests = arrestedFromYueyang + arrestedOfLiling;

/** DOMAIN §1.7 and §1.8: the anti-pickpocket squad and the rescue at 明照湖. */
export const pickpocketFigures = [
  row({
    id: 'FP-01', quote: '下降一半', metric: 'pickpocketFilingsYoy', zh: '扒窃立案同比', en: 'Pickpocketing filings, year on year', value: -50, unit: '%', qualifier: 'approx',
    period: '2021', check: uncheckable('未印绝对数'),
  }), // prettier-ignore
  row({
    id: 'FP-02', quote: '〔摘〕3小时', unitCode: '430204009000', metric: 'hoursToArrest', zh: '兴隆山农贸市场案抓获用时', en: 'Arrest after a theft at the 兴隆山 market', value: 3, unit: '小时', asOf: '2022-01-01',
    check: uncheckable('I-14：文中作“株洲经开区龙头铺镇”，现为石峰区龙头铺街道 430204009；经开区是功能区'),
  }), // prettier-ignore
  row({ id: 'FP-03', quote: '〔摘〕凌晨5点', unitCode: '430204000000', metric: 'stakeoutHour', zh: '响石广场蹲守开始', en: 'Stake-out at 响石广场 from', value: 5, unit: '时', period: '2021' }), // prettier-ignore
  row({ id: 'FP-04', quote: '〔摘〕半个月', unitCode: '430204000000', metric: 'stakeoutDays', zh: '蹲守天数', en: 'Days of stake-out', value: 15, unit: '天', qualifier: 'approx', period: '2021' }), // prettier-ignore
  row({ id: 'FP-05', quote: '〔摘〕3名', metric: 'suspectsBracelets', zh: '剪手镯案抓获', en: 'Arrested in the bracelet cases', value: 3, unit: '人', period: '2021' }), // prettier-ignore
  row({
    id: 'FP-06', quote: '〔摘〕换乘10趟', metric: 'busChanges', zh: '作案前换乘公交', en: 'Bus changes before they struck', value: 10, unit: '趟', period: '2021',
    check: uncheckable('I-12：原文分栏错乱，只引完整句'),
  }), // prettier-ignore
  row({ id: 'FP-07', quote: '〔摘〕不到2小时', unitCode: '430204000000', metric: 'hoursToArrest', zh: '醴陵旧案抓获用时', en: 'Arrest in the old 醴陵 case', value: 2, unit: '小时', qualifier: 'lt', asOf: '2021-12-23' }), // prettier-ignore
  row({ id: 'FP-08', quote: '〔摘〕2名', metric: 'suspectsYueyang', zh: '岳阳流窜案抓获', en: 'Arrested of the 岳阳 group', value: arrestedFromYueyang, unit: '人', asOf: '2021-12-23' }), // prettier-ignore
  row({
    id: 'FP-09', quote: '〔摘〕一天抓获3名', metric: 'suspectsOneDay', zh: '一天抓获', en: 'Arrested in one day', value: arrestedInOneDay, unit: '人', asOf: '2021-12-23',
    check: derivedCheck(`${arrestedFromYueyang} + ${arrestedOfLiling}`, { printed: arrestedInOneDay, recomputed: sumOfArrests }, '岳阳 2 人与醴陵旧案 1 人'),
  }), // prettier-ignore
  row({ id: 'FP-10', quote: '〔摘〕破案4起', metric: 'casesClearedOneDay', zh: '一天破案', en: 'Cases cleared in one day', value: 4, unit: '起', asOf: '2021-12-23' }), // prettier-ignore
  row({ id: 'FP-11', quote: '〔摘〕13起', metric: 'casesSolvedWeek', zh: '一周破获、深挖', en: 'Cases solved in one week', value: 13, unit: '起', period: '2021-12 某周' }), // prettier-ignore
  row({ id: 'FP-12', quote: '追回手机4部', metric: 'phonesRecoveredWeek', zh: '一周追回手机', en: 'Phones recovered in one week', value: 4, unit: '部', period: '2021-12 某周' }), // prettier-ignore
  row({ id: 'FP-13', quote: '每天2万步', metric: 'stepsPerDay', zh: '每天步数', en: 'Steps a day', value: 20_000, unit: '步', qualifier: 'approx' }), // prettier-ignore
  rescue({
    id: 'PS-01', quote: '10多分钟', unitCode: '430202000000', metric: 'minutesToLocate', zh: '明照湖救援定位用时', en: 'Located near 明照湖 within', value: 10, unit: '分钟', qualifier: 'ge', asOf: '2024-03-23',
  }), // prettier-ignore
];
