import { derivedCheck, figure, uncheckable, type FigureRow } from './figure.ts';

const row = (entry: Omit<FigureRow, 'subject'>) => figure('S0', { subject: '网络谣言案', ...entry });
const letter = (entry: Omit<FigureRow, 'subject' | 'unitCode'>) =>
  figure('S1', { subject: '来信谣言', unitCode: '430281000000', asOf: '2024-04-09', ...entry });

const byCounty: [id: string, unitCode: string, name: string, count: number][] = [
  ['YY-02', '430281000000', '醴陵市', 2],
  ['YY-03', '430223000000', '攸县', 2],
  ['YY-04', '430204000000', '石峰区', 1],
  ['YY-05', '430212000000', '渌口区', 1],
  ['YY-06', '430202000000', '荷塘区', 1],
];
const total = 7;
const sum = byCounty.reduce((cases, [, , , count]) => cases + count, 0);

/** DOMAIN §1.10: seven rumour cases chosen by newspapers; never a statistic. */
export const rumourFigures = [
  row({
    id: 'YY-01', quote: '〔摘〕7起', metric: 'rumourCases', zh: '见报谣言案', en: 'Rumour cases in the papers', value: total, unit: '起', asOf: '2024-04-10',
    check: derivedCheck(byCounty.map(([, , , count]) => count).join(' + '), { printed: total, recomputed: sum }, '由两期报纸选登，不是统计'),
  }), // prettier-ignore
  ...byCounty.map(
    ([id, unitCode, name, count]) =>
    row({
      id, quote: `〔摘〕${name}${count}起`, unitCode, metric: 'rumourCases', zh: `${name}见报谣言案`, en: `Rumour cases in the papers, ${name}`, value: count, unit: '起', asOf: '2024-04-10',
      check: uncheckable(name === '渌口区' ? 'I-10：原文误排“涠口”' : '由报纸选登，不是统计'),
    }), // prettier-ignore
  ),
  row({ id: 'YY-07', quote: '〔摘〕11类', metric: 'rumourCategories', zh: '征集线索类别', en: 'Categories of leads called for', value: 11, unit: '类', asOf: '2024-02-29' }), // prettier-ignore
  row({ id: 'YY-08', quote: '〔摘〕3种', metric: 'reportingWays', zh: '举报方式', en: 'Ways to report', value: 3, unit: '种', asOf: '2024-02-29' }), // prettier-ignore
  row({ id: 'YY-09', quote: '〔摘〕拘留5日', unitCode: '430223106000', metric: 'detentionDays', zh: '网岭镇一案行政拘留', en: 'Administrative detention, 网岭镇', value: 5, unit: '日', asOf: '2024-03-06' }), // prettier-ignore
  letter({ id: 'YY-10', quote: '〔摘〕近500人', metric: 'chatGroupMembers', zh: '传播微信群人数', en: 'Members of the chat group', value: 500, unit: '人', qualifier: 'approx', check: uncheckable('I-16：来信内容本身即谣言；学校与姓名不收录') }), // prettier-ignore
  letter({ id: 'YY-11', quote: '〔摘〕7年前', metric: 'rumourAgeYears', zh: '谣言流传年数', en: 'Age of the rumour', value: 7, unit: '年' }), // prettier-ignore
];
