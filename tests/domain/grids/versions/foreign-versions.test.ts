import { describe, expect, it } from 'vitest';
import { fateBeside, outlives } from '../../../../src/domain/grids/versions/foreign-versions.ts';

const OPEN = {};
const ARCHIVE = { validFrom: '2020-01-01', validTo: '2024-12-31' };

describe('a version that another layer has', () => {
  it('stays beside versions that share no day with it, and those that it outlives', () => {
    expect(fateBeside({ validFrom: '2025-01-01' }, [ARCHIVE])).toBe('stays');
    expect(fateBeside(OPEN, [ARCHIVE])).toBe('stays');
    expect(fateBeside(OPEN, [{ validTo: '2025-12-31' }])).toBe('stays');
    expect(outlives({ validTo: '2025-06-30' }, [ARCHIVE])).toBe(true);
    expect(outlives({ validTo: '2024-12-31' }, [ARCHIVE])).toBe(false);
  });

  it('ends the day before the first of several, in whatever order they come', () => {
    const incoming = [{ validFrom: '2026-05-01' }, { validFrom: '2026-03-01', validTo: '2026-04-30' }];
    expect(fateBeside(OPEN, incoming)).toEqual({ validTo: '2026-02-28' });
    expect(fateBeside(OPEN, incoming.toReversed())).toEqual({ validTo: '2026-02-28' });
    expect(fateBeside({ validFrom: '2026-04-15' }, incoming)).toBe('taken over');
  });
});
