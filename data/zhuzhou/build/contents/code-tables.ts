import type { CodeRow, CodeTables } from '../../../../src/schemas/code-tables.ts';

type Row = [code: string, zh: string, en: string, origin: 'reported' | 'assumed', leadDept?: string];

const groups: Row[] = [
  ['A', '公共安全', 'Public safety', 'assumed'],
  ['B', '市政园林', 'Roads and greenery', 'assumed'],
  ['C', '市容环境', 'Street scene and environment', 'assumed'],
  ['D', '矛盾纠纷', 'Disputes', 'assumed'],
  ['E', '民生服务', 'Services to residents', 'assumed'],
  ['F', '治安线索', 'Public-order leads', 'assumed'],
  ['G', '紧急求助', 'Emergencies', 'assumed'],
  ['H', '基层自治', 'Self-government', 'assumed'],
];

const leaves: Row[] = [
  ['A1', '安全隐患整治', 'Safety hazard', 'reported', 'EMERGENCY'],
  ['A2', '消防/飞线充电/自建房火灾', 'Fire: e-bike charging, houses', 'reported', 'FIRE'],
  ['A3', '高空坠抛物', 'Objects falling from height', 'reported', 'COMMUNITY'],
  ['A4', '燃气', 'Gas', 'assumed', 'HOUSING'],
  ['B1', '路灯', 'Street lamp', 'reported', 'URBAN_MGMT'],
  ['B2', '危树', 'Dangerous tree', 'reported', 'URBAN_MGMT'],
  ['B3', '井盖道路', 'Manhole or road surface', 'assumed', 'URBAN_MGMT'],
  ['C1', '装修/生活垃圾', 'Renovation or household waste', 'reported', 'URBAN_MGMT'],
  ['C2', '白蚁/病媒', 'Termites and pests', 'reported', 'HEALTH'],
  ['C3', '违建/拆违', 'Illegal building', 'reported', 'URBAN_MGMT'],
  ['C4', '占道', 'Street occupation', 'assumed', 'URBAN_MGMT'],
  ['D1', '邻里', 'Between neighbours', 'reported', 'COMMUNITY'],
  ['D2', '物业/业委会', 'Property company or owners’ committee', 'reported', 'HOUSING'],
  ['D3', '产权证', 'Title deeds', 'reported', 'NATURAL_RESOURCES'],
  ['D4', '劳资/房租', 'Wages or rent', 'assumed', 'LABOUR'],
  ['D5', '漏水', 'Water leak', 'reported', 'COMMUNITY'],
  ['E1', '助医', 'Medical help', 'reported', 'HEALTH'],
  ['E2', '代办(老年证/医保/退休认证)', 'Errands: cards and pensions', 'reported', 'STREET'],
  ['E3', '困难帮扶', 'Hardship aid', 'reported', 'CIVIL_AFFAIRS'],
  ['E4', '独居关爱', 'Care for people living alone', 'reported', 'CIVIL_AFFAIRS'],
  ['F1', '扒窃线索', 'Pickpocketing lead', 'reported', 'POLICE'],
  ['F2', '电诈/反诈宣传', 'Telecom fraud and its prevention', 'reported', 'POLICE'],
  ['F3', '谣言线索', 'Rumour', 'reported', 'POLICE'],
  ['G1', '走失', 'Missing person', 'reported', 'POLICE'],
  ['G2', '轻生求助', 'Person at risk', 'reported', 'POLICE'],
  ['H1', '成立业委会', 'Founding an owners’ committee', 'reported', 'STREET'],
  ['H2', '议事协商', 'Council consultation', 'reported', 'COMMUNITY'],
];

const channels: Row[] = [
  ['GRID_APP', '网格员上报', 'Grid worker', 'reported'],
  ['WECHAT', '居民微信群', 'Residents’ chat', 'reported'],
  ['SNAP', '随手拍', 'Snap report', 'reported'],
  ['H12345', '12345热线', '12345 hotline', 'reported'],
  ['P110', '110转办', 'Passed on by 110', 'assumed'],
  ['PATROL', '巡查', 'Patrol', 'assumed'],
  ['VIDEO', '视频发现', 'Found on video', 'assumed'],
  ['DEPT', '上级/部门交办', 'Assigned from above or by a department', 'reported'],
  ['WALKIN', '综治中心来访', 'Visit to the governance centre', 'assumed'],
  ['OTHER', '其他', 'Other', 'assumed'],
];

