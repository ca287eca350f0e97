import type { PersonalSpan } from './kinds.ts';
import type { TextWindows } from './text-windows.ts';

const NUMBER = String.raw`[\d一二三四五六七八九十]{1,3}`;
const BUILDING = /栋|幢|号楼|座|单元/g;
const DOOR = new RegExp(
  String.raw`^(?<gap>[ ,，-]{0,2})(?<entrance>${NUMBER}(?:单元|门)[ ,，-]{0,2})?(?<floor>${NUMBER}[层楼][ ,]?)?(?<room>\d{3,4}|${NUMBER})(?<word>[室房户]|号房?)?`,
);
/** What stands behind the number of something else than a door. */
const NO_DOOR_AFTER = /^(?:会议|教|办公|活动|病|值班|配电|机房|[\d元米人户个平年路吨单元层楼栋月日])/;
const HOME_WORD = /[住家户租]|业主|老人|居民/;
const PUBLIC =
  /政务|中心|办公|大厦|写字楼|学校|[小中大]学|幼儿园|医院|住院|门诊|酒店|宾馆|商场|银行|派出所|敬老院|福利院|养老院|[厂园]区|体育馆|国际|广场/;
const NUMBER_BEFORE = new RegExp(`${NUMBER}$|[A-Z]{1,2}$`, 'i');
const GROUP_NUMBER = new RegExp(`${NUMBER}$`);
const HOUSE = new RegExp(String.raw`^${NUMBER}\d?号(?!线|楼|井|杆|灯|桩|公路)`);
const GROUP = /[组队]/g;
const DASHED = /(?<![\d-])\d{1,2}-\d{1,2}-\d{3,4}(?![\d-])/g;

/**
 * Doors of homes: entrance and flat behind a building, the house of a village group, or `5-2-301` of an owner. The building
 * itself stays, since the report is about it and many live in it.
 */
export function findHomes(windows: TextWindows): PersonalSpan[] {
  return [...findFlats(windows), ...findVillageHouses(windows), ...findDashed(windows)];
}

function findFlats(windows: TextWindows): PersonalSpan[] {
  return [...windows.text.matchAll(BUILDING)].flatMap(({ 0: word, index }) => {
    const number = NUMBER_BEFORE.exec(windows.before(index, 4))?.[0];
    if (number === undefined) return [];
    const begin = index + word.length;
    const groups = DOOR.exec(windows.after(begin, 24))?.groups;
    const room = groups?.['room'];
    if (groups === undefined || room === undefined) return [];
    const { gap = '', entrance = '', floor = '', word: kind = '' } = groups;
    const end = begin + gap.length + entrance.length + floor.length + room.length + kind.length;
    const after = windows.after(end - (kind === '室' || kind === '房' ? 1 : 0), 4);
    const isEntrance = word === '单元';
    if (NO_DOOR_AFTER.test(kind === '' ? after : after.slice(1)) || /^(?:会议|教|办公|活动|病)/.test(after))
      return [];
    const clause = windows.clauseBefore(index, 24);
    const isHome = HOME_WORD.test(clause) || HOME_WORD.test(windows.after(end, 6));
    if (PUBLIC.test(clause) && !/[住家]/.test(clause.replace(/住院/g, ''))) return [];
    const isNamed = kind !== '' && kind !== '号';
    const isRoom = isNamed ? true : /^\d{3,4}$/.test(room) && (isEntrance || entrance !== '' || isHome);
    const isNumbered = kind === '号' && (isEntrance || entrance !== '') && isHome;
    if (!isRoom && !isNumbered) return [];
    const start = isEntrance ? index - number.length : begin + gap.length;
    return [{ kind: 'address' as const, start, end, isCertain: isHome && isNamed }];
  });
}

function findVillageHouses(windows: TextWindows): PersonalSpan[] {
  return [...windows.text.matchAll(GROUP)].flatMap(({ index }) => {
    const group = GROUP_NUMBER.exec(windows.before(index, 3))?.[0];
    const house = HOUSE.exec(windows.after(index + 1, 6))?.[0];
    if (group === undefined || house === undefined) return [];
    const start = index - group.length;
    const clause = windows.clauseBefore(start, 16);
    if (!/[村社湾屯寨坳冲区]/.test(clause) || !/[住家户]|老人/.test(clause)) return [];
    return [{ kind: 'address' as const, start, end: index + 1 + house.length, isCertain: false }];
  });
}

function findDashed(windows: TextWindows): PersonalSpan[] {
  return [...windows.text.matchAll(DASHED)].flatMap(({ 0: door, index }) => {
    const end = index + door.length;
    const isHome = /^[室]?(?:业主|住户|租户|户主|的?老人|居民)|^室/.test(windows.after(end, 4));
    if (!isHome && !/[住家]$|家住.{0,12}$|(?:业主|住户|户主)[:： ]?$/.test(windows.clauseBefore(index, 16)))
      return [];
    return [{ kind: 'address' as const, start: index, end, isCertain: false }];
  });
}
