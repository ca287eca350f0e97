import { impliedMinTotal, wholeCount } from '../../../../../src/domain/prevention/implied-total.ts';
import {
  derivedCheck,
  figure,
  ratioCheck,
  relatedCheck,
  round,
  uncheckable,
  type FigureRow,
} from './figure.ts';

const city = (entry: Omit<FigureRow, 'subject'>) =>
  figure('S1', { subject: '全市电信网络诈骗', period: '2023', ...entry });
const youxian = (entry: Omit<FigureRow, 'subject' | 'unitCode'>) =>
  figure('S1', {
    subject: '攸县2024年一季度电诈',
    unitCode: '430223000000',
    asOf: '2024-04-08',
    period: '2024-Q1',
    ...entry,
  });
const shops = (entry: Omit<FigureRow, 'subject'>) =>
  figure('S0', { subject: '跨境电商“开店”诈骗', ...entry });

const caseShares: [id: string, pct: number, metric: string, zh: string, en: string, qualifier?: 'ge' | 'le'][] = [
  ['YX-01', 34.62, 'caseShareBrushing', '刷单返利（案件占比）', 'Brushing and rebates, share of cases'],
  ['YX-02', 16.67, 'caseShareFakeService', '冒充电商客服（案件占比）', 'Fake customer service, share of cases'],
  ['YX-03', 15.38, 'caseShareShopping', '虚假购物、服务（案件占比）', 'Fake shopping and services, share of cases'],
  ['YX-04', 11.54, 'caseShareGames', '网络游戏产品虚假交易（案件占比）', 'Game items, share of cases'],
  ['YX-05', 6.41, 'caseShareOthersMax', '其余五类最高（案件占比）', 'Highest of the other five types, share of cases', 'le'],
  ['YX-06', 2.56, 'caseShareOthersMin', '其余五类最低（案件占比）', 'Lowest of the other five types, share of cases', 'ge'],
]; // prettier-ignore
const victimShares: [id: string, pct: number, decimals: number, metric: string, zh: string, en: string][] = [
  ['YX-07', 66.67, 2, 'femaleShare', '女性受害人占比', 'Share of women among victims'],
  ['YX-08', 73, 0, 'under45Share', '45岁以下受害人占比', 'Share of victims under 45'],
]; // prettier-ignore
const total = impliedMinTotal([
  ...caseShares.map(([, pct]) => ({ percent: pct, decimals: 2 })),
  ...victimShares.map(([, pct, decimals]) => ({ percent: pct, decimals })),
]);
const totalNote = `与全部印出的占比相容的最小总数 N = ${total}（推算，未刊出；其倍数也相容）`;
const mainTypes = caseShares.slice(0, 4);
const otherTypes = 5;
const mainShare = mainTypes.reduce((sum, [, pct]) => sum + pct, 0);
const shareCheck = (pct: number, decimals: number) =>
  total === undefined
    ? uncheckable('印出的占比没有共同的总数')
    : ratioCheck(pct, wholeCount({ percent: pct, decimals }, total) ?? Number.NaN, total, totalNote);

const lossShares: [id: string, pct: number, metric: string, zh: string, en: string, qualifier?: 'ge' | 'le'][] = [
  ['YX-09', 35.37, 'lossShareBrushing', '刷单返利（损失占比）', 'Brushing and rebates, share of loss'],
  ['YX-10', 26.34, 'lossShareFakeService', '冒充电商客服（损失占比）', 'Fake customer service, share of loss'],
  ['YX-11', 16.75, 'lossShareInvestment', '虚假投资理财（损失占比）', 'Fake investments, share of loss'],
  ['YX-12', 7.86, 'lossShareOthersMax', '其余各类最高（损失占比）', 'Highest of the other types, share of loss', 'le'],
  ['YX-13', 1.13, 'lossShareOthersMin', '其余各类最低（损失占比）', 'Lowest of the other types, share of loss', 'ge'],
]; // prettier-ignore

const losses = [3.7, 9.96, 1.5];

