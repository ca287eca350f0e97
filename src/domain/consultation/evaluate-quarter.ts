import type { BoardItem } from './board.ts';
import { EVALUATION_RESULTS, type EvaluationRecord, type EvaluationResult } from './records.ts';
import { quarterOfDate } from './quarters.ts';

/** From so many residents asked on, a share of satisfied ones is said; below it only the counts are (DOMAIN §3.13). */
export const LEAST_ASKED = 20;

/** What a quarter came to. */
export interface QuarterEvaluation {
  readonly quarter: string;
  readonly opened: number;
  /** Items that were evaluated for the quarter, by result. */
  readonly results: Readonly<Record<EvaluationResult, number>>;
  readonly evaluated: number;
  readonly asked: number;
  readonly satisfied: number;
  /** Satisfied of those asked (0–1); `null` where fewer than 20 were asked. */
  readonly satisfiedShare: number | null;
}

/** The quarter of what was reported, and apart from it that of simulated items. */
export interface QuarterByOrigin {
  readonly reported: QuarterEvaluation;
  readonly simulated: QuarterEvaluation;
}

/** Evaluates a quarter by origin: what is simulated never counts as reported. */
export function evaluateByOrigin(
  items: readonly (BoardItem & { readonly origin: string })[],
  quarter: string,
): QuarterByOrigin {
  const isSimulated = ({ origin }: { readonly origin: string }): boolean => origin === 'synthetic';
  return {
    reported: evaluateQuarter(
      items.filter((item) => !isSimulated(item)),
      quarter,
    ),
    simulated: evaluateQuarter(items.filter(isSimulated), quarter),
  };
}

/** Counts what was opened in a quarter, and what residents said of it. An item has one evaluation a quarter. */
export function evaluateQuarter(items: readonly BoardItem[], quarter: string): QuarterEvaluation {
  const records = items.flatMap(({ steps }) =>
    steps.flatMap((step): EvaluationRecord[] =>
      step.step === 'evaluation' && step.record.quarter === quarter ? [step.record] : [],
    ),
  );
  const asked = records.reduce((sum, record) => sum + record.asked, 0);
  const satisfied = records.reduce((sum, record) => sum + record.satisfied, 0);
  const countOf = (wanted: EvaluationResult) => records.filter(({ result }) => result === wanted).length;
  return {
    quarter,
    opened: items.filter(({ openedOn }) => quarterOfDate(openedOn) === quarter).length,
    results: Object.fromEntries(EVALUATION_RESULTS.map((result) => [result, countOf(result)])) as Record<
      EvaluationResult,
      number
    >,
    evaluated: records.length,
    asked,
    satisfied,
    satisfiedShare: asked < LEAST_ASKED ? null : satisfied / asked,
  };
}
