import { describe, expect, it } from 'vitest';
import { timestampFaults } from '../../../src/domain/incidents/timestamps.ts';

const sound = {
  occurredAt: 1,
  reportedAt: 2,
  acceptedAt: 3,
  filedAt: 3,
  dispatchedAt: 4,
  handledAt: 9,
  verifiedAt: 10,
  closedAt: 10,
  deadlineAt: 8,
};

describe('timestamps', () => {
  it('may stand still and may miss the deadline', () => {
    expect(timestampFaults(sound)).toEqual([]);
    expect(timestampFaults({ occurredAt: 5, reportedAt: 5 })).toEqual([]);
  });

  it('never go back (V-09)', () => {
    expect(timestampFaults({ ...sound, handledAt: 3.5 })).toEqual([
      { rule: 'V-09', field: 'handledAt', value: 3.5, reason: 'handledAt lies before dispatchedAt' },
    ]);
    expect(timestampFaults({ ...sound, reportedAt: 0 })[0]?.reason).toBe('reportedAt lies before occurredAt');
  });

  it('need the earlier ones (V-09), except what is settled on the spot', () => {
    const onTheSpot = { occurredAt: 1, reportedAt: 2, handledAt: 5, closedAt: 6 };
    expect(timestampFaults(onTheSpot).map((fault) => fault.reason)).toEqual([
      'handledAt is set but acceptedAt is not',
      'closedAt is set but acceptedAt is not',
    ]);
    expect(timestampFaults(onTheSpot, true)).toEqual([]);
    expect(timestampFaults({ occurredAt: 1, reportedAt: 2, closedAt: 6 }, true)[0]?.reason).toBe(
      'closedAt is set but handledAt is not',
    );
  });

  it('have a deadline after the filing (V-11)', () => {
    expect(timestampFaults({ ...sound, deadlineAt: 3 })[0]).toMatchObject({ rule: 'V-11', value: 3 });
    expect(timestampFaults({ occurredAt: 1, reportedAt: 2, deadlineAt: 2 })[0]?.reason).toContain(
      'reportedAt',
    );
  });

  it('are moments', () => {
    expect(timestampFaults({ ...sound, filedAt: Number.NaN })[0]?.reason).toBe('filedAt is no moment');
  });
});
