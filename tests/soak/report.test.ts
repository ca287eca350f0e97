import { describe, expect, it } from 'vitest';
import { reportOf, trendsOf, trendTable } from './report.ts';
import type { Sample } from './sampler.ts';

const MEGABYTE = 2 ** 20;

/** A sample a minute of a page whose heap rises by 2 MB a minute until it settles at 50 MB, and whose renderer never does. */
const sampleAt = (minute: number): Sample => ({
  minute,
  heapBytes: Math.min(30 + 2 * minute, 50) * MEGABYTE,
  backingStoreBytes: 8 * MEGABYTE,
  rendererBytes: (400 + 3 * minute) * MEGABYTE,
  gpuBytes: 100 * MEGABYTE,
  serverBytes: (90 - minute / 10) * MEGABYTE,
  rendererResidentBytes: 900 * MEGABYTE,
  gpuResidentBytes: 300 * MEGABYTE,
  serverResidentBytes: 200 * MEGABYTE,
  nodes: 1_000 + (minute % 2),
  listeners: 300,
  documents: 1,
});
const samples = Array.from({ length: 41 }, (_, minute) => sampleAt(minute));

describe('the trends of a soak', () => {
  const trends = trendsOf(samples, 10, 48);
  const of = (name: string) => trends.find((trend) => trend.name === name);

  it('leave the warm-up out', () => {
    expect(of('JavaScript heap')).toMatchObject({ first: 50, last: 50, perRealHour: 0 });
    expect(trendsOf(samples, 0, 48)[0]?.first).toBeLessThan(35);
  });

  it('are a slope for an hour of the clock and for a compressed one', () => {
    const renderer = of('renderer processes');
    expect(renderer?.perRealHour).toBeCloseTo(180, 9);
    expect(renderer?.perCompressedHour).toBeCloseTo(3.75, 9);
    expect(of('server')?.perRealHour).toBeCloseTo(-6, 9);
    expect(of('DOM nodes')?.perRealHour).toBe(0);
  });

  it('are judged where there is a target', () => {
    const lines = trendTable(trends, 48).split('\n');
    const line = (name: string) => lines.find((text) => text.includes(name));
    expect(line('JavaScript heap')).toMatch(/≤ 1 MB +\| reached/);
    expect(line('renderer processes ')).toMatch(/180 \(180 – 180\).*3\.75.*\*\*not reached\*\*/);
    expect(line('DOM nodes')).toMatch(/– +\| – +\|$/);
  });
});

describe('the report of a soak', () => {
  it('says what was done and what went wrong', () => {
    const report = reportOf(trendsOf(samples, 10, 48), {
      isUntouched: false,
      minutes: 40,
      compress: 48,
      warmUpMinutes: 10,
      samples: samples.length,
      machine: 'a machine',
      versions: 'Node',
      commit: 'abc',
      date: '2026-11-29T09:10',
      database: 'PostgreSQL',
      done: { playback: 7 },
      contextLosses: 32,
      reloads: 1,
      complaints: ['oh', 'oh', 'no'],
      feed: 'went well.',
    });
    expect(report).toContain('40 minutes at 48× (32 compressed hours), 41 samples, one every 59 s');
    expect(report).toContain('playback 7');
    expect(report).toContain('lost its GL context 32 times; the page was loaded anew 1 times');
    expect(report).toContain('Complaints of the page: 3 (oh; no)');
  });
});
