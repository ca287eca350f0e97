import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EngineQuery } from '../../../src/domain/engine/api/answer.ts';
import type { IncidentLists } from '../../../src/domain/engine/columns/raw-columns.ts';
import { createEngine } from '../../../src/domain/engine/engine.ts';
import { DEFAULT_FILTER, type FilterState } from '../../../src/domain/engine/api/filter.ts';
import { INCIDENT_STATUSES, TIERS } from '../../../src/domain/incidents/life-cycle.ts';
import { expectAnswer, sum } from './expect-answer.ts';
import { AS_OF, CONTEXT, LISTS, toRawColumns, WORLD, type PlainIncident } from './incident-data.ts';
import { plainHourOfWeek } from './filter/plain-calendar.ts';

const ROW: PlainIncident = {
  eventNo: 'ZZ-1',
  time: AS_OF - 1_000,
  lngE6: 113_130_000,
  latE6: 27_830_000,
  category: 0,
  channel: 0,
  tier: 0,
  status: 1,
  unit: 0,
  deadline: Number.NaN,
};
const numbered = (rows: readonly Partial<PlainIncident>[]): PlainIncident[] =>
  rows.map((row, index) => ({ ...ROW, eventNo: `ZZ-${index}`, ...row }));
const ask = (filter: Partial<FilterState> = {}, rest: Partial<EngineQuery> = {}): EngineQuery => ({
  filter: { ...DEFAULT_FILTER, range: { kind: 'preset', preset: 'all' }, ...filter },
  view: WORLD,
  asOf: AS_OF,
  ...rest,
});

function engineOf(incidents: readonly PlainIncident[]) {
  const engine = createEngine();
  const report = engine.loadColumns(toRawColumns(incidents), LISTS, CONTEXT);
  return { engine, report };
}

const HALF_A_LASSO = { lasso: [[113, 27], [113.2, 27], [113.2, 28]] } as const; // prettier-ignore
const QUESTIONS = [
  ask(),
  ask({ categories: ['A'] }),
  ask({ weekHours: [110, 118] }),
  ask({ calendar: ['commute', 'marketDay'] }),
  ask(HALF_A_LASSO),
  ask({ mode: 'highlight', range: { kind: 'range', from: AS_OF - 500, to: AS_OF } }),
  ask({}, { view: { ...WORLD, zoom: 18 }, density: { columns: 7, rows: 5 } }),
];

