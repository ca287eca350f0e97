import { describe, expect, it } from 'vitest';
import { drawCurves } from './curves.ts';
import { readSetting } from './setting.ts';
import { memoryOfFamily, memoryOfType } from './process-memory.ts';
import type { Sample } from './sampler.ts';

const MEGABYTE = 2 ** 20;
const sampleAt = (minute: number): Sample => ({
  minute,
  rendererBytes: 300 * MEGABYTE,
  gpuBytes: 100 * MEGABYTE,
  serverBytes: (500 + minute) * MEGABYTE,
  rendererResidentBytes: 0,
  gpuResidentBytes: 0,
  serverResidentBytes: 0,
});

describe('the curves of a soak', () => {
  const picture = drawCurves([0, 60, 120].map(sampleAt), 30);
  const heights = [...picture.matchAll(/points="([^"]+)"/g)].map(([, points = '']) =>
    points.split(' ').map((point) => Number(point.split(',')[1])),
  );

  it('are one for each process, level where its memory is', () => {
    expect(heights).toHaveLength(3);
    const [server = [], renderer = [], gpu = []] = heights;
    expect(server[2]).toBeLessThan(server[0] ?? 0);
    expect(new Set(renderer).size).toBe(1);
    expect(renderer[0]).toBeLessThan(gpu[0] ?? 0);
  });

  it('shade the warm-up, a quarter of 120 minutes', () => {
    expect(picture).toContain('width="191.5"');
  });
});

describe('the setting of a soak', () => {
  it('is two hours after half an hour of warm-up where nobody touches the wall', () => {
    expect(readSetting(['--untouched'])).toMatchObject({
      minutes: 150,
      warmUpMinutes: 30,
      compress: 1,
      sampleSeconds: 60,
      database: 'pglite',
    });
    expect(readSetting([])).toMatchObject({
      minutes: 20,
      warmUpMinutes: 5,
      compress: 48,
      database: 'postgres',
    });
  });

  it('refuses what is no number above 0', () => {
    expect(() => readSetting(['--minutes', 'long'])).toThrow('--minutes takes a number above 0');
    expect(() => readSetting(['--database', 'oracle'])).toThrow('--database oracle');
  });
});

describe.runIf(process.platform === 'linux')('memory from /proc', () => {
  it('counts a process and what it has started, and of those a type', () => {
    const own = memoryOfFamily(process.pid);
    expect(own.anonymousBytes).toBeGreaterThan(10 * MEGABYTE);
    expect(own.residentBytes).toBeGreaterThanOrEqual(own.anonymousBytes);
    expect(memoryOfType(process.pid, 'no-such-type')).toEqual({ residentBytes: 0, anonymousBytes: 0 });
  });
});
