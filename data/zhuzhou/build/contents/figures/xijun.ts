import { figure, relatedCheck, round, uncheckable, type FigureRow } from './figure.ts';

const row = (entry: Omit<FigureRow, 'subject' | 'unitCode'>) =>
  figure('S1', { subject: '西郡佳园小区“135”', unitCode: '430211003019', ...entry });

const households = 1996;
const served = 949;
const neighbourHeads = 64;
const blockHeads = 14;
type Count = [
  id: string,
  value: number,
  unit: string,
  metric: string,
  zh: string,
  en: string,
  isAtLeast?: 'ge',
];
const counts: Count[] = [
  ['XJ-02', 148, '人', 'partyMembers', '党员', 'Party members'],
  ['XJ-06', 1, '个', 'cores', '核心（小区党支部）', 'Core: the party branch'],
  ['XJ-07', 3, '支', 'teams', '队伍', 'Teams'],
  ['XJ-09', 50, '次', 'councilMeetings', '议事会', 'Council meetings', 'ge'],
  ['XJ-10', 10, '个', 'hardProblems', '解决难题', 'Hard problems solved', 'ge'],
  ['XJ-11', 35, '场', 'activities', '活动', 'Activities'],
  ['XJ-12', 18, '次', 'clinics', '义诊', 'Free clinics', 'ge'],
  ['XJ-13', 80, '人', 'elderlyServed', '服务老人', 'Elderly people served', 'ge'],
  ['XJ-14', 2, '个', 'volunteerAssociations', '志愿者协会', 'Volunteer associations'],
  ['XJ-15', 5, '支', 'volunteerTeams', '志愿者队伍', 'Volunteer teams'],
  ['XJ-16', 122, '人', 'volunteers', '志愿者', 'Volunteers'],
  ['XJ-17', 300, '次', 'volunteerActivities', '志愿活动', 'Volunteer activities', 'ge'],
  ['XJ-18', 4, '户', 'awardHouseholds', '2023年度党员模范户', 'Model party households of 2023'],
  ['XJ-19', 5, '户', 'awardNeighbours', '2023年度好邻居', 'Good neighbours of 2023'],
  ['XJ-20', 2, '人', 'awardBlockHeads', '2023年度优秀楼栋长', 'Excellent block heads of 2023'],
  ['XJ-21', 74, '人', 'volunteerCertificates', '2023年度志愿者证书', 'Volunteer certificates of 2023'],
]; // prettier-ignore

/** DOMAIN §1.6: the compound 西郡佳园 in 湘湾社区. */
export const xijunFigures = [
  row({ id: 'XJ-01', quote: '〔摘〕1996户', metric: 'households', zh: '户数', en: 'Households', value: households, unit: '户' }), // prettier-ignore
  row({
    id: 'XJ-03', quote: '〔摘〕楼栋长14名', metric: 'blockHeads', zh: '楼栋长', en: 'Block heads', value: blockHeads, unit: '人',
    check: relatedCheck(`${households} / ${blockHeads}`, 'uncheckable', `每名楼栋长对应约 ${round(households / blockHeads, 0)} 户`),
  }), // prettier-ignore
  row({
    id: 'XJ-04', quote: '〔摘〕邻长64名', metric: 'neighbourHeads', zh: '邻长', en: 'Neighbour heads', value: neighbourHeads, unit: '人',
    check: relatedCheck(`${served} / ${neighbourHeads}`, 'uncheckable', `每名邻长联系约 ${round(served / neighbourHeads, 0)} 户`),
  }), // prettier-ignore
  row({
    id: 'XJ-05', quote: '常态化联系服务群众949户', metric: 'householdsServed', zh: '常态化联系户数', en: 'Households in regular contact', value: served, unit: '户',
    check: relatedCheck(`${served} ≤ ${households}`, served <= households ? 'ok' : 'mismatch', `I-7：占全部 ${households} 户的 ${round((100 * served) / households, 2)} %，是覆盖率，不是全覆盖`),
  }), // prettier-ignore
  row({
    id: 'XJ-08', quote: '〔摘〕5步', metric: 'councilSteps', zh: '议事步骤', en: 'Steps of consultation', value: 5, unit: '步',
    check: uncheckable('I-7：第⑤步有“评价反馈”“总结评价”两种说法'),
  }), // prettier-ignore
  ...counts.map(([id, value, unit, metric, zh, en, qualifier = 'eq' as const]) =>
    row({ id, quote: `〔摘〕${value}${unit}`, metric, zh, en, value, unit, qualifier }),
  ),
];
