import type { PersonalSpan } from './kinds.ts';
import { mayBeName, surnameOf } from './surnames.ts';
import type { TextWindows } from './text-windows.ts';

/** Words that a name follows. Those with a colon, and the first ones, are sure enough for any family name. */
const NAMED = '姓名|名叫|名为|户名|联系人|全名|真名';
const ROLES =
  '业主|户主|房东|租户|租客|住户|居民|村民|市民|群众|老人|当事人|报案人|举报人|投诉人|反映人|来电人|申请人|申报人|负责人|受害人|嫌疑人|肇事者|死者|伤者|患者|失踪者|残疾人|低保户|贫困户|孤儿|儿童|司机|车主|机主|驾驶员|父亲|母亲|妻子|丈夫|儿子|女儿|孙子|孙女|爷爷|奶奶|亲属|家属|邻居|网格员|网格长|楼栋长|书记|主任|民警|医生|教师|老师|走访|慰问|看望|对象|工友';
const BEFORE_NAME = new RegExp(`(?:${NAMED}|${ROLES})`, 'g');
const IS_NAMED = new RegExp(`^(?:${NAMED})$`);

/** Words that follow a name. */
const TITLE = '先生|女士|小姐|师傅|大爷|大妈|大叔|大娘|阿姨|奶奶|爷爷|婆婆|老人|同志|同学|老师|书记|主任';
const AFTER_NAME = new RegExp(
  `^(?:$|[\\s，。、；：,;:.!?！？()"'“”/|]|[\\d+]|某|${TITLE}|反映|来电|投诉|举报|要求|申请|报警|报案|称|实名|拒不|拒绝|走失|失联|失踪|摔倒|患|被|在|家|的|男|女|电话|手机|联系|身份证|微信|住|欠|拖欠|因|未|已|于|说)`,
);
/** A name of three signs before what only people do. */
const SPEAKS = /^\p{Script=Han}{3}(?:反映|来电|投诉|举报|报警|报案|实名)/u;
const TITLES = new RegExp(TITLE, 'g');
const SEX_OR_AGE_BEFORE = /[，,、( ]{0,2}(?:[男女]性?(?:[，,、) ]{1,2}|$))?(?:现年)?$/;
const AGES =
  /\d{1,3}周?岁|(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生)|[，,、( ][男女](?=[，,、) 。]|$)/g;
const LEFT_OF_NAME =
  /(?:^|[\s，。、；：,;:.!?！？()"'“”/|\d]|[至给由找与和对向叫是]|联系|走访|慰问|看望|发现|据|市民|居民|村民|业主|住户|租户|老人|儿童|司机|车主|患者|群众)$/;
/** What may stand between a name and the number of its owner. */
const TO_NUMBER =
  /[，,、:：( ]{0,2}(?:的)?(?:联系|家庭)?(?:电话|手机号?码?|身份证号?码?|号码|车牌?号?|账户)?[:：是为 ]{0,2}$/;

/** The person of a newspaper, 李某某, with sex or age and a home: it leads to somebody although the name is not there. */
const HALF_NAMED = /\p{Script=Han}某{1,2}[，,、( ]{0,2}(?:[男女]性?[，,、) ]{1,2})?\d{1,3}周?岁$/u;

/** Names of persons, where a role, a title, an age or a number beside them says that they are names. */
export function findPersons(windows: TextWindows, numbers: readonly PersonalSpan[]): PersonalSpan[] {
  return [
    ...namesBehindRoles(windows),
    ...namesBeforeTitles(windows),
    ...namesBeforeAges(windows),
    ...namesBeforeNumbers(windows, numbers),
  ];
}

function namesBehindRoles(windows: TextWindows): PersonalSpan[] {
  return [...windows.text.matchAll(BEFORE_NAME)].flatMap(({ 0: word, index }) => {
    const begin = index + word.length;
    const rest = windows.after(begin, 16);
    const gap = /^(?:(?:名叫|叫|是|为)|[ :：]{1,2})?/.exec(rest)![0];
    const isNamed = IS_NAMED.test(word) || /[:：叫]/.test(gap);
    const text = rest.slice(gap.length);
    const length = nameAtStart(text, isNamed || SPEAKS.test(text) ? 'weak' : 'strong');
    return length === 0 ? [] : [person(begin + gap.length, length, isNamed)];
  });
}

/** Length of the name at the start of a text that is followed by what follows names; 0 where there is none. */
function nameAtStart(text: string, atLeast: 'strong' | 'weak'): number {
  const most = (surnameOf(text)?.length ?? 0) + 2;
  for (let length = most; length >= most - 1; length--)
    if (
      mayBeName(text.slice(0, length), atLeast) &&
      text.length >= length &&
      AFTER_NAME.test(text.slice(length))
    )
      return length;
  return 0;
}

function namesBeforeTitles(windows: TextWindows): PersonalSpan[] {
  return [...windows.text.matchAll(TITLES)].flatMap(({ index }) => nameBefore(windows, index));
}

function namesBeforeAges(windows: TextWindows): PersonalSpan[] {
  return [...windows.text.matchAll(AGES)].flatMap(({ 0: age, index }) => {
    const before = windows.before(index, 12);
    const end = index - SEX_OR_AGE_BEFORE.exec(before)![0].length;
    const names = nameBefore(windows, end);
    if (names.length > 0) return names;
    const half = HALF_NAMED.exec(before + age)?.[0];
    const livesThere = /^[)，,、 ]{0,2}.{0,8}[住家]/.test(windows.after(index + age.length, 12));
    return half !== undefined && livesThere
      ? [person(index + age.length - half.length, half.length, false)]
      : [];
  });
}

function namesBeforeNumbers(windows: TextWindows, numbers: readonly PersonalSpan[]): PersonalSpan[] {
  return numbers.flatMap(({ start }) => {
    const gap = TO_NUMBER.exec(windows.before(start, 16))![0];
    return nameBefore(windows, start - gap.length);
  });
}

/** The name that ends at `end` and has something on its left that no name goes on with. */
function nameBefore(windows: TextWindows, end: number): PersonalSpan[] {
  const before = windows.before(end, 12);
  for (const length of [4, 3, 2]) {
    const name = before.slice(-length);
    if (name.length < length || (length === 4 && surnameOf(name)?.length !== 2)) continue;
    if (mayBeName(name, 'weak') && LEFT_OF_NAME.test(before.slice(0, -length)))
      return [person(end - length, length, true)];
  }
  return [];
}

function person(start: number, length: number, isCertain: boolean): PersonalSpan {
  return { kind: 'person', start, end: start + length, isCertain };
}
