import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMarkReader, markTitle } from './marks.ts';
import { comparePositions } from './read-stream.ts';
import { missingLiveLine, timesLine, type LiveLine } from './results.ts';
import { liveTable } from './table.ts';
import { liveTargetTable } from './targets.ts';

describe('the marks of events', () => {
  it('are read once each, wherever the pieces of the stream end', () => {
    const event = (number: number, us: number) =>
      `{"kind":"incident","title":"${markTitle(number, us)}","tier":"L1"}`;
    const marks = Array.from({ length: 6 }, (_, number) => [number, 1_000_000 * number + 17] as const);
    const text = `id: 1.2.3\ndata: {"events":[${marks.map((mark) => event(...mark)).join(',')}]}\n\n"title":"b`;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: text.length - 1 }), { maxLength: 30 }), (cuts) => {
        const ends = [...new Set([0, ...cuts, text.length])].sort((a, b) => a - b);
        const reader = createMarkReader();
        const read: [number, number][] = [];
        for (const [index, end] of ends.slice(1).entries())
          reader.read(text.slice(ends[index], end), (number, us) => read.push([number, us]));
        expect(read).toEqual(marks);
      }),
    );
  });
});

describe('places in the stream', () => {
  it('are compared as numbers, transaction first', () => {
    expect(comparePositions('e.9.5', 'e.10.1')).toBeLessThan(0);
    expect(comparePositions('e.10.2', 'e.10.1')).toBeGreaterThan(0);
    expect(comparePositions('e.18446744073709551615.1', 'e.18446744073709551615.1')).toBe(0);
    expect(() => comparePositions('e.1.1', 'f.1.1')).toThrow(/two databases/);
  });
});

describe('the tables of the live bench', () => {
  const ingest: LiveLine = {
    ...missingLiveLine('ingest', 'postgres', ''),
    unit: 'rows/s',
    value: 41_234,
    more: { writers: 2 },
  };
  delete (ingest as { missing?: string }).missing;

  it('say of each target whether it is reached, or that nobody measured it', () => {
    const pixel = timesLine('pixel', 'postgres', 1, [10, 20, 300], {});
    const rows = liveTargetTable([ingest, pixel]).split('\n').slice(2);
    expect(rows[0]).toContain('≥ 40,000 rows/s | 41,200 rows/s | reached');
    expect(rows[1]).toContain('not measured');
    expect(rows[2]).toContain('≤ 50 ms | 20 ms | reached');
    expect(rows[3]).toContain('≤ 150 ms | 272 ms | **not reached**');
  });

  it('show figures, and reasons where there are none', () => {
    const table = liveTable([ingest, missingLiveLine('pixel', 'postgres', 'no browser')]);
    expect(table).toContain('41,234 rows/s');
    expect(table).toContain('writers 2');
    expect(table).toMatch(/pixel +\| postgres +\| – +\| – +\| – +\| no browser/);
  });
});
