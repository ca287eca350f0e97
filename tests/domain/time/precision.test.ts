import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timestampFaults, type IncidentTimes } from '../../../src/domain/incidents/timestamps.ts';
import { isBefore, TIME_PRECISIONS } from '../../../src/domain/time/precision.ts';
import { formatIso } from '../../../src/domain/time/zone.ts';

const at = (text: string) => Date.parse(`2026-11-${text}+08:00`);
const time = fc.integer({ min: at('20T00:00'), max: at('23T00:00') });
const precision = fc.constantFrom(...TIME_PRECISIONS);
/** How much of an ISO text a precision leaves. */
const LENGTH = { day: 10, hour: 13, minute: 16, second: 23 };

describe('times of different precision', () => {
  it.each([
    ['28T00:00', 'day', '28T15:07', 'minute', false],
    ['27T00:00', 'day', '28T15:07', 'minute', true],
    ['28T15:00', 'hour', '28T15:07', 'minute', false],
    ['28T15:07', 'minute', '28T15:07:30', 'second', false],
    ['28T15:06', 'minute', '28T15:07:30', 'second', true],
    ['28T15:07:29', 'second', '28T15:07:30', 'second', true],
  ] as const)('%s (%s) lies before %s (%s): %s', (one, ofOne, other, ofOther, expected) => {
    expect(isBefore(at(one), ofOne, at(other), ofOther)).toBe(expected);
  });

  it('are compared as their texts are, cut to the shorter', () => {
    const text = (timeMs: number) =>
      formatIso(timeMs).slice(0, 19) + new Date(timeMs).toISOString().slice(19, 23);
    fc.assert(
      fc.property(time, precision, time, precision, (one, ofOne, other, ofOther) => {
        const length = Math.min(LENGTH[ofOne], LENGTH[ofOther]);
        expect(isBefore(one, ofOne, other, ofOther)).toBe(
          text(one).slice(0, length) < text(other).slice(0, length),
        );
        expect(isBefore(one, ofOne, other, ofOther) && isBefore(other, ofOther, one, ofOne)).toBe(false);
      }),
    );
  });
});

describe('the times of an incident', () => {
  const times = (
    reportedAt: string,
    acceptedAt: string,
    filedAt: string,
    deadlineAt?: string,
  ): IncidentTimes => ({
    occurredAt: at(reportedAt),
    reportedAt: at(reportedAt),
    acceptedAt: at(acceptedAt),
    filedAt: at(filedAt),
    ...(deadlineAt === undefined ? {} : { deadlineAt: at(deadlineAt) }),
  });
  const reasons = (...input: Parameters<typeof timestampFaults>) =>
    timestampFaults(...input).map(({ reason }) => reason);

  it('are in order where nothing says the contrary', () => {
    expect(reasons(times('28T15:07', '28T00:00', '28T16:00'), false, { acceptedAt: 'day' })).toEqual([]);
    expect(reasons(times('28T15:07', '28T00:00', '28T16:00'))).toEqual(['acceptedAt lies before reportedAt']);
  });

  it('are compared across one that is known less exactly', () => {
    expect(reasons(times('28T15:07', '28T00:00', '28T14:00'), false, { acceptedAt: 'day' })).toEqual([
      'filedAt lies before reportedAt',
    ]);
  });

  it('have a deadline that lasts to the end of its day', () => {
    const precisions = { deadlineAt: 'day' } as const;
    expect(reasons(times('28T15:07', '28T15:07', '28T15:07', '29T00:00'), false, precisions)).toEqual([]);
    expect(reasons(times('28T15:07', '28T15:07', '28T15:07', '28T00:00'), false, precisions)).toEqual([
      'deadlineAt does not lie after filedAt',
    ]);
  });

  it('that are cut to days, hours or minutes never get a fault that they had not', () => {
    fc.assert(
      fc.property(
        fc.array(time, { minLength: 4, maxLength: 4 }),
        fc.array(precision, { minLength: 4, maxLength: 4 }),
        (some, known) => {
          const sorted = some.toSorted((a, b) => a - b);
          const cut = sorted.map((timeMs, index) =>
            known[index] === 'second'
              ? timeMs
              : Date.parse(
                  `${formatIso(timeMs).slice(0, LENGTH[known[index]!])}${{ day: 'T00:00', hour: ':00', minute: '' }[known[index]! as 'day']}+08:00`,
                ),
          );
          const [occurredAt, reportedAt, acceptedAt, filedAt] = cut as [number, number, number, number];
          const precisions = {
            occurredAt: known[0]!,
            reportedAt: known[1]!,
            acceptedAt: known[2]!,
            filedAt: known[3]!,
          };
          expect(timestampFaults({ occurredAt, reportedAt, acceptedAt, filedAt }, false, precisions)).toEqual(
            [],
          );
        },
      ),
    );
  });
});