describe('rows that are wrong', () => {
  const wrong: [Partial<PlainIncident>, string][] = [
    [{ time: Number.NaN }, 'time NaN: not a time'],
    [{ time: Number.POSITIVE_INFINITY }, 'time Infinity: not a time'],
    [{ time: -1 }, 'time -1: before 1970'],
    [{ time: Date.UTC(2200, 0, 1) }, 'time 7258118400000: after 2199'],
    [{ time: 1e300 }, 'time 1e+300: after 2199'],
    [{ lngE6: 180_000_001 }, 'lngE6 180000001: longitude outside ±180°'],
    [{ lngE6: -2_147_483_648 }, 'lngE6 -2147483648: longitude outside ±180°'],
    [{ latE6: 85_000_001 }, 'latE6 85000001: latitude outside ±85°'],
    [{ latE6: -90_000_000 }, 'latE6 -90000000: latitude outside ±85°'],
    [{ category: 5 }, 'category 5: its list has 5 entries'],
    [{ channel: 255 }, 'channel 255: its list has 3 entries'],
    [{ tier: 99 }, `tier 99: its list has ${TIERS.length} entries`],
    [{ status: 99 }, `status 99: its list has ${INCIDENT_STATUSES.length} entries`],
    [{ unit: 4_294_967_295 }, 'unit 4294967295: its list has 8 entries'],
  ];

  test('are named with field, value and reason; every sum is that of the others', () => {
    const good = numbered([{}, { time: AS_OF - 86_400_000 }, { unit: 3 }, { time: AS_OF }]);
    const mixed = wrong.flatMap(([change], index) => [{ ...ROW, ...change }, ...good.slice(index, index + 1)]);
    const expected = wrong.map(([, text], index) => `${mixed.findIndex((row) => Object.is(row, mixed[index < 4 ? 2 * index : index + 4]))} ${text}`);
    const { engine, report } = engineOf(mixed);
    expect([report.accepted, report.rejectedCount]).toEqual([good.length, wrong.length]);
    expect(report.rejected.map(({ row, field, value, reason }) => `${row} ${field} ${value}: ${reason}`)).toEqual(expected);
    for (const question of QUESTIONS) expectAnswer(engine, good, question);
    const later = engine.append(toRawColumns(mixed), LISTS);
    expect([later.accepted, later.rejectedCount, later.rejected]).toEqual([good.length, wrong.length, report.rejected]);
    for (const question of QUESTIONS) expect(engine.query(question).all).toBe(2 * good.length);
    expect(engine.query(ask()).total).toBe(2 * good.length);
  }); // prettier-ignore

  test('the first and the last moment and the corners of the world are taken', () => {
    const edges = numbered([
      { time: 0, lngE6: -180_000_000, latE6: -85_000_000 },
      { time: Date.UTC(2200, 0, 1) - 1, lngE6: 180_000_000, latE6: 85_000_000 },
    ]);
    const { engine, report } = engineOf(edges);
    expect(report).toMatchObject({ accepted: 2, rejectedCount: 0, extent: { from: 0, to: Date.UTC(2200, 0, 1) } });
    for (const question of [ask(), ask({}, { view: { ...WORLD, zoom: 0 } })]) {
      const answer = engine.query(question);
      expect([answer.total, sum(answer.histogram.inside), sum(answer.weekMatrix)]).toEqual([2, 2, 2]);
      expect(answer.list.rows.map(({ longitude, latitude }) => [longitude, latitude])).toEqual([[180, 85], [-180, -85]]);
    }
  }); // prettier-ignore

  const LISTED = [
    ['category', LISTS.categories],
    ['channel', LISTS.channels],
    ['tier', LISTS.tiers],
    ['status', LISTS.statuses],
    ['unit', LISTS.units],
  ] as const;

  test.each(LISTED)(
    'the last entry of the list of %s is taken, and nothing after it',
    (field, { length }) => {
      const { report } = engineOf(numbered([{ [field]: length - 1 }, { [field]: length }]));
      expect([report.accepted, report.rejectedCount]).toEqual([1, 1]);
      expect(report.rejected).toEqual([
        { row: 1, field, value: String(length), reason: `its list has ${length} entries` },
      ]);
    },
  );

  test.each([
    ['lngE6', -180_000_001, 'longitude outside ±180°'],
    ['latE6', -85_000_001, 'latitude outside ±85°'],
    ['deadline', Number.NEGATIVE_INFINITY, 'not a time; NaN means none'],
    ['deadline', Number.POSITIVE_INFINITY, 'not a time; NaN means none'],
  ] as const)('%s %d is refused: %s', (field, value, reason) => {
    const { report } = engineOf([{ ...ROW, [field]: value }]);
    expect(report.rejected).toEqual([{ row: 0, field, value: String(value), reason }]);
  });

  test('the first hundred are named, all are counted', () => {
    const { report } = engineOf(numbered(Array.from({ length: 101 }, () => ({ time: -1 }))));
    expect([report.rejected.length, report.rejectedCount]).toEqual([100, 101]);
    expect(report.rejected.at(-1)?.row).toBe(99);
  });

  test('a column that is too short stops the load, one that is longer does not', () => {
    const columns = toRawColumns(numbered([{}, {}]));
    for (const name of [
      'lngE6',
      'latE6',
      'category',
      'channel',
      'tier',
      'status',
      'unit',
      'deadline',
    ] as const) {
      const short = { ...columns, [name]: columns[name].subarray(1) };
      expect(() => createEngine().loadColumns(short, LISTS, CONTEXT)).toThrow(
        `the column "${name}" has 1 values for 2 rows`,
      );
    }
    const fewerRows = { ...columns, time: columns.time.subarray(1) };
    expect(createEngine().loadColumns(fewerRows, LISTS, CONTEXT).accepted).toBe(1);
  });

  test('out of order, at one moment, at moments between milliseconds', () => {
    const incidents = numbered([
      { time: AS_OF - 3.25 }, { time: AS_OF - 900_000 }, { time: AS_OF - 3.25 }, { time: AS_OF }, { time: AS_OF - 900_000.5 },
      ...Array.from({ length: 50 }, () => ({ time: AS_OF - 7_200_000, unit: 2 })),
    ]); // prettier-ignore
    const { engine } = engineOf(incidents);
    const ranges = [AS_OF - 900_000.5, AS_OF - 900_000, AS_OF - 3.25, AS_OF].map((from) =>
      ask({ range: { kind: 'range', from, to: AS_OF } }),
    );
    for (const question of [...QUESTIONS, ...ranges]) expectAnswer(engine, incidents, question);
  });

  test('deadlines of any kind: before the report, between milliseconds, centuries away, none', () => {
    const deadlines = [ROW.time - 86_400_000, ROW.time + 0.5, AS_OF - 1, AS_OF, AS_OF + 1e13, ROW.time + 1_000, 0, Number.NaN];
    const incidents = numbered(deadlines.map((deadline) => ({ deadline })));
    const { engine } = engineOf(incidents);
    for (const question of QUESTIONS)
      for (const asOf of [AS_OF, AS_OF - 86_400_000, AS_OF + 86_400_000 * 365]) expectAnswer(engine, incidents, { ...question, asOf });
  }); // prettier-ignore

  test('event numbers are any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', '0', '007', '12345678901234567890', 'ZZ-0007', 'ZZ-07', '荷塘-001', '١٢٣'),
    );
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 30 }), (texts) => {
        const incidents = numbered(texts.map((eventNo, row) => ({ eventNo, time: AS_OF - row })));
        const rows = engineOf(incidents).engine.query(ask()).list.rows;
        expect(rows.map(({ eventNo }) => eventNo)).toEqual(texts);
      }),
      { numRuns: 200, seed: 51 },
    );
  });
});