const departments: Row[] = [
  ['URBAN_MGMT', '城管', 'Urban management', 'reported'],
  ['HOUSING', '住建', 'Housing', 'reported'],
  ['EMERGENCY', '应急', 'Emergency management', 'assumed'],
  ['FIRE', '消防', 'Fire and rescue', 'assumed'],
  ['POLICE', '公安', 'Police', 'reported'],
  ['HEALTH', '卫健', 'Health', 'reported'],
  ['CIVIL_AFFAIRS', '民政', 'Civil affairs', 'assumed'],
  ['JUSTICE', '司法', 'Justice', 'reported'],
  ['EDUCATION', '教育', 'Education', 'reported'],
  ['NATURAL_RESOURCES', '自然资源', 'Natural resources', 'assumed'],
  ['LABOUR', '人社', 'Labour and social security', 'assumed'],
  ['GOVERNANCE_CENTRE', '综治中心', 'Social-governance centre', 'reported'],
  ['STREET', '街道(镇)', 'Sub-district or town', 'reported'],
  ['COMMUNITY', '社区(村)', 'Community or village', 'reported'],
];

const one = { min: 1, max: 1 };
const any = { min: 0 };

/** Category tree, channels, departments and staffing schemes of the bundled city (`code-tables.json`). */
export const codeTables: CodeTables = {
  categories: [...groups, ...leaves].map((row) => toCodeRow(row, row[0].length > 1 ? row[0][0] : undefined)),
  channels: channels.map((row) => toCodeRow(row)),
  departments: departments.map((row) => toCodeRow(row)),
  staffingSchemes: [
    {
      id: '1+3',
      label: '1+3',
      slots: [
        { role: 'gridWorker', labels: { 'zh-CN': '网格员', en: 'Grid worker' }, ...one },
        { role: 'contactOfficer', labels: { 'zh-CN': '联系民警', en: 'Contact officer' }, ...one },
        { role: 'urbanMgmt', labels: { 'zh-CN': '城管队员', en: 'Urban-management officer' }, ...one },
        { role: 'cleaner', labels: { 'zh-CN': '保洁员', en: 'Cleaner' }, ...one },
      ],
      source: 'S2',
    },
    {
      id: '1+5+X',
      label: '1+5+X',
      slots: [
        { role: 'gridWorker', labels: { 'zh-CN': '网格管理员', en: 'Grid manager' }, ...one },
        { role: 'partyWorker', labels: { 'zh-CN': '党建员', en: 'Party worker' }, ...one },
        { role: 'healthWorker', labels: { 'zh-CN': '卫计员', en: 'Health worker' }, ...one },
        { role: 'envWorker', labels: { 'zh-CN': '环保员', en: 'Environment worker' }, ...one },
        { role: 'aidWorker', labels: { 'zh-CN': '帮扶员', en: 'Aid worker' }, ...one },
        { role: 'emergencyWorker', labels: { 'zh-CN': '应急员', en: 'Emergency worker' }, ...one },
        { role: 'buildingHead', labels: { 'zh-CN': '楼栋长', en: 'Block head' }, ...any },
        { role: 'volunteer', labels: { 'zh-CN': '志愿者', en: 'Volunteer' }, ...any },
      ],
      source: 'S3',
    },
    {
      id: 'three-heads',
      label: '三长制',
      slots: [
        { role: 'areaHead', labels: { 'zh-CN': '片长', en: 'Area head' }, ...one },
        { role: 'groupHead', labels: { 'zh-CN': '组长', en: 'Group head' }, min: 1 },
        { role: 'neighbourHead', labels: { 'zh-CN': '邻长', en: 'Neighbour head' }, min: 1 },
      ],
      source: 'S0',
    },
    {
      id: '1+3+N',
      label: '1+3+N',
      slots: [
        { role: 'gridWorker', labels: { 'zh-CN': '全科网格员', en: 'All-subject grid worker' }, ...one },
        {
          role: 'communityPolice',
          labels: { 'zh-CN': '村(社区)民警或辅警', en: 'Community police' },
          ...one,
        },
        { role: 'buildingHead', labels: { 'zh-CN': '楼栋长', en: 'Block head' }, min: 1 },
        { role: 'unitHead', labels: { 'zh-CN': '单元(小)组长', en: 'Stairwell head' }, min: 1 },
        { role: 'volunteer', labels: { 'zh-CN': '志愿者', en: 'Volunteer' }, ...any },
      ],
      source: '假设: 角色见 S4, 组合为本项目所设',
    },
  ],
  gridRules: [
    {
      id: 'qst2019',
      labels: { 'zh-CN': '清水塘街道网格划分 (2019)', en: 'Division of Qingshuitang street (2019)' },
      level: 'grid',
      within: ['430204003000'],
      limits: [
        { quantity: 'households', labels: { 'zh-CN': '户数', en: 'Households' }, most: 500, unit: '户' },
        {
          quantity: 'partyMembers',
          labels: { 'zh-CN': '党员数', en: 'Party members' },
          most: 100,
          unit: '人',
        },
      ],
      origin: 'reported',
      source: 'S3 清水塘街道网格报道, 约 2019-11-26',
      asOf: '2019-11-26',
    },
  ],
};

function toCodeRow([code, zh, en, origin, leadDept]: Row, parent?: string): CodeRow {
  return {
    code,
    ...(parent === undefined ? {} : { parent }),
    labels: { 'zh-CN': zh, en },
    origin,
    ...(leadDept === undefined ? {} : { leadDept }),
  };
}
