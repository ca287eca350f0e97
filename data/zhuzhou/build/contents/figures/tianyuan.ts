import { figure, relatedCheck, round, uncheckable, type FigureRow } from './figure.ts';

const row = (entry: Omit<FigureRow, 'subject' | 'unitCode'>) =>
  figure('S4', { subject: '天元区全科网格', unitCode: '430211000000', ...entry });

const events = 29_000;
const closureRate = 98.8;
const counts: [id: string, value: number, unit: string, metric: string, zh: string, en: string, quote: string][] = [
  ['TY-04', 100, '个', 'communityCommittees', '社区大党委', 'Community party committees', '〔摘〕100个社区大党委'],
  ['TY-05', 141, '个', 'gridBranches', '网格及小区党支部', 'Grid and compound party branches', '〔摘〕141个网格及小区党支部'],
  ['TY-06', 12, '个', 'propertyBranches', '物业企业新建党支部', 'New branches in property companies', '〔摘〕12个'],
  ['TY-07', 110, '个', 'legalStations', '公共法律服务工作站', 'Public legal-service stations', '〔摘〕110个公共法律服务工作站'],
  ['TY-08', 4, '个', 'lawHelpRooms', '设“法律帮”工作室的社区', 'Communities with a “law help” room', '〔摘〕4个社区'],
  ['TY-10', 205, '项', 'tasks', '平安建设任务', 'Tasks of the safety programme', '〔摘〕205项'],
  ['TY-11', 11, '个', 'workingGroups', '工作专班（十一大工程）', 'Working groups, one per project', '〔摘〕11个'],
]; // prettier-ignore
const assessed = 30;
const approved = 30;

/** DOMAIN §1.5: the 800 all-subject grids of 天元区, January 2022. */
export const tianyuanFigures = [
  row({
    id: 'TY-01', quote: '〔摘〕800个全科网格', metric: 'grids', zh: '全科网格', en: 'All-subject grids', value: 800, unit: '个',
    check: uncheckable('I-13：同文中“人、事、地、物、组织”又作“人、事、地、物、情”，以前者为准'),
  }), // prettier-ignore
  row({
    id: 'TY-02', quote: '29000多件', metric: 'registered', zh: '平台事件', en: 'Events on the platform', value: events, unit: '件', qualifier: 'ge',
    check: uncheckable('“截至目前”；时段未印，政策自 2020-08 起'),
  }), // prettier-ignore
  row({
    id: 'TY-03', quote: '结案率98.8%', metric: 'closureRate', zh: '结案率', en: 'Closure rate', value: closureRate, unit: '%',
    definitionId: 'closureRate',
    check: relatedCheck(`${events} × (1 − ${closureRate}%)`, 'uncheckable', `按平台事件数推算，未结案约 ${round(events * (1 - closureRate / 100), 0)} 件；应结案件数未印。I-2：与办结率定义不同，不可与石峰区比较`),
  }), // prettier-ignore
  ...counts.map(([id, value, unit, metric, zh, en, quote]) =>
    row({ id, quote, metric, zh, en, value, unit }),
  ),
  row({
    id: 'TY-09', quote: '〔摘〕近30名', metric: 'retiredLawyers', zh: '退休法官、律师等', en: 'Retired judges and lawyers', value: 30, unit: '人', qualifier: 'approx',
  }), // prettier-ignore
  row({
    id: 'TY-12', quote: '〔摘〕评估重大项目30个', metric: 'projectsAssessed', zh: '重大项目社会稳定风险评估', en: 'Major projects risk-assessed', value: assessed, unit: '个', period: '2021',
  }), // prettier-ignore
  row({
    id: 'TY-13', quote: '〔摘〕准予实施30个', metric: 'projectsApproved', zh: '评估后准予实施', en: 'Approved after assessment', value: approved, unit: '个', period: '2021',
    check: relatedCheck(`${approved} ≤ ${assessed}`, approved <= assessed ? 'ok' : 'mismatch', `准予实施不多于评估，占 ${round((100 * approved) / assessed, 1)} %`),
  }), // prettier-ignore
];
