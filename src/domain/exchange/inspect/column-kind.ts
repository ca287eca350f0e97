import { plainName } from '../fields/known-columns.ts';
import type { CellShape, ColumnProfile } from './column-profile.ts';

/** What a column is likely to hold. `east` and `north` are metres of a plane; `names` repeat, `text` hardly does. */
export const COLUMN_CONTENTS = [
  'blank',
  'object',
  'personal',
  'camera code',
  'unit code',
  'id',
  'time',
  'clock',
  'longitude',
  'latitude',
  'position',
  'east',
  'north',
  'state',
  'category',
  'name',
  'number',
  'text',
] as const;
export type ColumnContent = (typeof COLUMN_CONTENTS)[number];

/** Most of the cells, so that a few slips do not hide what a column is. */
const MOST = 0.8;
const MOSTLY_BLANK = 0.95;
const LONG_TEXT = 30;

/** Names of columns that hold persons: they are never shown and never mapped. */
const PERSONS =
  /姓名|联系人|联系方式|电话|手机|身份证|证件号|户主|住址|家庭地址|车牌|当事人|来电人|诉求人|反映人|投诉人|举报人|上报人|受害人|居民名|微信|网格长|网格员$|负责人|责任人|组长|phone|mobile|idcard|idno|contactname|telephone/;
const STATES = /状态|环节|进度|status|state$/;
const IDS =
  /编号|单号|工单号|案号|序号|编码|代码|流水号|objectid|fid|(^|event|case|order)(id|no)$|^id$|code$|number$/;

/** The likely kind of a column, by its name where that is plain, else by most of its cells. */
export function kindOfColumn(profile: ColumnProfile): ColumnContent {
  const { cells, blank, counts, values, longest } = profile;
  const filled = cells - blank;
  const name = plainName(profile.name);
  const most = (shape: CellShape) => filled > 0 && counts[shape] >= filled * MOST;
  if (PERSONS.test(name) || (filled > 0 && counts.personal >= filled / 2)) return 'personal';
  if (filled === 0 || blank > cells * MOSTLY_BLANK) return 'blank';
  if (most('object')) return 'object';
  if (most('gbCode')) return 'camera code';
  if (most('clock')) return 'clock';
  const isDistinct = values.size >= Math.min(filled, 1000) && filled > 1;
  const dates = counts.time + counts.openDate;
  if (dates >= filled * MOST && !(most('digits') && IDS.test(name))) return 'time';
  if (most('position')) return 'position';
  if (most('unitCode') && (!isDistinct || /码|code|网格|区划/.test(name))) return 'unit code';
  if (most('number')) return kindOfNumbers(profile, name, isDistinct);
  if (STATES.test(name) && values.size <= 40) return 'state';
  if (isDistinct && (IDS.test(name) || isSerial(values))) return 'id';
  if (longest > LONG_TEXT) return 'text';
  if (values.size <= Math.min(100, Math.max(3, filled / 3)) && values.size < filled) return 'category';
  return 'name';
}

function kindOfNumbers(
  { counts, cells, blank, numbers }: ColumnProfile,
  name: string,
  isDistinct: boolean,
): ColumnContent {
  const filled = cells - blank;
  const most = (shape: CellShape) => counts[shape] >= filled * MOST;
  if (STATES.test(name)) return 'state';
  // Numbers of people and of houses lie among degrees too; only a name tells.
  const isPlace = /经|纬|lon|lng|lat|^x$|^y$|坐标|coord|jd$|wd$|东|北|east|north/.test(name);
  if (isPlace && most('longitude')) return 'longitude';
  if (isPlace && most('latitude')) return 'latitude';
  if (isPlace && most('metres')) return isNorth(numbers) ? 'north' : 'east';
  if (IDS.test(name) && isDistinct) return 'id';
  return 'number';
}

/** Whether metres are north values of China; which axis is called x is not the same everywhere. */
function isNorth(numbers: readonly number[]): boolean {
  const among = numbers.filter((value) => value > 1.8e6 && value < 6.5e6);
  return among.length > numbers.length / 2;
}

/** Whether values are signs of one pattern: letters and digits, as `WG-0017`. */
function isSerial(values: ReadonlyMap<string, number>): boolean {
  const patterns = [...values.keys()]
    .slice(0, 50)
    .filter((value) => /^[\p{L}]{0,6}[-_ ]?\d[\w-]{0,30}$/u.test(value));
  return patterns.length >= Math.min(values.size, 50) * MOST;
}
