import type { FigureRecord } from '../../../../../src/schemas/figures.ts';

/** The papers in English. */
const PAPERS: Record<FigureRecord['seed'], string> = {
  S0: 'Zhuzhou Daily, politics and law weekly, about 2024-03-27 (date not printed, inferred from the contents)',
  S1: 'Zhuzhou Daily, politics and law weekly, page 4, 2024-04-10',
  S2: 'paper not named in print, about 2019-06-26 (inferred from “last night” and 2019-06-25 in the text)',
  S3: 'paper not named in print, about 2019-11-26 (inferred from agency reports on the same page)',
  S4: 'paper not named in print, about 2022-01-10 (inferred from “as the second Police Day comes near”)',
};

/** What the figures speak of, in English. */
const SUBJECTS: Record<string, string> = {
  '荷塘区合泰/富家垅片区': 'Hetai and Fujialong areas, Hetang',
  石峰区网格: 'Grids of Shifeng',
  石峰区网格故事: 'Stories from the grids of Shifeng',
  清水塘街道: 'Qingshuitang street',
  天元区全科网格: 'All-subject grids of Tianyuan',
  '西郡佳园小区“135”': 'Xijun Jiayuan compound, “135”',
  市公安局综合管理支队反扒大队: 'Anti-pickpocket squad of the city police',
  派出所警务故事: 'Stories of police stations',
  全市电信网络诈骗: 'Telecom fraud in the city',
  攸县2024年一季度电诈: 'Telecom fraud in Youxian, first quarter of 2024',
  '跨境电商“开店”诈骗': '“Open a shop” scam in cross-border trade',
  '帮信、掩隐案': 'Aiding fraud and hiding its proceeds',
  网络谣言案: 'Rumour cases',
  来信谣言: 'The rumour of a letter',
};

const METHODS: Record<string, string> = {
  无可核对的数字: 'no other number to check it against',
  '标题 3 万元': 'headline: 30,000 yuan',
  '标题 近 10 万': 'headline: nearly 100,000',
};

const OF_PAPERS = 'chosen by newspapers, not a statistic';
const HIGHLIGHTS =
  'Five highlights in different units add up to 736, as much as 11.6 % of the incidents registered; they are no parts of a whole and no pie';
const SMALLEST_TOTAL =
  'The smallest total that fits all printed shares is N = 78 (worked out, not printed; its multiples fit too)';
const LOSSES = 'I-11: the paragraph on losses says “share of cases” by mistake; listed here as share of loss';

