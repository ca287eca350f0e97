import type { RateCounters } from './counters.ts';

/** One measure with its own formula. Two measures with different ids are never compared (V-14). */
export interface RateDefinition {
  definitionId: string;
  numerator(counters: RateCounters): number;
  denominator(counters: RateCounters): number;
}

/** The measures of DOMAIN §2.5. Adding one is a row here and its texts in the `rates` part of each language. */
export const RATE_DEFINITIONS: readonly RateDefinition[] = [
  {
    definitionId: 'completionRate',
    numerator: (c) => c.handled,
    denominator: (c) => c.registered,
  },
  {
    definitionId: 'closureRate',
    numerator: (c) => c.closedOfDue,
    denominator: (c) => c.dueToClose,
  },
  {
    definitionId: 'onTimeClosureRate',
    numerator: (c) => c.closedOfDueOnTime,
    denominator: (c) => c.dueToClose,
  },
  {
    definitionId: 'onTimeShareOfClosed',
    numerator: (c) => c.closedOnTime,
    denominator: (c) => c.closed,
  },
  {
    definitionId: 'filingRate',
    numerator: (c) => c.filed,
    denominator: (c) => c.accepted,
  },
  {
    definitionId: 'accurateFilingRate',
    numerator: (c) => c.filed - c.filedThenVoided,
    denominator: (c) => c.filed,
  },
  {
    definitionId: 'onTimeDispatchRate',
    numerator: (c) => c.dispatchedOnTime,
    denominator: (c) => c.dueToDispatch,
  },
  {
    definitionId: 'accurateDispatchRate',
    numerator: (c) => c.dispatchedToTheRightPlace,
    denominator: (c) => c.dispatched,
  },
  {
    definitionId: 'onTimeHandlingRate',
    numerator: (c) => c.handledOfDueOnTime,
    denominator: (c) => c.dueToHandle,
  },
  {
    definitionId: 'publicReportRate',
    numerator: (c) => c.publicReports,
    denominator: (c) => c.validReports,
  },
  {
    definitionId: 'reworkRate',
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
