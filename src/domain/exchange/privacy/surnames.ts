/** Family names of one sign, most frequent first, that seldom begin another word. */
const STRONG =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范石姚谭廖邹熊金陆郝孔崔邱秦顾侯邵孟龙万段雷钱汤尹黎贺赖龚欧樊兰殷翁倪庞聂焦柯鲍涂岳翟芦伍佘肖闫葛覃莫俞';
/** Those that begin many other words, 安全, 方便: they count only beside the strongest signs. */
const WEAK =
  '方白江史陶毛易常武康严文施洪季温华章柳申祝包裴向管安成单游盛齐梅庄柴路景宁甘苗时连纪童尤左鲁阮乔关于';
const COMPOUND = /^(?:欧阳|司马|上官|诸葛|夏侯|皇甫|令狐|尉迟|公孙|慕容|端木|独孤|南宫)/;

/** How sure the first sign of a text begins a name, and how many signs the family name has; `undefined` where it is none. */
export function surnameOf(text: string): { readonly length: 1 | 2; readonly isStrong: boolean } | undefined {
  if (COMPOUND.test(text)) return { length: 2, isStrong: true };
  const sign = text.charAt(0);
  if (sign === '') return undefined;
  if (STRONG.includes(sign)) return { length: 1, isStrong: true };
  return WEAK.includes(sign) ? { length: 1, isStrong: false } : undefined;
}

/** Signs that given names hardly ever have; they are parts of words, places and times. */
const NEVER_GIVEN = new Set(
  '的了在是有和与及被把将从向对为于不没未无也都很就还又再请要求需应该可能会让使给用以因但或者并且若如其此这那哪谁什么怎我你您他她它们' +
    '区路街道村镇乡县市省组栋幢楼室房门号层社团单元墙桥井灯杆线站场厂店铺库池沟渠管' +
    '日年时分秒天昨今早晚夜午周末号点次个名位户人员者众' +
    '上下左右前后里内外边处旁间侧口面底顶头' +
    '元万亿千百十几两二三四五六七八九零' +
    '受骗怒拒欠拖住称说报反映投诉举来去到过出进找打拨停堵占漏修拆施乱违限查处理办' +
    '水电气火油烟噪音车辆船',
);

/** Words that begin like a name. */
const WORDS = new Set(
  (
    '任何 任意 任务 高度 高速 高空 高温 高龄 高层 高压 高低 高危 金秋 金属 金额 金牌 黄昏 黄色 黄金 马上 马路 马虎 何时 何处 何种 何故 ' +
    '万一 万达 石头 石子 石块 石材 龙头 钟点 钱包 钱款 钱财 汤圆 雷雨 雷电 雷击 段内 范围 余土 余款 余下 夏季 夏天 夏日 田地 田间 田土 ' +
    '林地 林木 许可 许多 许久 顾客 顾虑 贺卡 孔洞 丁点 叶片 叶子 程序 程度 陆续 周围 周密 周全 梁柱 江西 江苏 江边 广东 ' +
    '王牌 张贴 张开 张扬 陈列 陈旧 陈述 陈设 杨树 杨梅 杨柳 罗列 宋体 谢绝 谢谢 董事 沈阳 苏打 兰州 葛根 高中 高考 高铁 高清 高效 高额 高发 高峰 ' +
    '马达 马桶 马匹 马甲 金融 黄牛 黄土 黄沙 胡乱 胡同 胡说 胡闹 徐徐 曾经 何必 何以 何况 石油 石棉 石膏 石灰 龙舟 龙虾 熊孩 唐突 ' +
    '郑重 彭胀 程控 范本 范畴 欧元 欧洲 陆地 孟加 雷达 丁字 万元 万余 万众 万户 贾人 秦巴 田径 姜汤 林业 林区 叶面 余额 余热 余震 余温 ' +
    '方便 方面 方式 方向 方法 方案 白天 白色 白班 常年 常住 常见 常规 常态 严重 严禁 严格 严厉 温水 温度 安全 安置 安装 安静 安心 安排 ' +
    '成立 成功 成年 成员 成群 成为 施工 施救 单独 单方 单位 管理 管道 管网 管线 时常 连续 连夜 连日 关注 关闭 关系 关于 于是 ' +
    '康复 文明 文化 文艺 文件 史无 毛坯 包括 包裹 包车 齐全 左转 纪录 纪念 洪水 武装 盛夏 申请 申报 申领 申诉 路过 华丽 章程 景观 游客 游玩'
  ).split(' '),
);

/** With the family name alone they name nobody. */
const FORMS_OF_ADDRESS = new Set(
  '先生 女士 小姐 师傅 大爷 大妈 大叔 阿姨 奶奶 爷爷 老师 同志 同学'.split(' '),
);

/** Whether `text` may be a whole name: a family name and one or two signs more, no word of another kind. */
export function mayBeName(text: string, atLeast: 'strong' | 'weak'): boolean {
  const surname = surnameOf(text);
  if (!surname || (atLeast === 'strong' && !surname.isStrong)) return false;
  const given = text.slice(surname.length);
  if (given.length < 1 || given.length > 2 || !/^\p{Script=Han}+$/u.test(given)) return false;
  if (WORDS.has(text.slice(0, 2)) || given.includes('某') || FORMS_OF_ADDRESS.has(given)) return false;
  return ![...given].some((sign) => NEVER_GIVEN.has(sign));
}