describe('data sets at the edge', () => {
  test('an empty store answers with nothing, and takes its first rows later', () => {
    const { engine, report } = engineOf([]);
    expect(report).toMatchObject({ accepted: 0, extent: null });
    for (const question of QUESTIONS) expectAnswer(engine, [], question);
    expect(() => engine.clusterLeaves(ask(), 0, { offset: 0, limit: 9 })).toThrow();
    const rows = numbered([{}, { unit: 4 }, { lngE6: 113_500_000 }]);
    engine.append(toRawColumns(rows), LISTS);
    for (const question of QUESTIONS) expectAnswer(engine, rows, question);
  });

  test('one row, and one more at the same place and moment', () => {
    const rows = numbered([{}, {}]);
    const { engine } = engineOf(rows.slice(0, 1));
    for (const question of QUESTIONS) expectAnswer(engine, rows.slice(0, 1), question);
    engine.append(toRawColumns(rows.slice(1)), LISTS);
    for (const question of QUESTIONS) expectAnswer(engine, rows, question);
  });

  test('all rows on one spot are one mark at every zoom, and it has no zoom to open at', () => {
    const rows = numbered(Array.from({ length: 3_000 }, (_, row) => ({ time: AS_OF - row * 60_000, category: row % 5 })));
    const { engine } = engineOf(rows.slice(0, 2_500));
    engine.append(toRawColumns(rows.slice(2_500)), LISTS);
    for (let zoom = 0; zoom <= 22; zoom++) {
      const question = ask({ categories: ['A1', 'B1'] }, { view: { ...WORLD, zoom } });
      const { marks, total } = engine.query(question);
      expect(marks).toMatchObject([{ kind: 'cluster', count: 1_200, matched: 1_200 }]);
      expect(total).toBe(1_200);
      const [mark] = marks;
      expect(mark?.kind === 'cluster' && engine.expansionZoom(question, mark.id)).toBeNull();
    }
    expectAnswer(engine, rows, ask());
  }); // prettier-ignore

  test('week ends of every year are counted by hours without summer time', () => {
    const monday = Date.parse('1992-01-06T00:00:00+08:00');
    const time = fc
      .tuple(fc.integer({ min: 0, max: 10_800 }), fc.integer({ min: -7_200_000, max: 7_200_000 }))
      .map(([week, offset]) => monday + week * 604_800_000 + offset);
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 60 }), fc.subarray([0, 1, 166, 167]), (times, weekHours) => {
        const { engine } = engineOf(numbered(times.map((moment) => ({ time: moment }))));
        const answer = engine.query(ask({ weekHours }));
        const week = Array.from({ length: 168 }, (_, hour) => times.filter((t) => plainHourOfWeek(t) === hour).length);
        expect([...answer.weekMatrix]).toEqual(week);
        expect(answer.total).toBe(weekHours.length === 0 ? times.length : sum(weekHours.map((hour) => week[hour]!)));
        expect(sum(answer.histogram.inside)).toBe(answer.total);
      }),
      { numRuns: 500, seed: 52 },
    );
  }); // prettier-ignore
});

