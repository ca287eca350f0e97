import type { FigureRecord } from '../../../../../src/schemas/figures.ts';
import { wordsInEnglish } from './english.ts';

type Seed = FigureRecord['seed'];
type Check = FigureRecord['check'];

/** Papers the figures come from. Dates that are not printed are inferred from the text and say so. */
export const PAPERS: Record<Seed, { source: string; asOf: string; isInferred: boolean }> = {
  S0: {
    source: '《株洲日报》政法周刊，约 2024-03-27（日期未印出，按内容推断）',
    asOf: '2024-03-27',
    isInferred: true,
  },
  S1: { source: '《株洲日报》政法周刊 04 版，2024-04-10', asOf: '2024-04-10', isInferred: false },
  S2: {
    source: '报名未印出，约 2019-06-26（按文中“昨晚”与 2019-06-25 推断）',
    asOf: '2019-06-26',
    isInferred: true,
  },
  S3: { source: '报名未印出，约 2019-11-26（按同版新华社电讯推断）', asOf: '2019-11-26', isInferred: true },
  S4: {
    source: '报名未印出，约 2022-01-10（按“第二个中国人民警察节来临之际”推断）',
    asOf: '2022-01-10',
    isInferred: true,
  },
};

/** A figure as written in the tables of this folder; what is left out is filled in by `figure`. */
export interface FigureRow {
  id: string;
  quote: string;
  subject: string;
  unitCode?: string;
  metric: string;
  zh: string;
  en: string;
  value: number;
  unit: string;
  qualifier?: FigureRecord['qualifier'];
  asOf?: string;
  period?: string;
  definitionId?: string;
  numerator?: number;
  denominator?: number;
  check?: Check;
}

/** Completes a row of a table to a published figure of the paper `seed`. */
export function figure(seed: Seed, row: FigureRow): FigureRecord {
  const { zh, en, qualifier = 'eq', asOf, check = uncheckable(), ...rest } = row;
  const { source, asOf: day, isInferred } = PAPERS[seed];
  const written = {
    ...rest,
    seed,
    source,
    labels: { 'zh-CN': zh, en },
    qualifier,
    asOf: asOf ?? day,
    ...(asOf === undefined && isInferred && { asOfInferred: true }),
    check,
  };
  return { ...written, translations: { en: wordsInEnglish(written) } };
}

/** No other printed number to hold this one against. */
export function uncheckable(note?: string): Check {
  return { method: '无可核对的数字', verdict: 'uncheckable', ...(note === undefined ? {} : { note }) };
}

/**
 * Printed percentage against numerator and denominator. It holds when the quotient rounds to the printed value within
 * half a unit of its last decimal.
 */
export function ratioCheck(printedPct: number, numerator: number, denominator: number, note?: string): Check {
  const decimals = (String(printedPct).split('.')[1] ?? '').length;
  const recomputed = (100 * numerator) / denominator;
  const holds = Math.abs(recomputed - printedPct) <= 0.5 * 10 ** -decimals + 1e-9;
  return {
    method: `${numerator} / ${denominator}`,
    recomputed: round(recomputed, Math.max(2, decimals)),
    verdict: holds ? 'ok' : 'mismatch',
    ...(note === undefined ? {} : { note }),
  };
}

/**
 * The same quantity worked out from other printed numbers, in the unit of the figure: it holds within `tolerance`, and
 * stands beside the printed value. What is worked out but is another quantity belongs in a `relatedCheck`.
 */
export function derivedCheck(
  method: string,
  { printed, recomputed, tolerance = 1e-9 }: { printed: number; recomputed: number; tolerance?: number },
  note: string,
): Check {
  const holds = Math.abs(recomputed - printed) <= tolerance;
  return { method, recomputed: round(recomputed, 2), verdict: holds ? 'ok' : 'mismatch', note };
}

/** A rule that other numbers bear on, without giving this one again; the note says in words what was worked out. */
export function relatedCheck(method: string, verdict: Check['verdict'], note: string): Check {
  return { method, verdict, note };
}

/** Rounds half away from zero to a number of decimals. */
export function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
