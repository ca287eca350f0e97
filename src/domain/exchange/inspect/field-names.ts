import { CATALOGUE_NAMES } from '../rows/camera-catalogue.ts';
import type { ColumnContent } from './column-kind.ts';

/** Kinds of layers that are guessed; published figures are written by hand. */
export const GUESSED_KINDS = [
  'units',
  'incidents',
  'cases',
  'cameras',
  'facilities',
  'places',
  'lines',
] as const;
export type GuessedKind = (typeof GUESSED_KINDS)[number];

/** A field as it may be found: what files call it, best first, and the kinds of column that may hold it. */
export interface FieldNames {
  field: string;
  names: readonly string[];
  kinds: readonly ColumnContent[];
}

const WORDS: readonly ColumnContent[] = ['category', 'state', 'name', 'text', 'number', 'id'];
const TITLES: readonly ColumnContent[] = ['name', 'text', 'category'];
const NUMBERS: readonly ColumnContent[] = ['number', 'id'];
const KEYS: readonly ColumnContent[] = ['id', 'name', 'unit code', 'number', 'camera code', 'category'];

const PLACE: readonly FieldNames[] = [
  { field: 'longitude', names: ['经度', 'lng', 'lon', 'x', 'X坐标', '东坐标', 'JD'], kinds: ['longitude', 'position', 'east'] },
  { field: 'latitude', names: ['纬度', 'lat', 'y', 'Y坐标', '北坐标', 'WD'], kinds: ['latitude', 'position', 'north'] },
  {
    field: 'unitCode',
    names: ['网格编码', '网格编号', '所属网格', '网格代码', '网格', '区划代码', '行政区划代码', '社区编码', '所属社区', 'gridCode', 'orgCode', 'wgbm', 'adcode'],
    kinds: ['unit code', 'id', 'category', 'name'],
  },
]; // prettier-ignore

const POINT: readonly FieldNames[] = [
  { field: 'id', names: ['编号', '编码', '序号', 'objectid', 'fid', 'gid', 'uuid'], kinds: KEYS },
  { field: 'name', names: ['名称', '点位名称', '站点名称', 'title', '标题', '简称'], kinds: TITLES },
  ...PLACE,
  { field: 'note', names: ['备注', '说明', 'remark'], kinds: TITLES },
  { field: 'source', names: ['数据来源', '出处'], kinds: WORDS },
]; // prettier-ignore