describe('lists that are long or wrong', () => {
  const many = (count: number, letter: string) => Array.from({ length: count }, (_, n) => `${letter}${n}`);
  const WIDE: IncidentLists = {
    ...LISTS,
    categories: many(256, 'K'),
    channels: many(6, 'CH'),
    units: many(3, '43020200100100100'),
  };

  test('more kinds than sixteen bits: every combination keeps its own count', () => {
    const { tiers, statuses } = WIDE;
    const combinations = 256 * 6 * tiers.length * statuses.length;
    expect(combinations * 4).toBeGreaterThan(65_536);
    const columnsOf = (from: number, to: number) => {
      const rows = Array.from({ length: to - from }, (_, index) => from + index);
      return {
        time: Float64Array.from(rows, (row) => AS_OF - row * 10_000),
        lngE6: Int32Array.from(rows, (row) => 113_000_000 + row * 7),
        latE6: Int32Array.from(rows, () => 27_830_000),
        category: Uint8Array.from(rows, (row) => row % 256),
        channel: Uint8Array.from(rows, (row) => (row >> 8) % 6),
        tier: Uint8Array.from(rows, (row) => Math.floor(row / 1_536) % tiers.length),
        status: Uint8Array.from(rows, (row) => Math.floor(row / 1_536 / tiers.length) % statuses.length),
        unit: Uint32Array.from(rows, (row) => row % 3),
        deadline: Float64Array.from(rows, () => AS_OF - 1),
        eventNo: (row: number) => `W-${from + row}`,
      };
    };
    const engine = createEngine();
    const first = Math.floor(combinations / 3);
    engine.loadColumns(columnsOf(0, first), WIDE, CONTEXT);
    engine.append(columnsOf(first, combinations), WIDE);
    const { facets, total } = engine.query(ask());
    expect(total).toBe(combinations);
    expect(new Set(Object.values(facets.categories))).toEqual(new Set([combinations / 256]));
    expect(new Set(Object.values(facets.channels))).toEqual(new Set([combinations / 6]));
    const one = ask({ categories: ['K255', 'K7'], channels: ['CH5'], tiers: [tiers[1]!] });
    const answer = engine.query(one);
    expect(answer.total).toBe(2 * statuses.length);
    expect(answer.facets.channels).toEqual(Object.fromEntries(WIDE.channels.map((code) => [code, 2 * statuses.length])));
    expect(answer.facets.categories['K9']).toBe(statuses.length);
    expect(sum(answer.units.finest.matched)).toBe(answer.total);
    expect(sum(answer.marks.map((mark) => (mark.kind === 'cluster' ? mark.matched : 1)))).toBe(answer.total);
  }); // prettier-ignore

  test('more categories than a byte can tell apart are refused with their number, and nothing changes', () => {
    const engine = createEngine();
    const rows = numbered([{}, {}]);
    engine.loadColumns(toRawColumns(rows), LISTS, CONTEXT);
    const before = engine.query(ask());
    const more = { ...LISTS, categories: many(300, 'K') };
    expect(() => engine.append(toRawColumns(rows), more)).toThrow('305 categories, at most 256 can be told apart');
    expect({ ...engine.query(ask()), version: before.version }).toEqual(before);
    expectAnswer(engine, rows, ask());
    expect(() => createEngine().loadColumns(toRawColumns(rows), { ...LISTS, channels: many(257, 'CH') }, CONTEXT)).toThrow('257 channels');
  }); // prettier-ignore

  test('a column that is too short is refused by its name', () => {
    const raw = toRawColumns(numbered([{}, {}, {}]));
    for (const name of ['lngE6', 'latE6', 'category', 'channel', 'tier', 'status', 'unit'] as const)
      expect(() =>
        createEngine().loadColumns({ ...raw, [name]: raw[name].slice(1) }, LISTS, CONTEXT),
      ).toThrow(name);
  });
});

describe('questions that make no sense', () => {
  const { engine } = engineOf(numbered([{}, { time: AS_OF - 86_400_000 }]));

  test.each([
    ['an hour that the week does not have', ask({ weekHours: [168] }), '168'],
    ['a ring with two corners', ask({ lasso: [[113, 27], [114, 28]] }), 'lasso: 2 corners'],
    ['a ring without numbers', ask({ lasso: [[113, 27], [114, Number.NaN], [114, 28]] }), 'lasso: corner 1'],
    ['a raster of no cells', ask({}, { density: { columns: 0, rows: 4 } }), 'no density raster'],
  ] as const)('%s is refused with the reason, and the next question is answered', (_, question, reason) => {
    expect(() => engine.query(question)).toThrow(reason);
    expect(engine.query(ask()).total).toBe(2);
  }); // prettier-ignore

  test('a range that ends before it begins holds nothing', () => {
    const answer = engine.query(ask({ range: { kind: 'range', from: AS_OF, to: AS_OF - 1e9 } }));
    expect([answer.total, sum(answer.histogram.inside), answer.marks]).toEqual([0, 0, []]);
  });

  test('ranges from the beginning to the end of time hold everything', () => {
    for (const [from, to] of [[-8.64e15, 8.64e15], [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]] as const) {
      const answer = engine.query(ask({ range: { kind: 'range', from, to } }));
      expect([answer.total, sum(answer.histogram.inside), sum(answer.weekMatrix)]).toEqual([2, 2, 2]);
    }
  }); // prettier-ignore
});
