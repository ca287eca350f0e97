import { describe, expect, it } from 'vitest';
import type { CountedUnit, PublishedFigure, TourFacts } from '../../../src/domain/tour/facts.ts';
import { mixesDefinitions, resolveVariable } from '../../../src/domain/tour/resolve.ts';
import { parseVariable } from '../../../src/domain/tour/template.ts';

const unit = (code: string, level: CountedUnit['level'], memberCodes?: string[]): [string, CountedUnit] => [
  code,
  { code, level, memberCodes },
];
const UNITS = new Map([
  unit('430202000000', 'county'),
  unit('430204000000', 'county'),
  unit('430202001000', 'township'),
  unit('430202001001', 'village'),
  unit('430202001001001000', 'grid'),
  unit('430202001001001001', 'micro-grid'),
  unit('430202001001001002', 'micro-grid'),
  unit('430202001001002000', 'grid'),
  unit('430204003000', 'township'),
  unit('430204003001', 'village'),
  unit('430204003001001000', 'grid'),
  unit('HT-PQ-01', 'area', ['430202001001001001', '430202001001002000']),
]);

const figure = (
  id: string,
  value: number,
  more: Partial<PublishedFigure> = {},
): [string, PublishedFigure] => [
  id,
  {
    id,
    value,
    unit: '件',
    qualifier: 'eq',
    asOf: '2019-06-26',
    source: '报纸',
    check: { method: '', verdict: 'uncheckable' },
    ...more,
  },
];

const FACTS: TourFacts = {
  units: UNITS,
  figures: new Map([
    figure('SF-10', 98.47, {
      unit: '%',
      definitionId: 'completionRate',
      numerator: 6245,
      denominator: 6329,
      check: { method: '6245 / 6329', verdict: 'mismatch', recomputed: 98.67, note: 'I-1' },
    }),
    figure('TY-03', 98.8, { unit: '%', definitionId: 'closureRate' }),
    figure('XJ-01', 1996),
    figure('XJ-05', 949),
    figure('NIL', 0),
    figure('YX-01', 34.62, { unit: '%', definitionId: 'fraudCaseShare' }),
    figure('YX-09', 35.37, { unit: '%', definitionId: 'fraudLossShare' }),
    figure('YY-02', 2, { metric: 'rumourCases' }),
  ]),
  incidents: {
    codes: ['430202001001001001', '430202001001001002', '430202001001002000', '430204003001001000'],
    matched: [5, 4, 3, 20],
    registered: [4, 4, 2, 10],
    handled: [3, 1, 2, 9],
    overdue: [1, 2, 0, 4],
    asOf: 2_000,
    from: 0,
    to: 1_000,
    unitCode: null,
  },
  audit: {
    checkedAt: 3_000,
    units: 12,
    levels: [
      { level: 'village', parentLevel: 'township', expected: 1, found: 1, gapM2: 0, overlapM2: 0 },
      { level: 'grid', parentLevel: 'village', expected: null, found: 3, gapM2: 2.5, overlapM2: 1 },
      { level: 'grid', parentLevel: 'area', expected: 1, found: 1, gapM2: 4, overlapM2: 0 },
    ],
    findings: [{ level: 'grid' }, { level: 'grid' }, { level: 'village' }],
  },
  cameras: [
    { kind: '3', unitCode: '430202001001001001' },
    { kind: '1', unitCode: '430204003001001000' },
    { kind: '3' },
  ],
  facilities: [{ kind: 'CHARGING', unitCode: '430202001001002000' }],
  loadedAt: 500,
  unitCode: null,
};

const resolve = (written: string, facts: Partial<TourFacts> = {}) =>
  resolveVariable(parseVariable(written), { ...FACTS, ...facts });
const valueOf = (written: string, facts: Partial<TourFacts> = {}) => {
  const resolved = resolve(written, facts);
  return resolved.kind === 'value' ? resolved.value : resolved.reason;
};

