import { figure, relatedCheck, round, uncheckable, type FigureRow } from './figure.ts';

const unitCode = '430204003000';
const row = (entry: Omit<FigureRow, 'subject' | 'unitCode'> & { unitCode?: string }) =>
  figure('S3', { subject: '清水塘街道', unitCode, ...entry });

const maxMembers = 100;
const maxHouseholds = 500;
const grids = 43;
const branches = 30;
const members = 3000;
const ceiling = grids * maxHouseholds;
const transferredHouseholds = 130_000;
const demolishedHouseholds = 408;
const demolishedM2 = 120_000;
const largestFlatM2 = 50;
const baoting = '430204003008';

/** DOMAIN §1.4: grids of 清水塘街道, November 2019. */
export const qingshuitangFigures = [
  row({
    id: 'QST-01', quote: '〔摘〕党员不超过100人', metric: 'maxPartyMembersPerGrid', zh: '每格党员上限', en: 'Party members per grid, limit',
    value: maxMembers, unit: '人', qualifier: 'le',
  }), // prettier-ignore
  row({
    id: 'QST-02', quote: '〔摘〕不超过500户', metric: 'maxHouseholdsPerGrid', zh: '每格户数上限', en: 'Households per grid, limit',
    value: maxHouseholds, unit: '户', qualifier: 'le',
    check: relatedCheck(`${grids} × ${maxHouseholds}`, 'uncheckable', `按此规则全街道至多 ${ceiling} 户`),
  }), // prettier-ignore
  row({
    id: 'QST-03', quote: '〔摘〕10个社区(村)', metric: 'villages', zh: '社区(村)', en: 'Communities and villages', value: 10, unit: '个',
  }), // prettier-ignore
  row({
    id: 'QST-04', quote: '〔摘〕43个网格', metric: 'grids', zh: '网格', en: 'Grids', value: grids, unit: '个',
    check: uncheckable('I-6：清水塘街道(430204003)与铜塘湾街道的清水塘社区同名，以代码为准'),
  }), // prettier-ignore
  row({
    id: 'QST-05', quote: '近3000', metric: 'partyMembers', zh: '党员', en: 'Party members', value: members, unit: '人', qualifier: 'approx',
    check: relatedCheck(`${members} / ${grids} ≤ ${maxMembers}`, members / grids <= maxMembers ? 'ok' : 'mismatch', `每格约 ${round(members / grids, 0)} 人，规则为不超过 ${maxMembers} 人`),
  }), // prettier-ignore
  row({
    id: 'QST-06', quote: '〔摘〕30个网格党支部', metric: 'gridBranches', zh: '网格党支部', en: 'Grid party branches', value: branches, unit: '个',
    check: relatedCheck(`${branches} / ${grids}`, 'uncheckable', `I-5：${grids} 个网格与 ${branches} 个支部不是一一对应；${members} / ${branches} = ${members / branches} 是每支部人数`),
  }), // prettier-ignore
  row({
    id: 'QST-07', quote: '〔摘〕120多项', metric: 'delegatedServices', zh: '下放街道的服务事项', en: 'Services delegated to the street',
    value: 120, unit: '项', qualifier: 'ge',
  }), // prettier-ignore
  row({
    id: 'QST-08', quote: '少则一两天', metric: 'handlingDaysShort', zh: '处置用时（快）', en: 'Handling time, short', value: 2, unit: '天', qualifier: 'le',
    check: uncheckable('一两天，取 2 天'),
  }), // prettier-ignore
  row({
    id: 'QST-09', quote: '多则一两周', metric: 'handlingDaysLong', zh: '处置用时（慢）', en: 'Handling time, long', value: 14, unit: '天', qualifier: 'le',
    check: uncheckable('一两周，取 14 天'),
  }), // prettier-ignore
  row({
    id: 'QST-10', quote: '〔摘〕14个', metric: 'ownersCommitteesFounded', zh: '无物业小区成立业委会', en: 'Owners’ committees founded in unmanaged compounds',
    value: 14, unit: '个',
  }), // prettier-ignore
  row({
    id: 'QST-11', quote: '〔摘〕7个', metric: 'ownersCommitteesReorganised', zh: '改组业委会', en: 'Owners’ committees reorganised', value: 7, unit: '个',
  }), // prettier-ignore
  row({ id: 'QST-12', unitCode: baoting, quote: '〔摘〕595户', metric: 'households', zh: '铁一·铁二·铁三住户', en: 'Households of 铁一, 铁二, 铁三', value: 595, unit: '户' }), // prettier-ignore
  row({
    id: 'QST-13', unitCode: baoting, quote: '〔摘〕36栋', metric: 'buildings', zh: '铁一·铁二·铁三楼栋', en: 'Buildings of 铁一, 铁二, 铁三', value: 36, unit: '栋',
    check: relatedCheck('595 / 36', 'uncheckable', `每栋约 ${round(595 / 36, 1)} 户`),
  }), // prettier-ignore
  row({ id: 'QST-14', unitCode: baoting, quote: '〔摘〕25', metric: 'smallestFlatM2', zh: '户型面积下限', en: 'Smallest flat', value: 25, unit: 'm²', qualifier: 'ge' }), // prettier-ignore
  row({ id: 'QST-15', unitCode: baoting, quote: '〔摘〕50', metric: 'largestFlatM2', zh: '户型面积上限', en: 'Largest flat', value: largestFlatM2, unit: 'm²', qualifier: 'le' }), // prettier-ignore
  row({ id: 'QST-16', unitCode: baoting, quote: '〔摘〕4次', metric: 'earlierAttempts', zh: '此前拆违未成', en: 'Earlier attempts that failed', value: 4, unit: '次' }), // prettier-ignore
  row({
    id: 'QST-17', quote: '〔摘〕408户', metric: 'demolishedHouseholds', zh: '拆除违建户数', en: 'Households with additions removed',
    value: demolishedHouseholds, unit: '户', period: '两个月',
  }), // prettier-ignore
  row({
    id: 'QST-18', quote: '12万', metric: 'demolishedM2', zh: '拆除违建面积', en: 'Illegal floor area removed', value: demolishedM2, unit: 'm²',
    check: relatedCheck(
      `${demolishedM2} / ${demolishedHouseholds}`,
      demolishedM2 / demolishedHouseholds > largestFlatM2 ? 'implausible' : 'ok',
      `I-4：每户约 ${round(demolishedM2 / demolishedHouseholds, 0)} m²，远大于 25–${largestFlatM2} m² 的户型，疑为 1.2 万`,
    ),
  }), // prettier-ignore
  row({ id: 'QST-19', quote: '其中1万多平方米', metric: 'demolishedPartM2', zh: '其中', en: 'Of which', value: 10_000, unit: 'm²', qualifier: 'ge' }), // prettier-ignore
  row({
    id: 'QST-20', quote: '6个社区', metric: 'transferredVillages', zh: '“三供一业”移交社区', en: 'Communities in the utilities transfer', value: 6, unit: '个',
  }), // prettier-ignore
  row({
    id: 'QST-21', quote: '13万户', metric: 'transferredHouseholds', zh: '“三供一业”移交户数', en: 'Households in the utilities transfer',
    value: transferredHouseholds, unit: '户',
    check: relatedCheck(
      `${transferredHouseholds} / (${grids} × ${maxHouseholds})`,
      transferredHouseholds > ceiling ? 'implausible' : 'ok',
      `I-3：约为街道规则上限 ${ceiling} 户的 ${round(transferredHouseholds / ceiling, 1)} 倍，全区居民仅 26 万，疑为 1.3 万户`,
    ),
  }), // prettier-ignore
  row({ id: 'QST-22', quote: '〔摘〕3000多平方米', metric: 'plantDemolishedM2', zh: '株冶·株化生活区拆违', en: 'Removed at 株冶 and 株化', value: 3000, unit: 'm²', qualifier: 'ge', period: '2019-10 月底以来' }), // prettier-ignore
  row({ id: 'QST-23', quote: '〔摘〕50多车', metric: 'truckloads', zh: '清运垃圾', en: 'Truckloads cleared', value: 50, unit: '车', qualifier: 'ge', period: '2019-10 月底以来' }), // prettier-ignore
];