/** Our fields and what files call them, by kind of layer, the surest first. */
export const FIELD_NAMES: Readonly<Record<GuessedKind, readonly FieldNames[]>> = {
  units: [
    {
      field: 'code',
      names: ['adcode', '区划代码', '行政区划代码', '网格编码', '网格编号', '社区编码', '社区编号', '街道编码', '编码', '代码', '编号', 'gridCode', 'wgbm', 'id', 'gid'],
      kinds: ['unit code', 'id', 'name', 'number', 'category'],
    },
    { field: 'name', names: ['名称', '网格名称', '网格名', '社区名称', '社区', '街道名称', '街道', '区县', '小区名', 'mc', 'title', 'xzqmc'], kinds: TITLES },
    { field: 'parentCode', names: ['上级编码', '上级代码', '父级编码', '所属区划', 'pcode', 'parent', 'parentId', 'pid'], kinds: KEYS },
    { field: 'gridKind', names: ['网格类型', '网格类别'], kinds: ['category', 'state'] },
    { field: 'quantities.households', names: ['户数', '总户数', 'households'], kinds: NUMBERS },
    { field: 'quantities.residents', names: ['人口', '人口数', '总人口', '常住人口', 'population'], kinds: NUMBERS },
  ],
  incidents: [
    { field: 'eventNo', names: ['事件编号', '工单编号', '工单号', '任务号', '案件编号', '案卷号', '流水号', '单号', '编号', '诉求编号', 'eventId', 'caseId', 'orderNo', 'id', 'objectid', 'fid', '序号'], kinds: KEYS },
    { field: 'title', names: ['标题', '事件标题', '事件名称', '诉求标题', '主题', '工单标题', '问题描述', '事件描述', '内容', '诉求内容', 'subject', 'description', 'desc'], kinds: TITLES },
    { field: 'summary', names: ['摘要', '内容', '事件描述', '问题描述', '诉求内容', '描述', '详情', 'description', 'content'], kinds: TITLES },
    { field: 'categoryCode', names: ['事件类别', '事件类型', '问题类型', '问题小类', '小类', '诉求类型', '三级类别', '二级类别', '类别', '类型', '大类', 'category', 'type'], kinds: WORDS },
    { field: 'channel', names: ['来源', '事件来源', '上报渠道', '问题来源', '诉求来源', '渠道', '受理渠道', 'source'], kinds: WORDS },
    { field: 'tier', names: ['层级', '办理层级', '处置层级', '级别', '事件等级'], kinds: WORDS },
    { field: 'urgency', names: ['紧急程度', '紧急度', '缓急', '优先级', 'priority'], kinds: WORDS },
    { field: 'status', names: ['状态', '事件状态', '办理状态', '工单状态', '处理状态', '当前状态', '当前环节', 'state'], kinds: WORDS },
    ...PLACE,
    { field: 'reportedAt', names: ['上报时间', '上报日期', '登记时间', '创建时间', '来电时间', '诉求时间', '发现时间', '提交时间', '建单时间', '采集时间', '日期', '时间', 'createTime', 'reportTime', 'createdAt', 'created', 'requestedAt', 'openedAt', 'date'], kinds: ['time'] },
    { field: 'occurredAt', names: ['发生时间', '事发时间', '发生日期'], kinds: ['time'] },
    { field: 'acceptedAt', names: ['受理时间', '受理日期', 'acceptTime'], kinds: ['time'] },
    { field: 'filedAt', names: ['立案时间', '立案日期'], kinds: ['time'] },
    { field: 'dispatchedAt', names: ['派遣时间', '派单时间', '分派时间', '转办时间', 'dispatchTime'], kinds: ['time'] },
    { field: 'handledAt', names: ['处置时间', '处理时间', '办理时间', '处置完成时间', 'handleTime'], kinds: ['time'] },
    { field: 'verifiedAt', names: ['核查时间', '核实时间'], kinds: ['time'] },
    { field: 'closedAt', names: ['结案时间', '办结时间', '办结日期', '完成时间', '完结时间', '关闭时间', 'closeTime', 'closedAt', 'finishTime', 'updatedAt'], kinds: ['time'] },
    { field: 'deadlineAt', names: ['截止时间', '办理期限', '到期时间', '办结期限', '时限', 'dueTime', 'deadline'], kinds: ['time'] },
    { field: 'leadDept', names: ['主办单位', '主办部门', '承办单位', '处置部门', '责任部门', '责任单位', 'department', 'dept'], kinds: WORDS },
    { field: 'satisfaction', names: ['满意度', '评分'], kinds: ['number', 'category'] },
  ],
  cases: [
    { field: 'caseNo', names: ['案件编号', '案号', '案件号', '立案号', '编号', 'id', '序号'], kinds: KEYS },
    { field: 'occurredFrom', names: ['案发时间', '发案时间', '发案时间上限', '开始时间', 'earliest', 'from'], kinds: ['time'] },
    { field: 'occurredTo', names: ['发现时间', '发案时间下限', '结束时间', 'latest', 'to'], kinds: ['time'] },
    { field: 'reportedAt', names: ['报案时间', '接警时间', '报警时间'], kinds: ['time'] },
    { field: 'placeType', names: ['场所类型', '发案场所', '案发场所', '地点类型'], kinds: WORDS },
    { field: 'status', names: ['状态', '案件状态', 'state'], kinds: WORDS },
    { field: 'methods', names: ['作案手段', '手段', '手法'], kinds: WORDS },
    ...PLACE,
  ],
  cameras: [
    ...Object.entries(CATALOGUE_NAMES).map(([field, names]): FieldNames => ({
      field,
      names,
      kinds: kindsOfItem(field),
    })),
    PLACE[2]!,
  ],
  facilities: [
    { field: 'facilityType', names: ['设施类型', '设施类别', '类型', '类别', 'type', 'category', 'kind'], kinds: WORDS },
    ...POINT,
    { field: 'openHours', names: ['开放时间', '服务时间', '营业时间'], kinds: [...WORDS, 'clock'] },
    { field: 'serviceRadiusM', names: ['服务半径'], kinds: NUMBERS },
    { field: 'capacity', names: ['容量', '床位', '泊位'], kinds: NUMBERS },
  ],
  places: [
    { field: 'kind', names: ['场所类型', '场所类别', '类型', '类别', 'type', 'category'], kinds: WORDS },
    ...POINT,
  ],
  lines: [
    { field: 'kind', names: ['类型', '类别', 'type', 'fclass', 'highway', 'waterway'], kinds: WORDS },
    ...POINT.slice(0, 2),
  ],
}; // prettier-ignore

function kindsOfItem(field: string): readonly ColumnContent[] {
  if (field === 'gbId') return ['camera code'];
  if (field === 'longitude') return ['longitude', 'position', 'east'];
  if (field === 'latitude') return ['latitude', 'position', 'north'];
  if (field === 'civilCode') return ['unit code', 'number', 'id', 'category'];
  return [...WORDS, 'unit code'];
}

/** Fields without which a row of a kind is not taken, and the value of all rows where no column gives them. */
export const NEEDED: Readonly<Record<GuessedKind, Readonly<Record<string, string | undefined>>>> = {
  units: { name: undefined },
  incidents: { eventNo: undefined, title: undefined, reportedAt: undefined, categoryCode: 'Z', channel: 'FILE', tier: 'L1', urgency: 'normal', status: 'reported' },
  cases: { caseNo: undefined, occurredFrom: undefined, placeType: 'OTHER_PUBLIC', status: 'filed' },
  cameras: { gbId: undefined, name: undefined, status: undefined, pointClass: '9' },
  facilities: { id: undefined, name: undefined, facilityType: undefined },
  places: { id: undefined, name: undefined, kind: 'OTHER' },
  lines: { id: undefined, name: undefined, kind: 'OTHER' },
}; // prettier-ignore