/** The notes in English, by the id of the figure. Their numbers are those of the Chinese note. */
const NOTES: Record<string, string> = {
  'HT-01': 'An area spans communities and is no level of the divisions',
  'HT-02': '52.7 buildings a micro-grid on average',
  'HT-03': '“达” is an upper bound; at most 93.8 a micro-grid on average',
  'HT-04': 'A lower bound; the denominator was not printed',
  'HT-05': 'I-10: misprints on the same page (“物业服务服务”, “贺嘉士”, “涠口”); labels are corrected, quotes are not',
  'HT-06': '2.7 micro-grids an area on average',
  'SF-01': 'Urban communities only; whether the 43 of Qingshuitang street are among them is not said',
  'SF-02': 'About 1121 a grid if all live in grids; villages may lie outside',
  'SF-03': 'The denominator was not printed',
  'SF-04': 'The denominator was not printed',
  'SF-05': 'Other staff are among them',
  'SF-08': '84 more than were completed: these are not completed',
  'SF-09': 'Not more completed than registered (6329)',
  'SF-10': 'I-1: printed and recomputed values differ; a misprint (6→4), or another pair of numbers. I-2: completion rate and closure rate are defined differently and cannot be compared with Tianyuan',
  'SF-11': HIGHLIGHTS,
  'SF-12': HIGHLIGHTS,
  'SF-13': HIGHLIGHTS,
  'SF-14': HIGHLIGHTS,
  'SF-15': HIGHLIGHTS,
  'SF-16': 'I-15: “新社区” is probably a clipped name, kept as printed; Qizhong quarter',
  'SF-17': 'Guojiatang village, market day, after 8 o’clock',
  'SF-18': 'I-6: the community 清水塘社区 belongs to Tongtangwan street, not to Qingshuitang street; codes decide',
  'SF-19': '14.22 yuan a person',
  'SF-20': 'Jinpenling community; health station of Baishigang',
  'QST-02': 'By this rule at most 21500 households in the street',
  'QST-04': 'I-6: Qingshuitang street (430204003) and a community of Tongtangwan street share a name; codes decide',
  'QST-05': 'About 70 a grid; the rule is at most 100',
  'QST-06': 'I-5: 43 grids and 30 branches are not one to one; 3000 / 30 = 100 is the number in a branch',
  'QST-08': '“One or two days”: 2 days are taken',
  'QST-09': '“One or two weeks”: 14 days are taken',
  'QST-13': 'About 16.5 households a building',
  'QST-18': 'I-4: about 294 m² a household, far more than flats of 25–50 m²; probably 1.2 × 10,000',
  'QST-21': 'I-3: about 6 times the 21500 households that the rule of the street allows, in a district of 26 × 10,000 residents; probably 1.3 × 10,000',
  'TY-01': 'I-13: the same text says “人、事、地、物、组织” and “人、事、地、物、情”; the former is used',
  'TY-02': '“So far”; the period was not printed, the policy began in 2020-08',
  'TY-03': 'From the incidents of the platform about 348 would not be closed; how many were due was not printed. I-2: defined otherwise than the completion rate, cannot be compared with Shifeng',
  'TY-13': 'Not more approved than assessed, 100 %',
  'XJ-03': 'About 143 households a block head',
  'XJ-04': 'About 15 households a neighbour head',
  'XJ-05': 'I-7: 47.55 % of all 1996 households: a coverage, and not all of them',
  'XJ-08': 'I-7: the fifth step has two names in the text',
  'FP-01': 'No absolute number was printed',
  'FP-02': 'I-14: the text says a town of the development zone; today it is Longtoupu street 430204009 in Shifeng; the zone is a functional area',
  'FP-06': 'I-12: the columns are interleaved in print; only whole sentences are quoted',
  'FP-09': '2 of the Yueyang group and 1 of the old Liling case',
  'DZ-01': 'No absolute number was printed',
  'DZ-02': 'No absolute number was printed',
  'YX-01': SMALLEST_TOTAL,
  'YX-02': SMALLEST_TOTAL,
  'YX-03': SMALLEST_TOTAL,
  'YX-04': SMALLEST_TOTAL,
  'YX-05': SMALLEST_TOTAL,
  'YX-06': SMALLEST_TOTAL,
  'YX-07': SMALLEST_TOTAL,
  'YX-08': SMALLEST_TOTAL,
  'YX-09': LOSSES,
  'YX-10': LOSSES,
  'YX-11': LOSSES,
  'YX-12': LOSSES,
  'YX-13': LOSSES,
  'YX-14': 'Four types are named, the other five have 21.79 % of the cases together; the older list had 5 types, so the code table needs versions',
  'KJ-01': 'I-9: the headline says “3 × 10,000 yuan”; the text decides',
  'KJ-02': 'I-9: the headline says “nearly 10 × 10,000”; the text decides',
  'KJ-03': '15.16 × 10,000 yuan in the three cases, not printed',
  'YY-01': `Two issues; ${OF_PAPERS}`,
  'YY-02': OF_PAPERS,
  'YY-03': OF_PAPERS,
  'YY-04': OF_PAPERS,
  'YY-05': 'I-10: misprinted “涠口”',
  'YY-06': OF_PAPERS,
  'YY-10': 'I-16: the letter itself is the rumour; school and name are not taken in',
}; // prettier-ignore

/** What is written of a figure in words, in English. Throws RangeError where something has not been translated. */
export function wordsInEnglish({ id, seed, subject, check }: Omit<FigureRecord, 'translations'>) {
  const need = (words: string | undefined, what: string): string => {
    if (words === undefined) throw new RangeError(`${id}: no English ${what}`);
    return words;
  };
  const method = METHODS[check.method];
  return {
    source: PAPERS[seed],
    subject: need(SUBJECTS[subject], 'subject'),
    ...(/\p{Script=Han}/u.test(check.method) && { method: need(method, 'method') }),
    ...(check.note !== undefined && { note: need(NOTES[id], 'note') }),
  };
}