describe('a variable', () => {
  it.each([
    // In all of the data.
    ['counties', 2], ['townships', 2], ['villages', 2], ['grids', 3], ['microGrids', 2], ['areas', 1],
    ['incidents', 32], ['registered', 20], ['completed', 15], ['open', 5], ['overdue', 7], ['completionRate', 0.75],
    ['cameras', 3], ['cameras:3', 2], ['cameras:2', 0], ['facilities:CHARGING', 1], ['facilities', 1],
    // In a unit: a unit is not in itself.
    ['counties@430202000000', 0], ['grids@430202000000', 2], ['grids@430204003000', 1], ['areas@430202000000', 1],
    ['areas@430204000000', 0], ['incidents@430202000000', 12], ['completionRate@430202000000', 0.6],
    ['cameras@430202000000', 1], ['facilities@430204000000', 0],
    // Of the audit, whatever the unit of the stop; members of areas are told with their areas.
    ['auditFindings', 3], ['auditFindings:grid', 2], ['auditGapM2', 6.5], ['auditGapM2:grid', 2.5], ['auditOverlapM2', 1],
    ['auditUnits', 12], ['auditUnits:grid', 3], ['auditExpected:village', 1],
    // In an area, by its members.
    ['incidents@HT-PQ-01', 8], ['overdue@HT-PQ-01', 1], ['microGrids@HT-PQ-01', 1],
  ])('{%s} is %s', (written, value) => {
    expect(valueOf(written)).toBe(value);
  }); // prettier-ignore

  it('counts in the unit of the stop, unless it names another', () => {
    expect(valueOf('incidents', { unitCode: '430204000000' })).toBe(20);
    expect(valueOf('incidents@430202000000', { unitCode: '430204000000' })).toBe(12);
  });

  it('carries its source, its date and its terms', () => {
    expect(resolve('auditGapM2:grid')).toMatchObject({ source: 'audit', asOf: 3_000, unit: 'm²' });
    expect(resolve('completionRate')).toMatchObject({
      form: 'share',
      source: 'incidents',
      asOf: 2_000,
      period: { from: 0, to: 1_000 },
      of: [15, 20],
      definitionId: 'completionRate',
    });
    expect(resolve('grids')).toMatchObject({ source: 'units', asOf: 500 });
    expect(resolve('figure:SF-10')).toMatchObject({
      value: 98.47,
      unit: '%',
      source: 'printed',
      asOf: '2019-06-26',
      figure: { source: '报纸', check: { verdict: 'mismatch' } },
    });
  });

  it('has the printed number beside the recomputed one', () => {
    // 6245 ÷ 6329 = 98.6728 %, DOMAIN §1.2.
    expect(valueOf('figure:SF-10')).toBe(98.47);
    expect(valueOf('recomputed:SF-10')).toBe(98.67);
    expect(resolve('recomputed:SF-10')).toMatchObject({
      source: 'recomputed',
      definitionId: 'completionRate',
    });
    expect(resolve('number:XJ-01')).toMatchObject({ value: 1996, unit: '', source: 'printed' });
    expect(valueOf('ratio:XJ-05/XJ-01')).toBeCloseTo(0.475_450_9, 7);
  });

  it.each([
    ['weather', 'unknownVariable'],
    ['toString', 'unknownVariable'],
    ['figure', 'unknownVariable'],
    ['', 'unknownVariable'],
    ['figure:SF-99', 'noFigure'],
    ['ratio:XJ-05', 'noFigure'],
    ['ratio:XJ-05/NIL', 'noDenominator'],
    // Cases that a newspaper chose are neither counted nor divided.
    ['figure:YY-02', 'noStatistic'],
    ['number:YY-02', 'noStatistic'],
    ['ratio:YY-02/XJ-01', 'noStatistic'],
    ['ratio:XJ-05/YY-02', 'noStatistic'],
    ['recomputed:XJ-01', 'noRecomputed'],
    ['grids@430299000000', 'noUnit'],
    ['completionRate@430204000000', 0.9],
  ])('{%s} is told to be missing: %s', (written, reason) => {
    expect(valueOf(written)).toBe(reason);
  });

  it('waits for what has not come, and says what cannot be had', () => {
    expect(valueOf('auditFindings', { audit: undefined })).toBe('loading');
    expect(valueOf('auditFindings', { audit: null })).toBe('noData');
    expect(valueOf('auditExpected:grid')).toBe('noData');
    expect(valueOf('auditGapM2:area')).toBe('noData');
    expect(valueOf('grids', { units: undefined })).toBe('loading');
    expect(valueOf('grids', { units: null })).toBe('noData');
    expect(valueOf('incidents', { incidents: undefined })).toBe('loading');
    expect(valueOf('incidents', { incidents: null })).toBe('noData');
    expect(valueOf('cameras', { cameras: undefined })).toBe('loading');
    expect(valueOf('facilities', { facilities: null })).toBe('noData');
    expect(valueOf('figure:SF-10', { figures: undefined })).toBe('loading');
    expect(valueOf('figure:SF-10', { figures: null })).toBe('noData');
  });

  it('counts nothing where the filter of the stop did not look', () => {
    const inside = (unitCode: string) => ({ unitCode, incidents: { ...FACTS.incidents!, unitCode } });
    const of = (written: string, unitCode: string) => valueOf(written, inside(unitCode));
    expect(of('incidents@430204000000', '430202001000')).toBe('outsideFilter');
    expect(of('open@430204003000', '430202001000')).toBe('outsideFilter');
    expect(of('completionRate@430204000000', '430202000000')).toBe('outsideFilter');
    // A unit of which only a part was counted has no count either.
    expect(of('incidents@430202000000', '430202001000')).toBe('outsideFilter');
    expect(of('incidents@HT-PQ-01', '430202001001001000')).toBe('outsideFilter');
    expect(of('incidents@HT-PQ-01', '430202001000')).toBe(8);
    expect(of('incidents@430202001001001001', 'HT-PQ-01')).toBe(5);
    expect(of('incidents@430202001001001002', 'HT-PQ-01')).toBe('outsideFilter');
    expect(of('incidents@430202000000', '430202000000')).toBe(12);
    // What is not filtered is counted everywhere.
    expect(of('grids@430204000000', '430202001000')).toBe(1);
  });

  it('has no rate of nothing', () => {
    const incidents = { ...FACTS.incidents!, registered: [0, 0, 0, 0], handled: [0, 0, 0, 0] };
    expect(valueOf('completionRate', { incidents })).toBe('noDenominator');
  });
});

describe('rates side by side', () => {
  const mixed = (...written: string[]) => mixesDefinitions(written.map((each) => resolve(each)));

  it('are told where their definitions differ', () => {
    expect(mixed('figure:SF-10', 'figure:TY-03')).toBe(true);
    expect(mixed('completionRate', 'figure:TY-03')).toBe(true);
    expect(mixed('figure:SF-10', 'recomputed:SF-10', 'completionRate')).toBe(false);
    expect(mixed('figure:XJ-01', 'figure:TY-03', 'weather')).toBe(false);
    expect(mixed('figure:YX-01', 'figure:YX-09', 'figure:SF-10')).toBe(false);
  });
});
