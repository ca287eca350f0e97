import type { RateCounters } from './counters.ts';

/** One measure with its own formula. Two measures with different ids are never compared (V-14). */
export interface RateDefinition {
  definitionId: string;
  labels: { 'zh-CN': string; en: string };
  /** The formula in words. */
  formula: { 'zh-CN': string; en: string };
  numerator(counters: RateCounters): number;
  denominator(counters: RateCounters): number;
}

/** The measures of DOMAIN §2.5. Adding one is a row here. */
export const RATE_DEFINITIONS: readonly RateDefinition[] = [
  {
    definitionId: 'completionRate',
    labels: { 'zh-CN': '办结率', en: 'Completion rate' },
    formula: { 'zh-CN': '完成处置 ÷ 登记', en: 'handled ÷ registered' },
    numerator: (c) => c.handled,
    denominator: (c) => c.registered,
  },
  {
    definitionId: 'closureRate',
    labels: { 'zh-CN': '结案率', en: 'Closure rate' },
    formula: { 'zh-CN': '结案 ÷ 应结案', en: 'closed ÷ due to close' },
    numerator: (c) => c.closedOfDue,
    denominator: (c) => c.dueToClose,
  },
  {
    definitionId: 'onTimeClosureRate',
    labels: { 'zh-CN': '按期结案率', en: 'On-time closure rate' },
    formula: { 'zh-CN': '按期结案 ÷ 应结案', en: 'closed on time ÷ due to close' },
    numerator: (c) => c.closedOfDueOnTime,
    denominator: (c) => c.dueToClose,
  },
  {
    definitionId: 'onTimeShareOfClosed',
    labels: { 'zh-CN': '按时结案率', en: 'On-time share of closed' },
    formula: { 'zh-CN': '按时结案 ÷ 结案', en: 'closed on time ÷ closed' },
    numerator: (c) => c.closedOnTime,
    denominator: (c) => c.closed,
  },
  {
    definitionId: 'filingRate',
    labels: { 'zh-CN': '立案率', en: 'Filing rate' },
    formula: { 'zh-CN': '立案 ÷ 受理', en: 'filed ÷ accepted' },
    numerator: (c) => c.filed,
    denominator: (c) => c.accepted,
  },
  {
    definitionId: 'accurateFilingRate',
    labels: { 'zh-CN': '准确立案率', en: 'Accurate filing rate' },
    formula: { 'zh-CN': '(立案 − 作废) ÷ 立案', en: '(filed − voided) ÷ filed' },
    numerator: (c) => c.filed - c.filedThenVoided,
    denominator: (c) => c.filed,
  },
  {
    definitionId: 'onTimeDispatchRate',
    labels: { 'zh-CN': '按时派遣率', en: 'On-time dispatch rate' },
    formula: { 'zh-CN': '按时派遣 ÷ 应派遣', en: 'dispatched on time ÷ due to dispatch' },
    numerator: (c) => c.dispatchedOnTime,
    denominator: (c) => c.dueToDispatch,
  },
  {
    definitionId: 'accurateDispatchRate',
    labels: { 'zh-CN': '准确派遣率', en: 'Accurate dispatch rate' },
    formula: { 'zh-CN': '准确派遣 ÷ 派遣', en: 'dispatched to the right place ÷ dispatched' },
    numerator: (c) => c.dispatchedToTheRightPlace,
    denominator: (c) => c.dispatched,
  },
  {
    definitionId: 'onTimeHandlingRate',
    labels: { 'zh-CN': '按时处置率', en: 'On-time handling rate' },
    formula: { 'zh-CN': '按时处置 ÷ 应处置', en: 'handled on time ÷ due to handle' },
    numerator: (c) => c.handledOfDueOnTime,
    denominator: (c) => c.dueToHandle,
  },
  {
    definitionId: 'publicReportRate',
    labels: { 'zh-CN': '公众举报率', en: 'Public report rate' },
    formula: { 'zh-CN': '公众举报 ÷ 有效上报', en: 'public reports ÷ valid reports' },
    numerator: (c) => c.publicReports,
    denominator: (c) => c.validReports,
  },
  {
    definitionId: 'reworkRate',
    labels: { 'zh-CN': '返工率', en: 'Rework rate' },
    formula: { 'zh-CN': '返工 ÷ 处置', en: 'reworked ÷ handled' },
    numerator: (c) => c.reworked,
    denominator: (c) => c.handled,
  },
];

/** A computed rate, 0–1; `value` is absent where the denominator is zero (unknown, not zero). */
export interface Rate {
  definitionId: string;
  numerator: number;
  denominator: number;
  value: number | undefined;
}

/** Definition by id; throws RangeError with the known ids for an unknown one. */
export function rateDefinition(definitionId: string): RateDefinition {
  const found = RATE_DEFINITIONS.find((definition) => definition.definitionId === definitionId);
  if (found === undefined) {
    const known = RATE_DEFINITIONS.map((definition) => definition.definitionId).join(', ');
    throw new RangeError(`unknown rate definition ${definitionId}; known: ${known}`);
  }
  return found;
}

/** One rate of some counters. */
export function computeRate(definitionId: string, counters: RateCounters): Rate {
  const definition = rateDefinition(definitionId);
  const numerator = definition.numerator(counters);
  const denominator = definition.denominator(counters);
  return {
    definitionId,
    numerator,
    denominator,
    value: denominator > 0 ? numerator / denominator : undefined,
  };
}
