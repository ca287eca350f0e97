import { digitCandidates, type DigitCandidate } from './digit-candidates.ts';
import { isIdentityNumber, looksLikeIdentityNumber } from './identity-number.ts';
import type { PersonalSpan } from './kinds.ts';
import type { TextWindows } from './text-windows.ts';

/** Words right before a number that say it is the number of a thing or a paper. */
const THING_BEFORE =
  /(?:编[号码]|[单表卷案文桩杆井柜批型货][号码]|工单|订单|运单|快递|发票|票据|流水|代码|条码|编码|合同|序列|资产|许可|证书|备案|设备|物料|账单|档案|单车|网格|单元|项目|IMEI|SN|NO\.?|№)[A-Za-z号码:：#为是. -]{0,4}$/i;
const PHONE_BEFORE =
  /(?:电话|手机|座机|联系|致电|来电|[拨请]打?|呼叫|机主|主叫|被叫|号码|微信|薇信|威信|支付宝|v信|vx|wx|tel|phone|mobile|回电|短信|同号|☎|📞)[^\d，。；]{0,6}$/iu;
const IDENTITY_BEFORE = /(?:身份证?|证件|公民|identity|\bID)[^\d，。；]{0,8}$/i;
const BANK_BEFORE =
  /(?:银行卡?|卡号|账[号户]|帐[号户]|储蓄卡|信用卡|借记卡|汇款|转账|转至|打入|打到|存入|开户行?|[工建农中招交]行|邮储|农商行)[^\d，。；]{0,10}$/;
/** A sum or a measure. */
const UNIT_AFTER =
  /^ ?(?:元|[十百千万亿]|块|角|美元|平方|平米|[毫厘分]?米|公里|吨|[千公]?克|公斤|度|千瓦|人|户|个|次|份|m|k[mgW]|号(?:[灯杆井桩楼柜表箱机]|线|门))/;
const SUM_BEFORE = /[¥$€][ ]?$/;
/** Telephones of offices and shops are printed for everybody. */
const OFFICE =
  /热线|服务|值班|办公|客服|公司|物业|社区|街道|派出所|医院|学校|中心|举报|监督|咨询|公示|维修|招商|招牌|广告|总机|急诊|报修|抢修|燃气|供[水电热]|管委|政府|大厅|窗口|[局所站院校店馆厂]|银行/;
const HOME = /居民|业主|家庭|家里|住宅|本人|联系|户主|老人|来电|村民|市民|当事人|[其他她]的?(?:电话|手机)/;

/** Identity, bank card and telephone numbers. */
export function findNumbers(windows: TextWindows): PersonalSpan[] {
  const spans: PersonalSpan[] = [];
  for (const candidate of digitCandidates(windows)) {
    const number = new NumberInText(windows, candidate);
    const found = number.identity() ?? number.bankCard() ?? number.mobile() ?? number.landline();
    if (found) spans.push(found);
  }
  return spans;
}

/** One candidate and the words around it. */
class NumberInText {
  readonly #windows: TextWindows;
  readonly #at: DigitCandidate;
  #wordsBefore: string | undefined;
  #wordsAfter: string | undefined;

  constructor(windows: TextWindows, candidate: DigitCandidate) {
    this.#windows = windows;
    this.#at = candidate;
  }

  /** What stands before it. The digits are judged first: most are nobody's number. */
  get #before(): string {
    return (this.#wordsBefore ??= this.#windows.before(this.#at.start, 20));
  }

  get #after(): string {
    return (this.#wordsAfter ??= this.#windows.after(this.#at.end, 6));
  }

  identity(): PersonalSpan | undefined {
    const { digits, pieces, isPart } = this.#at;
    const { length } = digits;
    if (length < 15 || length > 18 || length === 16 || !looksLikeIdentityNumber(digits)) return undefined;
    const isLabelled = IDENTITY_BEFORE.test(this.#before);
    if (length === 15) {
      if (isPart && !isLabelled) return undefined;
      if (isLabelled) return this.#span('identity', true);
      // Codes of villages and grids have 15 digits too; those of streets reach to 42 in the place of the year.
      const isFree = pieces.length === 1 && !this.#isOfThing && !this.#isInWord();
      return isFree && digits.slice(6, 8) >= '43' ? this.#span('identity', false) : undefined;
    }
    const check = length === 17 ? /^[ -]?([Xx])(?![A-Za-z\d])/.exec(this.#after) : null;
    const number = digits + (check?.[1] ?? '');
    if (number.length !== 18) return undefined;
    const behind = check?.[0].length ?? 0;
    if (!isLabelled && (this.#isInWord(behind) || isPart)) return undefined;
    const isRight = isIdentityNumber(number);
    if (!isRight && !isLabelled) return undefined;
    const isCertain = isRight && (isLabelled || !this.#isOfThing);
    return this.#span('identity', isCertain, 0, behind);
  }

  bankCard(): PersonalSpan | undefined {
    const { digits, isPart, pieces } = this.#at;
    const { length } = digits;
    if (length < 15 || !/^[3-69]/.test(digits)) return undefined;
    const isRight = passesLuhn(digits);
    if (BANK_BEFORE.test(this.#before) && (pieces.length === 1 || !isPart))
      return isRight || length >= 16 ? this.#span('bankCard', isRight) : undefined;
    const isUnionPay = digits.startsWith('62') && (length === 16 || length === 17 || length === 19);
    return isRight && isUnionPay && !isPart && !this.#isOfThing && !this.#isInWord()
      ? this.#span('bankCard', false)
      : undefined;
  }

  mobile(): PersonalSpan | undefined {
    const { digits, pieces, isPart } = this.#at;
    const code = /^(?:(?:00)?86|0)?(1[3-9]\d{9})$/.exec(digits)?.[1];
    if (code === undefined || this.#isAmount) return undefined;
    const isCalled = PHONE_BEFORE.test(this.#before);
    if (isCalled) return this.#span('mobile', true, this.#countryCode);
    const isLoose = pieces.length > 1 && isPart && !this.#countryCode;
    if (isLoose || this.#isOfThing || this.#isInWord()) return undefined;
    return this.#span('mobile', false, this.#countryCode);
  }

  landline(): PersonalSpan | undefined {
    const { digits, pieces, isPart, start } = this.#at;
    const isLocal = /^[2-8]\d{6,7}$/.test(digits) && pieces.length <= 2;
    if (isLocal ? isPart : !/^0(?:10|2\d|[3-9]\d{2})[2-8]\d{6,7}$/.test(digits) || pieces.length > 3)
      return undefined;
    if (isLocal && !/(?:电话|座机|号码|tel)[:： 是为]{0,3}$/i.test(this.#before)) return undefined;
    if (this.#isAmount || this.#isOfThing || this.#isInWord()) return undefined;
    const clause = this.#windows.clauseBefore(start, 16);
    const isHome = HOME.test(clause);
    if (OFFICE.test(clause) && !isHome) return undefined;
    const opens = this.#before.endsWith('(') ? 1 : 0;
    return this.#span('landline', /家庭|家里|住宅|本人/.test(clause), opens);
  }

  /** Signs of the country code that stand before the number. */
  get #countryCode(): number {
    return /(?:\+|00)86[ -]?$|\+$/.exec(this.#before)?.[0].length ?? 0;
  }

  get #isOfThing(): boolean {
    return THING_BEFORE.test(this.#before);
  }

  /** Letters before it or `behind` signs after it: a code of some system. */
  #isInWord(behind = 0): boolean {
    return /[A-Za-z_][-_.]?$/.test(this.#before) || /^[-_]?[A-Za-z_]/.test(this.#after.slice(behind));
  }

  /** Places behind a decimal point, a sum, a measure. */
  get #isAmount(): boolean {
    const { pieces } = this.#at;
    const isDecimal = pieces.length === 1 && (/\d\.$/.test(this.#before) || /^\.\d/.test(this.#after));
    return isDecimal || SUM_BEFORE.test(this.#before) || UNIT_AFTER.test(this.#after);
  }

  #span(kind: PersonalSpan['kind'], isCertain: boolean, more = 0, behind = 0): PersonalSpan {
    const { start, end } = this.#at;
    return { kind, start: start - more, end: end + behind, isCertain };
  }
}

/** The check digit of bank cards (ISO/IEC 7812-1, Luhn). */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 1; place <= digits.length; place++) {
    const value = Number(digits.at(-place)) * (place % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
