import type { PersonalSpan } from './kinds.ts';
import type { TextWindows } from './text-windows.ts';

const PLATE_BEGINS = /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z]/gi;
/** GA 36: five signs, six of vehicles with new energy, the last one a word on those of police, schools and trailers. */
const PLATE_ENDS =
  /^[ ·.-]{0,2}(?:([A-HJ-NP-Z\d]{5}(?:[A-HJ-NP-Z\d](?![A-Z\d]))?)(?![A-Z\d])|([A-HJ-NP-Z\d]{4}[挂学警港澳领使试超]))/i;
const VEHICLE = /车|牌|停|驾|司机|的士|出租|货|肇事|逃逸|超载|违停/;
/** Manholes, poles and plots are numbered in the same way. */
const FACILITY_AFTER =
  /^号?[ ]?(?:[井灯杆电箱柜标楼栋幢厂门桩桥管阀泵闸站塔路街巷铺摊室房仓梁墩界碑球机]|地块|变压|配电|摄像|探头|监控|点位|设备)/;
const NUMBER_OF_THING = /(?:编[号码]|[杆井桩柜]号|标段|地块)[:： 为是]{0,3}$/;

const TRAVEL_WORD = /护照|通行证|台胞证|回乡证/g;
const TRAVEL_NUMBER = /^[^A-Z\d，。；]{0,6}([A-Z]{1,2}\d{7,9}|\d{8})(?![A-Z\d])/i;

const MESSENGER = /微信|薇信|威信|wechat|weixin|v信|vx|wx|qq|扣扣/gi;
const ACCOUNT = /^(?:同号|号码?|账号|ID)?[ :：是为-]{0,3}([A-Z][\w-]{5,19}|\d{5,11})(?![\w-])/i;

const MAIL_USER = /[\w.+%-]{1,64}$/;
const MAIL_HOST = /^[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,3}\.[a-z]{2,24}(?![a-z\d])/i;

/** Vehicle plates, numbers of travel documents, accounts of messengers and e-mail addresses. */
export function findCodes(windows: TextWindows): PersonalSpan[] {
  return [
    ...findPlates(windows),
    ...findTravelDocuments(windows),
    ...findAccounts(windows),
    ...findMails(windows),
  ];
}

function findPlates(windows: TextWindows): PersonalSpan[] {
  return [...windows.text.matchAll(PLATE_BEGINS)].flatMap(({ index: start }) => {
    const rest = PLATE_ENDS.exec(windows.after(start + 2, 10));
    const before = windows.before(start, 12);
    if (!rest || /[A-Za-z\d]$/.test(before)) return [];
    const end = start + 2 + rest[0].length;
    const after = windows.after(end, 12);
    if (FACILITY_AFTER.test(after) || NUMBER_OF_THING.test(before)) return [];
    const isOfVehicle = VEHICLE.test(before) || VEHICLE.test(after);
    const signs = rest[1] ?? '';
    const isUsual = signs.length !== 6 || /^[A-HJK]|[A-HJK]$/i.test(signs);
    // Of letters, plates have at most two behind the dot.
    const isCode = signs.replaceAll(/\d/g, '').length > 2;
    if ((!isUsual || isCode) && !isOfVehicle) return [];
    return [{ kind: 'plate' as const, start, end, isCertain: isOfVehicle }];
  });
}

function findTravelDocuments(windows: TextWindows): PersonalSpan[] {
  return [...windows.text.matchAll(TRAVEL_WORD)].flatMap(({ 0: word, index }) => {
    const begin = index + word.length;
    const match = TRAVEL_NUMBER.exec(windows.after(begin, 18));
    if (!match) return [];
    const end = begin + match[0].length;
    return [{ kind: 'passport' as const, start: end - match[1]!.length, end, isCertain: true }];
  });
}

function findAccounts(windows: TextWindows): PersonalSpan[] {
  return [...windows.text.matchAll(MESSENGER)].flatMap(({ 0: word, index }) => {
    const begin = index + word.length;
    const match = ACCOUNT.exec(windows.after(begin, 32));
    if (!match || /[A-Za-z\d_]$/.test(windows.before(index, 1))) return [];
    const [whole, name] = [match[0], match[1]!];
    // Without a colon or a word between, letters alone are an ordinary word.
    if (/^[ -]*[A-Za-z]+$/.test(whole)) return [];
    const end = begin + whole.length;
    return [{ kind: 'account' as const, start: end - name.length, end, isCertain: true }];
  });
}

function findMails(windows: TextWindows): PersonalSpan[] {
  return [...windows.text.matchAll(/@/g)].flatMap(({ index }) => {
    const user = MAIL_USER.exec(windows.before(index, 64))?.[0];
    const host = MAIL_HOST.exec(windows.after(index + 1, 128))?.[0];
    // Mail boxes of public bodies are printed for everybody.
    if (user === undefined || host === undefined || /\.gov\.cn$/i.test(host)) return [];
    return [
      { kind: 'email' as const, start: index - user.length, end: index + 1 + host.length, isCertain: true },
    ];
  });
}
