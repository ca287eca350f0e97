/**
 * Tables of the 20-digit code of GB/T 28181, rule A. 2016 from the standard's Table D.1; 2022 as far as it could be
 * read: industries 46 and up follow the classes of the national economy but are not listed here.
 */
export type GbVersion = 2016 | 2022;

const COMMON_INDUSTRIES: Record<string, string> = {
  '00': '社会治安路面',
  '01': '社会治安社区',
  '02': '社会治安内部',
  '03': '社会治安其他',
  '04': '交通路面',
  '05': '交通卡口',
  '06': '交通内部',
  '07': '交通其他',
  '08': '城市管理',
  '09': '卫生环保',
  '10': '商检海关',
  '11': '教育',
};

export const GB_INDUSTRIES: Record<GbVersion, Record<string, string>> = {
  2016: {
    ...COMMON_INDUSTRIES,
    '40': '农林牧渔',
    '41': '采矿',
    '42': '制造',
    '43': '冶金',
    '44': '电力',
    '45': '燃气',
    '46': '建筑',
    '47': '物流',
    '48': '邮政',
    '49': '信息',
    '50': '住宿餐饮',
    '51': '金融',
    '52': '房地产',
    '53': '商务服务',
    '54': '水利',
    '55': '娱乐',
    ...Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`${80 + index}`, '居民自建'])),
    ...Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`${90 + index}`, '其他'])),
  },
  2022: {
    ...COMMON_INDUSTRIES,
    '12': '民航',
    '13': '铁路',
    '14': '航运',
    '40': '农林牧渔',
    '41': '采矿',
    '42': '制造',
    '43': '电力热力燃气及水',
    '44': '建筑',
    '45': '批发零售',
    ...Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`${80 + index}`, '居民自建'])),
    ...Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`${90 + index}`, '其他'])),
  },
};

const COMMON_TYPES: Record<string, string> = {
  '111': 'DVR',
  '112': '视频服务器',
  '113': '编码器',
  '114': '解码器',
  '115': '视频切换矩阵',
  '116': '音频切换矩阵',
  '117': '报警控制器',
  '118': 'NVR',
  '130': 'HVR',
  '131': '摄像机',
  '132': '网络摄像机',
  '133': '显示器',
  '134': '报警输入设备',
  '135': '报警输出设备',
  '136': '语音输入设备',
  '137': '语音输出设备',
  '138': '移动传输设备',
  '139': '其他外围设备',
  '200': '中心信令控制服务器',
  '201': 'Web应用服务器',
  '202': '媒体分发服务器',
  '203': '代理服务器',
  '204': '安全服务器',
  '205': '报警服务器',
  '206': '数据库服务器',
  '207': 'GIS服务器',
  '208': '管理服务器',
  '209': '接入网关',
  '210': '媒体存储服务器',
  '211': '信令安全路由网关',
  '215': '业务分组',
  '216': '虚拟组织',
  '300': '中心用户',
  '400': '终端用户',
  '500': '视频图像信息综合应用平台',
  '501': '视频图像信息运维管理平台',
};

export const GB_TYPES: Record<GbVersion, Record<string, string>> = {
  2016: COMMON_TYPES,
  2022: {
    ...COMMON_TYPES,
    '120': '在线视频图像信息采集系统',
    '121': '视频卡口',
    '122': '多目设备',
    '123': '停车场出入口控制设备',
    '124': '人员出入口控制设备',
    '125': '安检设备',
  },
};

/** Types that are video points: camera, network camera, and the 2022 video checkpoint and multi-lens device. */
export const GB_CAMERA_TYPES: Record<GbVersion, ReadonlySet<string>> = {
  2016: new Set(['131', '132']),
  2022: new Set(['121', '122', '131', '132']),
};

export type NetworkSide =
  | 'policeVideoNet'
  | 'sectorNet'
  | 'politicalLegalNet'
  | 'policeMobileNet'
  | 'policeInfoNet'
  | 'eGov'
  | 'internet'
  | 'socialAccess'
  | 'line'
  | 'reserved';

/** Meaning of digit 14, by position 0–9. */
export const GB_NETWORKS: Record<GbVersion, readonly NetworkSide[]> = {
  2016: [
    'policeVideoNet', 'policeVideoNet', 'policeVideoNet', 'policeVideoNet', 'policeVideoNet',
    'policeInfoNet', 'eGov', 'internet', 'socialAccess', 'reserved',
  ], // prettier-ignore
  2022: [
    'policeVideoNet', 'policeVideoNet', 'sectorNet', 'politicalLegalNet', 'policeMobileNet',
    'policeInfoNet', 'eGov', 'internet', 'line', 'reserved',
  ], // prettier-ignore
};
