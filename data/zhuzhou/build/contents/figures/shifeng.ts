import { figure, ratioCheck, relatedCheck, round, uncheckable, type FigureRow } from './figure.ts';

const unitCode = '430204000000';
const row2019 = (entry: Omit<FigureRow, 'subject' | 'unitCode'> & { unitCode?: string }) =>
  figure('S2', { subject: '石峰区网格', unitCode, ...entry });
const row2024 = (entry: Omit<FigureRow, 'subject'>) => figure('S0', { subject: '石峰区网格故事', ...entry });

const grids = 232;
const residents = 260_000;
const registered = 6329;
const completed = 6245;
const period = '2019-01-01/2019-06-25';
const highlights: [id: string, value: number, unit: string, metric: string, zh: string, en: string][] = [
  ['SF-11', 10, '处', 'publicHazardsFixed', '整治大型公共安全隐患', 'Large public hazards fixed'],
  ['SF-12', 56, '盏', 'lampsInstalled', '安装路灯', 'Street lamps installed'],
  ['SF-13', 124, '棵', 'dangerousTreesCut', '砍伐危树', 'Dangerous trees cut'],
  ['SF-14', 526, '起', 'disputesMediated', '调解矛盾纠纷', 'Disputes mediated'],
  ['SF-15', 20, '个', 'ownersCommitteesFounded', '成立业委会', 'Owners’ committees founded'],
];
const highlightSum = highlights.reduce((sum, [, value]) => sum + value, 0);
const highlightShare = (100 * highlightSum) / registered;

/** DOMAIN §1.2: the 232 grids of 石峰区 in 2019. */
export const shifengFigures = [
  row2019({
    id: 'SF-01', quote: '将城市社区划分为232个网格', metric: 'grids', zh: '网格', en: 'Grids', value: grids, unit: '个',
    check: uncheckable('只含城市社区；清水塘街道 43 个是否在内未说明'),
  }), // prettier-ignore
  row2019({
    id: 'SF-02', quote: '26万', metric: 'residents', zh: '居民', en: 'Residents', value: residents, unit: '人', qualifier: 'approx',
    check: relatedCheck(`${residents} / ${grids}`, 'uncheckable', `若全在网格内，每格约 ${round(residents / grids, 0)} 人；村可能不在内`),
  }), // prettier-ignore
  row2019({
    id: 'SF-03', quote: '〔摘〕84%以上', metric: 'collegeShare', zh: '大专以上学历网格员占比', en: 'Grid workers with college or above',
    value: 84, unit: '%', qualifier: 'ge', check: uncheckable('未印分母'),
  }), // prettier-ignore
  row2019({
    id: 'SF-04', quote: '〔摘〕40%', metric: 'youngShare', zh: '80后、90后网格员占比', en: 'Grid workers born in the 1980s and 1990s',
    value: 40, unit: '%', check: uncheckable('未印分母'),
  }), // prettier-ignore
  row2019({
    id: 'SF-05', quote: '近200名网格员', metric: 'examCandidates', zh: '参加社工考试', en: 'Took the social-worker exam',
    value: 200, unit: '人', qualifier: 'approx', check: uncheckable('含相关工作人员'),
  }), // prettier-ignore
  row2019({
    id: 'SF-06', quote: '〔摘〕11批', metric: 'trainingBatches', zh: '培训批次', en: 'Training batches', value: 11, unit: '批',
  }), // prettier-ignore
  row2019({
    id: 'SF-07', quote: '〔摘〕5周', metric: 'meetingWeeks', zh: '区委书记连续主持研究', en: 'Weeks running chaired by the district secretary',
    value: 5, unit: '周',
  }), // prettier-ignore
  row2019({
    id: 'SF-08', quote: '6329', metric: 'registered', zh: '登记事件', en: 'Events registered', value: registered, unit: '件', period,
    check: relatedCheck(`${registered} − ${completed}`, 'uncheckable', `与完成处置的件数相差 ${registered - completed} 件，为未完成处置`),
  }), // prettier-ignore
  row2019({
    id: 'SF-09', quote: '6245', metric: 'completed', zh: '完成处置', en: 'Events completed', value: completed, unit: '件', period,
    check: relatedCheck(`${completed} ≤ ${registered}`, completed <= registered ? 'ok' : 'mismatch', `完成不多于登记（${registered} 件）`),
  }), // prettier-ignore
  row2019({
    id: 'SF-10', quote: '98.47%', metric: 'completionRate', zh: '办结率', en: 'Completion rate', value: 98.47, unit: '%', period,
    definitionId: 'completionRate', numerator: completed, denominator: registered,
    check: ratioCheck(98.47, completed, registered, 'I-1：报道值与复算值不符，可能是排印错误（6→4）或另一组数字。I-2：办结率与结案率定义不同，不可与天元区比较'),
  }), // prettier-ignore
  ...highlights.map(
    ([id, value, unit, metric, zh, en]) =>
    row2019({
      id, quote: `${value}`, metric, zh, en, value, unit, period,
      check: relatedCheck(`${highlightSum} / ${registered}`, 'uncheckable', `五项亮点单位各异，合计 ${highlightSum}，相当于登记事件的 ${round(highlightShare, 1)} %；不是构成，不作饼图`),
    }), // prettier-ignore
  ),
  row2019({
    id: 'SF-16', quote: '〔摘〕30分钟', metric: 'wasteClearedMin', zh: '装修垃圾清运用时', en: 'Decoration waste cleared in',
    value: 30, unit: '分钟', asOf: '2019-06-19', check: uncheckable('I-15：“新社区”疑为漏字，照录；起重生活区'),
  }), // prettier-ignore
  row2019({
    id: 'SF-17', quote: '〔摘〕不到1小时', unitCode: '430204005209', metric: 'lostChildReturnedHours', zh: '走失儿童家人赶到用时', en: 'Family of a lost child arrived in',
    value: 1, unit: '小时', qualifier: 'lt', asOf: '2019-06-21', check: uncheckable('郭家塘村，赶集日，8时许'),
  }), // prettier-ignore
  row2019({
    id: 'SF-18', quote: '〔摘〕40名', unitCode: '430204004005', metric: 'donors', zh: '捐款居民', en: 'Residents who donated', value: 40, unit: '人',
    check: uncheckable('I-6：清水塘社区属铜塘湾街道，不是清水塘街道；以代码为准'),
  }), // prettier-ignore
  row2019({
    id: 'SF-19', quote: '〔摘〕569元', unitCode: '430204004005', metric: 'donatedCny', zh: '半天捐款', en: 'Donated in half a day', value: 569, unit: '元',
    check: relatedCheck('569 / 40', 'uncheckable', `人均捐款 ${round(569 / 40, 2)} 元`),
  }), // prettier-ignore
  row2024({
    id: 'SF-20', quote: '〔摘〕20分钟', unitCode: '430204002001', metric: 'doctorArrivedMin', zh: '医生到达用时', en: 'Doctor arrived in',
    value: 20, unit: '分钟', asOf: '2024-03-19', check: uncheckable('金盆岭社区；白石港卫生服务站'),
  }), // prettier-ignore
];
