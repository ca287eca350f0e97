import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData, placePersonalData } from '../../../src/domain/exchange/fields/personal-data.ts';
import { searchPersonalData } from '../../../src/domain/exchange/privacy/find-personal-data.ts';
import { isIdentityNumber } from '../../../src/domain/exchange/privacy/identity-number.ts';
import { maskPersonalData } from '../../../src/domain/exchange/privacy/mask-personal-data.ts';

/** A number of 18 signs with the right check character for its first 17. */
const identity = (body: string) =>
  `${body}${'0123456789X'.split('').find((check) => isIdentityNumber(body + check)) ?? ''}`;
const ADULT = identity('11010519491231002');
const places = (text: string) =>
  searchPersonalData(text).spans.map(
    ({ kind, start, end, isCertain }) => `${isCertain ? '' : '?'}${kind} ${text.slice(start, end)}`,
  );

describe('personal data', () => {
  it.each([
    [`号${ADULT.toLowerCase()}。`, [`identity ${ADULT.toLowerCase()}`]],
    [`000000000000000000，${ADULT}`, [`identity ${ADULT}`]],
    ['身份证430202 19900101 1234', ['?identity 430202 19900101 1234']],
    ['身份证号430202491231002', ['identity 430202491231002']],
    ['回执430202491231002', ['?identity 430202491231002']],
    ['电话13812345678', ['mobile 13812345678']],
    ['13812345678', ['?mobile 13812345678']],
    ['8613812345678', ['?mobile 8613812345678']],
    ['+86-138 1234-5678', ['?mobile +86-138 1234-5678']],
    ['2024-03-05 13812345678', ['?mobile 13812345678']],
    ['家庭电话（0731）28456712', ['landline （0731）28456712']],
    ['电话 0731-28888888', ['?landline 0731-28888888']],
    ['卡号6222 0219 0800 1234 569', ['bankCard 6222 0219 0800 1234 569']],
    ['护照E12345678', ['passport E12345678']],
    ['湘B·12345 占道', ['?plate 湘B·12345']],
    ['湘b12345', ['?plate 湘b12345']],
    ['湘B1234学', ['?plate 湘B1234学']],
    ['牌湘B-D1234', ['plate 湘B-D1234']],
    ['加QQ123456', ['account 123456']],
    ['a.b+c@example.com', ['email a.b+c@example.com']],
    ['家住3栋2单元501室', ['address 2单元501室']],
    ['王建国，男，76岁', ['person 王建国']],
    ['欧阳文静女士来电', ['person 欧阳文静']],
    ['王某，76岁，住3栋', ['?person 王某，76岁']],
  ])('are found in %s: %j', (text, expected) => {
    expect(places(text)).toEqual(expected);
  });

  it.each([
    ['a longer number', `9${ADULT}`],
    ['an identity number with another check digit', `编号${ADULT.slice(0, 17)}3`],
    ['the code of a grid', '网格430204003001901000'],
    ['the code of a village', '430202001001701内发现积水'],
    ['too few digits', '1381234567'],
    ['too many digits', '138123456789'],
    ['a number no telephone has', '12812345678'],
    ['a sum', '投资15800000000元'],
    ['a coordinate', '坐标113.13912345678处'],
    ['an order', '订单号13812345678'],
    ['a manhole', '云C12345号井盖'],
    ['a plate too short', '湘B1234'],
    ['signs no plate has', '湘BIO234'],
    ['the box of an office', 'info@zhuzhou.gov.cn'],
    ['the telephone of an office', '物业服务热线0731-28123456'],
    ['an age alone', '一名6岁儿童走失'],
    ['a name that is none', '王某，76岁'],
    ['a building', '3栋2单元楼道灯不亮'],
    ['an office', '政务中心3栋2单元501室'],
  ])('are not %s: %s', (_, text) => {
    expect(places(text)).toEqual([]);
  });

  it.each([
    ['full width', '电话１３８１２３４５６７８'],
    ['zero width', '电话138​1234​5678'],
    ['directions of writing', '电话\u202a138\u20661234\u206956\u202c78'],
    ['soft hyphens', '电话138\u00ad1234\u00ad5678'],
    ['no-break blanks', '电话138\u00a01234\u20075678'],
    ['marks over the digits', '电话1\u03363\u03368\u033612345678'],
    ['another script', '电话१३८१२३४५६७८'],
    ['mathematical digits', '电话𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖'],
    ['words', '电话一三八一二三四五六七八'],
    ['rings', '电话①③⑧①②③④⑤⑥⑦⑧'],
    ['dashes of every length', '电话138—1234–5678'],
    ['blanks between all digits', '电话1 3 8 1 2 3 4 5 6 7 8'],
  ])('are not hidden by %s', (_, text) => {
    expect(maskPersonalData(text).text.replaceAll(/\p{Cf}/gu, '')).toBe('电话［手机号］');
  });

  it('are told with their place in signs, not in halves of signs', () => {
    expect(findPersonalData('😀电话13812345678')).toBe('a mobile number');
    expect(placePersonalData('😀电话13812345678')).toBe('a mobile number (characters 4 to 14)');
    expect(placePersonalData('路灯不亮')).toBeUndefined();
  });
});

const PIECES = [
  '13812345678', ADULT, '湘B12345', '电话', '身份证', '联系人', '王建国', '先生', '，', ' ', '-', '.', '1', '12', '（', '）', '微信', 'qq', 'a1_b2c3', '@', 'example.com', '3栋', '2单元', '501室',
  '岁', '男', '76', '住', '村', '5组', '12号', '某', '​', '一', '①', '元', '护照', 'E1234567', '6222', '0731', '28888888',
]; // prettier-ignore
const messy = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));

describe('personal data: masking', () => {
  it('leaves nothing that would be found again, and never makes a text longer', () => {
    fc.assert(
      fc.property(fc.oneof(messy, fc.string({ unit: 'binary' })), (text) => {
        const { text: masked } = maskPersonalData(text);
        expect(masked.length).toBeLessThanOrEqual(text.length);
        expect(searchPersonalData(masked).spans).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('changes nothing but the places found', () => {
    fc.assert(
      fc.property(messy, (text) => {
        const { spans } = searchPersonalData(text);
        let end = 0;
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          end = span.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
        if (spans.length === 0) expect(maskPersonalData(text).text).toBe(text);
      }),
    );
  });
});

describe('personal data: the work of the search', () => {
  it('grows with the length of the text and with nothing else, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 }), (pieces) => {
        const piece = pieces.join('');
        const once = searchPersonalData(piece.repeat(50)).characters;
        const fourTimes = searchPersonalData(piece.repeat(200)).characters;
        // What stands at the two ends is looked at once in both.
        expect(fourTimes).toBeLessThanOrEqual(4 * once + 2_000);
        expect(once).toBeLessThanOrEqual(1_000 * (piece.length * 50 + 10));
      }),
      { numRuns: 200 },
    );
  });
});
