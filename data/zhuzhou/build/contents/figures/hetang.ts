import { figure, relatedCheck, round, uncheckable } from './figure.ts';

const subject = '荷塘区合泰/富家垅片区';
const unitCode = '430202001000';
const row = (entry: Omit<Parameters<typeof figure>[1], 'subject' | 'unitCode'>) =>
  figure('S0', { subject, unitCode, ...entry });

const houses = 1687;
const workshops = 3000;
const areas = 12;
const microGrids = 32;

/** DOMAIN §1.1: areas and micro-grids of 合泰 / 富家垅, 月塘街道. */
export const hetangFigures = [
  row({
    id: 'HT-01', quote: '7个村(社区)', metric: 'villages', zh: '涉及村(社区)', en: 'Villages and communities covered',
    value: 7, unit: '个', check: uncheckable('片区跨社区，不是行政区划的一级'),
  }), // prettier-ignore
  row({
    id: 'HT-02', quote: '自建房1687栋', metric: 'selfBuiltHouses', zh: '自建房', en: 'Self-built houses',
    value: houses, unit: '栋',
    check: relatedCheck(`${houses} / ${microGrids}`, 'uncheckable', `平均每个微网格 ${round(houses / microGrids, 1)} 栋`),
  }), // prettier-ignore
  row({
    id: 'HT-03', quote: '加工厂达3000家', metric: 'workshops', zh: '加工厂', en: 'Workshops',
    value: workshops, unit: '家', qualifier: 'le',
    check: relatedCheck(`${workshops} / ${microGrids}`, 'uncheckable', `“达”为上限；平均每个微网格至多 ${round(workshops / microGrids, 1)} 家`),
  }), // prettier-ignore
  row({
    id: 'HT-04', quote: '占比85%以上', metric: 'migrantShare', zh: '外来务工人员占比', en: 'Share of migrant workers',
    value: 85, unit: '%', qualifier: 'ge', check: uncheckable('下限；未印分母'),
  }), // prettier-ignore
  row({
    id: 'HT-05', quote: '〔摘〕12个治理片区', metric: 'areas', zh: '治理片区', en: 'Governance areas',
    value: areas, unit: '个', check: uncheckable('I-10：同版“物业服务服务”“贺嘉士”“涠口”等误排，标签已改，引文照录'),
  }), // prettier-ignore
  row({
    id: 'HT-06', quote: '〔摘〕32个微网格', metric: 'microGrids', zh: '微网格', en: 'Micro-grids',
    value: microGrids, unit: '个',
    check: relatedCheck(`${microGrids} / ${areas}`, 'uncheckable', `平均每个片区 ${round(microGrids / areas, 1)} 个微网格`),
  }), // prettier-ignore
];
