/** What the lists of the schemas are called in the field: name of the list → `[name, value]` pairs (DOMAIN glossary). */
// prettier-ignore
export const VALUE_ALIASES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  tier: [['格内办', 'L1'], ['格内', 'L1'], ['协同办', 'L2'], ['街道协同', 'L2'], ['联动办', 'L3'], ['三级联动', 'L3']],
  urgency: [['一般', 'normal'], ['普通', 'normal'], ['紧急', 'urgent'], ['特急', 'emergency'], ['突发', 'emergency']],
  status: [
    ['已上报', 'reported'], ['上报', 'reported'], ['已受理', 'accepted'], ['受理', 'accepted'], ['不予受理', 'rejected'],
    ['已立案', 'filed'], ['立案', 'filed'], ['已派遣', 'dispatched'], ['派遣', 'dispatched'], ['回退', 'returned'],
    ['处置中', 'handling'], ['办理中', 'handling'], ['挂账', 'suspended'], ['延时', 'extensionRequested'],
    ['已处置', 'handled'], ['处置完成', 'handled'], ['核查中', 'verifying'], ['返工', 'reworked'],
    ['自处理', 'selfHandled'], ['上提', 'escalated'], ['已结案', 'closed'], ['结案', 'closed'], ['已评价', 'evaluated'],
    ['作废', 'voided'], ['办结', 'closed'], ['已办结', 'closed'], ['待受理', 'reported'], ['处理中', 'handling'],
    ['待处置', 'dispatched'], ['待派遣', 'filed'], ['待核查', 'handled'], ['待结案', 'verifying'],
    ['待处理', 'reported'], ['未受理', 'reported'], ['待立案', 'accepted'], ['已派单', 'dispatched'], ['已派发', 'dispatched'],
    ['已转派', 'dispatched'], ['已分派', 'dispatched'], ['待办理', 'dispatched'], ['待签收', 'dispatched'], ['在办', 'handling'],
    ['正在办理', 'handling'], ['正在处理', 'handling'], ['处置完毕', 'handled'], ['办理完成', 'handled'], ['已处理', 'handled'],
    ['处理完成', 'handled'], ['待核实', 'handled'], ['核实中', 'verifying'], ['完结', 'closed'], ['已完结', 'closed'],
    ['已归档', 'closed'], ['已关闭', 'closed'], ['已挂账', 'suspended'], ['挂起', 'suspended'], ['已挂起', 'suspended'],
    ['延期', 'extensionRequested'], ['申请延期', 'extensionRequested'], ['退回', 'returned'], ['已退回', 'returned'],
    ['已回退', 'returned'], ['返工中', 'reworked'], ['不受理', 'rejected'], ['已作废', 'voided'], ['已撤销', 'voided'],
    ['已上提', 'escalated'],
  ],
  resolution: [
    ['当场', 'onSpot'], ['部门', 'department'], ['议事协商', 'council'], ['调解', 'mediation'], ['专项行动', 'campaign'],
    ['转办', 'transfer'], ['无效', 'invalid'],
  ],
  origin: [['报道', 'reported'], ['上报', 'reported'], ['推算', 'derived'], ['模拟', 'synthetic']],
  'unit level': [
    ['区县', 'county'], ['县', 'county'], ['区', 'county'], ['街道', 'township'], ['乡镇', 'township'], ['镇街', 'township'],
    ['社区', 'village'], ['村', 'village'], ['村社', 'village'], ['网格', 'grid'], ['微网格', 'micro-grid'], ['片区', 'area'],
  ],
  'grid kind': [['基础网格', 'basic'], ['专属网格', 'special'], ['林区', 'forest'], ['市场', 'market'], ['企业', 'enterprise']],
  'grid subject': [['全科', 'all'], ['全科网格', 'all'], ['综治', 'governance'], ['城管', 'urban'], ['安全生产', 'safety']],
  'place kind': [
    ['集市', 'MARKET'], ['市场', 'MARKET'], ['农贸市场', 'MARKET'], ['广场', 'SQUARE'], ['商场', 'MALL'],
    ['繁华路段', 'BUSY_STREET'], ['车站', 'STATION'], ['枢纽', 'HUB'], ['医院', 'HOSPITAL'], ['水域', 'WATER'],
    ['镇', 'TOWN'], ['小区', 'COMPOUND'], ['其他', 'OTHER'],
  ],
  'facility type': [
    ['充电桩', 'CHARGING'], ['集中充电桩', 'CHARGING'], ['党群服务站', 'PARTY_SERVICE'], ['公共法律服务工作站', 'LEGAL_SERVICE'],
    ['法律帮工作室', 'LAW_HELP'], ['派出所', 'POLICE_STATION'], ['警务室', 'POLICE_POST'], ['综治中心', 'CZ_CENTER'],
    ['卫生服务站', 'HEALTH'], ['政务窗口', 'GOV_WINDOW'], ['公交站', 'BUS_STOP'], ['公交车站', 'BUS_STOP'], ['消防瞭望', 'FIRE_WATCH'],
  ],
  'line kind': [['河流', 'RIVER'], ['公交线', 'BUS_LINE'], ['道路', 'ROAD'], ['铁路', 'RAILWAY'], ['其他', 'OTHER']],
  'camera status': [
    ['ON', 'online'], ['OFF', 'offline'], ['1', 'online'], ['0', 'offline'], ['true', 'online'], ['false', 'offline'],
    ['OK', 'online'], ['ERROR', 'fault'], ['上线', 'online'], ['下线', 'offline'], ['不在线', 'offline'], ['掉线', 'offline'],
    ['断线', 'offline'], ['正常', 'online'], ['异常', 'fault'], ['损坏', 'fault'], ['维修中', 'repair'], ['已拆除', 'removed'],
    ['在线', 'online'], ['在用', 'online'], ['离线', 'offline'], ['故障', 'fault'], ['维修', 'repair'], ['拆除', 'removed'],
  ],
  'owner sector': [
    ['公安', 'police'], ['教育', 'education'], ['卫健', 'health'], ['城管', 'urbanManagement'], ['住建', 'housing'],
    ['园区', 'park'], ['交通', 'transport'], ['物业', 'property'], ['企业', 'enterprise'], ['居民自建', 'resident'],
  ],
  'place type': [
    ['商场', 'MALL'], ['繁华路段', 'BUSY_STREET'], ['公交车站', 'BUS_STOP'], ['公交车上', 'ON_BUS'], ['郊区集市', 'SUBURB_MARKET'],
    ['农贸市场', 'FARM_MARKET'], ['车站', 'STATION'], ['医院', 'HOSPITAL'], ['其他公共场所', 'OTHER_PUBLIC'],
  ],
  method: [
    ['徒手', 'HAND'], ['镊子', 'TOOL'], ['剪断饰品', 'CUT'], ['划包', 'SLASH'], ['遮挡', 'COVER'], ['拥挤', 'CROWD'], ['结伙', 'GANG'],
  ],
  moment: [
    ['上车', 'BOARDING'], ['下车', 'ALIGHTING'], ['乘车', 'RIDING'], ['购物', 'SHOPPING'], ['排队', 'QUEUE'], ['行走', 'WALKING'],
  ],
  'case status': [['立案', 'filed'], ['破案', 'solved'], ['侦破', 'solved'], ['结案', 'cleared'], ['移交', 'transferred']],
  'property kind': [['手机', 'PHONE'], ['金饰', 'GOLD'], ['现金', 'CASH'], ['钱包', 'WALLET'], ['其他', 'OTHER']],
};