/** DOMAIN §1.9: telecom fraud. */
export const fraudFigures = [
  city({ id: 'DZ-01', quote: '〔摘〕下降13.3%', metric: 'fraudFilingsYoy', zh: '电诈立案同比', en: 'Fraud filings, year on year', value: -13.3, unit: '%', check: uncheckable('未印绝对数') }), // prettier-ignore
  city({ id: 'DZ-02', quote: '〔摘〕下降41.1%', metric: 'fraudLossYoy', zh: '电诈损失同比', en: 'Fraud losses, year on year', value: -41.1, unit: '%', check: uncheckable('未印绝对数') }), // prettier-ignore
  city({ id: 'DZ-03', quote: '184万起', metric: 'fraudWarnings', zh: '成功预警', en: 'Successful warnings', value: 1_840_000, unit: '起', qualifier: 'approx' }), // prettier-ignore
  city({ id: 'DZ-04', quote: '2.6亿', metric: 'fraudRecoveredCny', zh: '挽回损失', en: 'Recovered', value: 260_000_000, unit: '元', qualifier: 'approx' }), // prettier-ignore
  ...caseShares.map(
    ([id, value, metric, zh, en, qualifier]) =>
    youxian({
      id, quote: `${value}%`, metric, zh, en, value, unit: '%', qualifier: qualifier ?? 'eq', definitionId: 'fraudCaseShare',
      check: shareCheck(value, 2),
    }), // prettier-ignore
  ),
  ...victimShares.map(
    ([id, value, decimals, metric, zh, en]) =>
    youxian({
      id, quote: `${value}%`, metric, zh, en, value, unit: '%', definitionId: 'fraudVictimShare',
      check: shareCheck(value, decimals),
    }), // prettier-ignore
  ),
  ...lossShares.map(
    ([id, value, metric, zh, en, qualifier]) =>
    youxian({
      id, quote: `${value}%`, metric, zh, en, value, unit: '%', qualifier: qualifier ?? 'eq', definitionId: 'fraudLossShare',
      check: uncheckable('I-11：损失一段原文误作“发案占比”，此处按损失占比列出'),
    }), // prettier-ignore
  ),
  youxian({
    id: 'YX-14', quote: '〔摘〕9类', metric: 'fraudTypes', zh: '电诈类型', en: 'Types of fraud', value: 9, unit: '类',
    check: derivedCheck(`${mainTypes.length} + ${otherTypes}`, { printed: 9, recomputed: mainTypes.length + otherTypes }, `四类列名，其余五类案件占比合计 ${round(100 - mainShare, 2)} %；旧分类“五大主力”为 5 类，代码表须有版本`),
  }), // prettier-ignore
  shops({ id: 'KJ-01', quote: '〔摘〕3.7万元', unitCode: '430211002011', metric: 'lossWan', zh: '家园社区一案损失', en: 'Loss, 家园社区', value: losses[0]!, unit: '万元', qualifier: 'approx', asOf: '2024-03-26', check: relatedCheck('标题 3 万元', 'mismatch', 'I-9：标题作“3万元本金”，以正文为准') }), // prettier-ignore
  shops({ id: 'KJ-02', quote: '9.96万元', unitCode: '430211002015', metric: 'lossWan', zh: '泰西社区一案损失', en: 'Loss, 泰西社区', value: losses[1]!, unit: '万元', asOf: '2024-03-26', period: '2024-01-25/2024-02-01', check: relatedCheck('标题 近 10 万', 'ok', 'I-9：标题作“近10万”，以正文为准') }), // prettier-ignore
  shops({
    id: 'KJ-03', quote: '1.5万余元', unitCode: '430211003020', metric: 'lossWan', zh: '庆霞社区一案损失', en: 'Loss, 庆霞社区', value: losses[2]!, unit: '万元', qualifier: 'ge', asOf: '2024-03-26', period: '2023-12-03/2024-02-01',
    check: relatedCheck(losses.join(' + '), 'uncheckable', `三案合计 ${round(losses.reduce((sum, loss) => sum + loss, 0), 2)} 万元，未刊出`),
  }), // prettier-ignore
  figure('S1', { id: 'BX-01', quote: '〔摘〕3名', subject: '帮信、掩隐案', unitCode: '430211000000', metric: 'detained', zh: '天元分局抓获', en: 'Detained by the 天元 sub-bureau', value: 3, unit: '人' }), // prettier-ignore
];
