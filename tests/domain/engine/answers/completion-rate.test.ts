import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { COUNT_LEVELS } from '../../../../src/domain/engine/api/answer.ts';
import { createEngine } from '../../../../src/domain/engine/engine.ts';
import { ancestorCode } from '../../../../src/domain/grids/codes.ts';
import { emptyCounters } from '../../../../src/domain/incidents/counters.ts';
import { addToCounters } from '../../../support/add-to-counters.ts';
import { computeRate } from '../../../../src/domain/incidents/rates.ts';
import {
  AS_OF,
  CONTEXT,
  filterArbitrary,
  incidentsArbitrary,
  LISTS,
  toRawColumns,
  WORLD,
  type PlainIncident,
} from '../incident-data.ts';
import { recount } from '../recount.ts';

/** The rate as its definition gives it, from counters that know nothing of the engine. */
function completionRateOf(incidents: readonly PlainIncident[]) {
  const counters = emptyCounters();
  for (const incident of incidents)
    addToCounters(
      counters,
      {
        status: LISTS.statuses[incident.status] ?? 'draft',
        urgency: 'normal',
        channel: LISTS.channels[incident.channel] ?? '',
        reportedAt: incident.time,
        deadlineAt: Number.isNaN(incident.deadline) ? undefined : incident.deadline,
        redoCount: 0,
        transferCount: 0,
      },
      AS_OF,
    );
  return computeRate('completionRate', counters);
}

test('handled and registered of every unit are the two sides of the completion rate by its definition', () => {
  fc.assert(
    fc.property(incidentsArbitrary, filterArbitrary, (incidents, filter) => {
      const engine = createEngine();
      engine.loadColumns(toRawColumns(incidents), LISTS, CONTEXT);
      const answer = engine.query({ filter, view: WORLD, asOf: AS_OF });
      const matched = recount(incidents, filter, AS_OF);
      for (const level of COUNT_LEVELS) {
        const { codes, handled, registered } = answer.units[level];
        codes.forEach((code, at) => {
          const inside = matched.filter(({ unit }) => {
            const finest = LISTS.units[unit] ?? '';
            return (level === 'finest' ? finest : ancestorCode(finest, level)) === code;
          });
          const { numerator, denominator } = completionRateOf(inside);
          expect([level, code, handled[at], registered[at]]).toEqual([level, code, numerator, denominator]);
        });
      }
    }),
    { numRuns: 200 },
  );
});
