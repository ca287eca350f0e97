import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTimestamp } from '../../server/ingest/parse-timestamp.ts';
import { isPlainReport } from '../../server/ingest/is-plain-report.ts';
import { isoTimeSchema } from '../../src/schemas/common.ts';
import { ingestIncidentSchema } from '../../src/schemas/live.ts';
import { makeReport } from './live-city.ts';

const RUNS = 20_000;

const full = {
  ...makeReport('A-1'),
  tier: 'L1',
  urgency: 'normal',
  coDepts: [],
  actorRole: 'gridWorker',
  occurredAt: '2026-11-20T10:00:00+08:00',
  deadlineAt: '2026-11-22T10:00:00.000Z',
  summary: '树倒',
  accuracyM: 8,
  unitCode: '430211101008902000',
  placeId: 'P1',
  leadDept: 'URBAN',
};

/** Two digits, those beyond a limit now and then. */
const two = (most: number) =>
  fc
    .oneof({ weight: 9, arbitrary: fc.nat(most) }, fc.nat(99))
    .map((number) => String(number).padStart(2, '0'));
const moments = fc
  .record({
    year: fc
      .oneof(fc.integer({ min: 1890, max: 2210 }), fc.nat(9_999))
      .map((y) => String(y).padStart(4, '0')),
    month: two(12),
    day: two(31),
    hour: two(23),
    minute: two(59),
    second: two(59),
    fraction: fc.constantFrom('', '.1', '.12', '.123', '.1234', '.', ',123'),
    zone: fc.oneof(
      fc.constantFrom('Z', 'z', '', '+08:00', '-05:30', '+0800', '+24:00', '+08:60', ' 08:00'),
      fc.tuple(two(23), two(59)).map(([h, m]) => `+${h}:${m}`),
    ),
    between: fc.constantFrom('T', 'T', 'T', 't', ' '),
  })
  .map(
    (m) => `${m.year}-${m.month}-${m.day}${m.between}${m.hour}:${m.minute}:${m.second}${m.fraction}${m.zone}`,
  );

const size = fc.constantFrom(0, 1, 15, 16, 17, 49, 50, 51, 63, 64, 65, 499, 500, 501);
const texts = fc.oneof(
  size.map((length) => 'x'.repeat(length)),
  fc.constantFrom(
    ' x',
    'x ',
    '\u3000x',
    'x\ufeff',
    '\0',
    'x\0y',
    '\ud800',
    '😀',
    '430203000000',
    'HT-PQ-01',
    '43020300000x',
  ),
);
const values = fc.oneof(
  texts,
  moments,
  fc.double(),
  fc.constantFrom(-181, -180, -90.1, 90, 180, 180.5, 0, -0, -1, Infinity),
  fc.constantFrom(
    null,
    undefined,
    true,
    {},
    [],
    ['URBAN'],
    [1],
    ['\0'],
    Array(20).fill('x'),
    Array(21).fill('x'),
  ),
  fc.constantFrom('L1', 'L3', 'urgent', 'emergency', 'department', 'system', 'toString', 'constructor'),
);
const fields = fc.constantFrom(...Object.keys(full), 'colour', 'toString', 'constructor');
const changes = fc.array(fc.tuple(fields, fc.oneof(values, fc.constant('(gone)'))), { maxLength: 3 });

describe('the short cut for plain rows', () => {
  it('takes only what the schema takes, and what the schema leaves as it is', () => {
    let taken = 0;
    fc.assert(
      fc.property(changes, (list) => {
        const row: Record<string, unknown> = { ...full };
        for (const [field, value] of list)
          if (value === '(gone)') delete row[field];
          else row[field] = value;
        if (!isPlainReport(row)) return;
        taken++;
        const read = ingestIncidentSchema.safeParse(row);
        expect(read.error).toBeUndefined();
        expect(read.data).toStrictEqual(row);
      }),
      { numRuns: RUNS },
    );
    // A short cut that takes nothing would hold to the schema too.
    expect(taken).toBeGreaterThan(RUNS / 10);
  });

  it('takes what sources send', () => {
    expect(isPlainReport(full)).toBe(true);
    const { summary, accuracyM, unitCode, placeId, leadDept, occurredAt, deadlineAt, ...least } = full;
    expect(isPlainReport(least)).toBe(true);
    for (const value of [summary, accuracyM, unitCode, placeId, leadDept, occurredAt, deadlineAt])
      expect(isPlainReport(value)).toBe(false);
    for (const value of [null, undefined, [], [full], 'row', 7]) expect(isPlainReport(value)).toBe(false);
  });

  it('reads moments as the schema and the language do', () => {
    let read = 0;
    fc.assert(
      fc.property(moments, (text) => {
        const moment = parseTimestamp(text);
        if (moment === undefined) return;
        read++;
        expect(isoTimeSchema.safeParse(text).success).toBe(true);
        expect(moment).toBe(Date.parse(text));
      }),
      { numRuns: RUNS },
    );
    expect(read).toBeGreaterThan(RUNS / 100);
  });

  it('reads every day of three hundred years', () => {
    const wrong: string[] = [];
    for (let day = Date.UTC(1900, 0, 1); day < Date.UTC(2200, 0, 1); day += 86_400_000) {
      const text = new Date(day).toISOString();
      if (parseTimestamp(text) !== day) wrong.push(text);
    }
    expect(wrong).toEqual([]);
    expect(parseTimestamp('2026-02-29T00:00:00Z')).toBeUndefined();
    expect(parseTimestamp('2200-01-01T00:00:00Z')).toBeUndefined();
  });
});
