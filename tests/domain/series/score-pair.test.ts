import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_ENTRY, UNKNOWN_CODE, type CaseColumns } from '../../../src/domain/cases/case-columns.ts';
import { CASE_MOMENTS, METHODS, PROPERTY_KINDS } from '../../../src/domain/cases/case-terms.ts';
import {
  compareCases,
  learnLinks,
  linkCases,
  type LinkInput,
} from '../../../src/domain/series/link-cases.ts';
import { LINK_TERMS, LINK_WEIGHTS, type TermValues } from '../../../src/domain/series/link-terms.ts';
import { runTask } from '../../../src/domain/tasks/task.ts';
import { caseColumns } from '../../support/case-columns.ts';

interface WorkedCase {
  caseNo: string;
  from: number;
  to: number;
  methods: (typeof METHODS)[number][];
  property: (typeof PROPERTY_KINDS)[number][];
  value: number;
  moment: (typeof CASE_MOMENTS)[number];
  longitude: number;
  latitude: number;
}
const worked = JSON.parse(readFileSync(new URL('../../truth/case-pair.json', import.meta.url), 'utf8')) as {
  cases: WorkedCase[];
  logPriorOdds: number;
  pairs: { caseNos: [string, string]; terms: Record<string, number>; score: number }[];
};
const NO_NET = { stops: [], lines: [] };
const silent = (): void => undefined;

const bits = <Code>(list: readonly Code[], codes: readonly Code[]) =>
  codes.reduce((sum, code) => sum | (1 << list.indexOf(code)), 0);

function columnsOf(cases: readonly WorkedCase[]): CaseColumns {
  return caseColumns(cases.length, {
    caseNos: cases.map(({ caseNo }) => caseNo),
    from: Float64Array.from(cases, ({ from }) => from),
    to: Float64Array.from(cases, ({ to }) => to),
    longitude: Float64Array.from(cases, ({ longitude }) => longitude),
    latitude: Float64Array.from(cases, ({ latitude }) => latitude),
    methods: Uint8Array.from(cases, ({ methods }) => bits(METHODS, methods)),
    property: Uint8Array.from(cases, ({ property }) => bits(PROPERTY_KINDS, property)),
    value: Uint8Array.from(cases, ({ value }) => value),
    moment: Uint8Array.from(cases, ({ moment }) => CASE_MOMENTS.indexOf(moment)),
  });
}
const compare = (cases: CaseColumns, caseNos: readonly string[], net: LinkInput['net'] = NO_NET) =>
  compareCases(runTask(learnLinks({ cases, net, judged: [] })), caseNos);
const link = (input: LinkInput, report: (share: number) => void = silent) =>
  runTask(linkCases(runTask(learnLinks(input)), report));

describe('the terms of a pair', () => {
  it.each(worked.pairs)('are those worked out elsewhere: $caseNos', ({ caseNos, terms, score }) => {
    const { basis, pairs } = compare(columnsOf(worked.cases), caseNos);
    expect(pairs).toHaveLength(1);
    const [pair] = pairs;
    for (const term of LINK_TERMS) expect(pair!.terms[term], term).toBeCloseTo(terms[term]!, 10);
    expect(pair!.score).toBeCloseTo(score, 10);
    expect(basis.logPriorOdds).toBeCloseTo(worked.logPriorOdds, 12);
    expect(pair!.probability).toBeCloseTo(1 / (1 + Math.exp(-(score + worked.logPriorOdds))), 10);
  });

  it('say nothing where nobody said anything', () => {
    const cases = {
      ...columnsOf(worked.cases),
      methods: new Uint8Array(10),
      property: new Uint8Array(10),
      moment: new Uint8Array(10).fill(UNKNOWN_CODE),
    };
    expect(compare(cases, ['T-00', 'T-01']).pairs[0]!.terms).toMatchObject({
      method: 0,
      property: 0,
      moment: 0,
    });
  });

  it('are looked for among no case, one and two, and tell how far the work is', () => {
    for (const n of [0, 1, 2]) {
      const shares: number[] = [];
      const cases = columnsOf(worked.cases.slice(0, n));
      const result = link({ cases, net: NO_NET, judged: [] }, (share) => shares.push(share));
      expect(result).toMatchObject({ compared: n === 2 ? 1 : 0, allPairs: n === 2 ? 1 : 0 });
      expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
      expect(compare(cases, ['T-00', 'T-01', 'nobody']).pairs).toHaveLength(n === 2 ? 1 : 0);
    }
  });

  it('follow the verdicts: confirmed cases are proposed together, judged pairs no longer listed', () => {
    const input = { cases: columnsOf(worked.cases), net: NO_NET };
    const pair: [string, string] = ['T-03', 'T-09'];
    const { proposals, pairs } = link({ ...input, judged: [{ caseNos: pair, verdict: 'confirmed' }] });
    expect(proposals.some(({ caseNos }) => pair.every((caseNo) => caseNos.includes(caseNo)))).toBe(true);
    const [best] = link({ ...input, judged: [] }).pairs;
    const refuted = link({ ...input, judged: [{ caseNos: best!.caseNos, verdict: 'refuted' }] });
    for (const list of [pairs, refuted.pairs])
      expect(list.map(({ caseNos }) => caseNos.join())).not.toContain(
        list === pairs ? pair.join() : best!.caseNos.join(),
      );
    expect(refuted.proposals.some(({ caseNos }) => best!.caseNos.every((one) => caseNos.includes(one)))).toBe(
      false,
    );
  });

  it('find places near by bus that are far on foot, and name the stop where both boarded', () => {
    const cases = columnsOf(worked.cases);
    const stops = [
      { id: 'a', point: [cases.longitude[0]!, cases.latitude[0]!] as [number, number] },
      { id: 'b', point: [cases.longitude[4]!, cases.latitude[4]!] as [number, number] },
    ];
    const net = { stops, lines: [{ id: 'line', stopIds: ['a', 'b'], headwayMin: 10 }] };
    const onFoot = compare(cases, ['T-00', 'T-04']).pairs[0]!;
    const byBus = compare(cases, ['T-00', 'T-04'], net).pairs[0]!;
    // 9 km: 146 minutes on foot; 5 of waiting, 36 of riding and half at the stop.
    expect(onFoot.facts.travelMinutes).toBeCloseTo((9000 * 1.3) / 80, 3);
    expect(byBus.facts.travelMinutes).toBeCloseTo(5 + 36 + 0.5, 3);
    expect(byBus.terms.place).toBeGreaterThan(onFoot.terms.place);
    const boarded = {
      ...cases,
      stops: ['a'],
      boardStop: Int32Array.from({ length: 10 }, (_, row) => (row < 2 ? 0 : NO_ENTRY)),
    };
    expect(compare(boarded, ['T-00', 'T-01'], net).pairs[0]!.facts).toMatchObject({
      sharedStop: 'a',
      linesAtStop: 1,
      travelMinutes: 0,
    });
  });
});

const anyCase = fc.record({
  from: fc.integer({ min: 0, max: 4_000 }).map((hours) => 1_772_380_800_000 + hours * 1_800_000),
  length: fc.integer({ min: 0, max: 40 }).map((quarters) => quarters * 900_000),
  methods: fc.subarray([...METHODS]),
  property: fc.subarray([...PROPERTY_KINDS]),
  value: fc.integer({ min: 0, max: 3 }),
  moment: fc.constantFrom(...CASE_MOMENTS),
  longitude: fc.double({ min: 113, max: 113.3, noNaN: true }),
  latitude: fc.double({ min: 27.7, max: 28, noNaN: true }),
});
const anyCases = fc.array(anyCase, { minLength: 3, maxLength: 25 }).map((rows) =>
  rows.map(({ length, ...row }, at) => ({
    ...row,
    to: row.from + length,
    caseNo: `C-${String(at).padStart(3, '0')}`,
  })),
);
const NET = {
  stops: [
    { id: 'a', point: [113.1, 27.8] as [number, number] },
    { id: 'b', point: [113.15, 27.85] as [number, number] },
    { id: 'c', point: [113.2, 27.9] as [number, number] },
  ],
  lines: [{ id: 'l', stopIds: ['a', 'b', 'c'], headwayMin: 8 }],
};
const numbers = (terms: TermValues) => LINK_TERMS.map((term) => terms[term]);

describe('laws of the score', () => {
  it('it is symmetric, sums its terms, and no term says more than it may', () => {
    fc.assert(
      fc.property(anyCases, (cases) => {
        const columns = columnsOf(cases);
        const [a, b] = [cases[0]!.caseNo, cases[1]!.caseNo];
        const one = compare(columns, [a, b], NET).pairs[0]!;
        const other = compare(columns, [b, a], NET).pairs[0]!;
        expect(numbers(other.terms)).toEqual(numbers(one.terms));
        expect(one.score).toBe(numbers(one.terms).reduce((sum, value) => sum + value, 0));
        expect(one.terms.spread).toBeLessThanOrEqual(0);
        for (const value of numbers(one.terms))
          expect(Math.abs(value)).toBeLessThanOrEqual(LINK_WEIGHTS.mostOfTerm);
        expect(one.probability > 0 && one.probability < 1).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('the order of the cases changes nothing', () => {
    fc.assert(
      fc.property(anyCases, fc.infiniteStream(fc.nat()), (cases, keys) => {
        const shuffled = cases
          .map((one) => ({ one, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const [first, second] = [cases, shuffled].map((list) =>
          link({ cases: columnsOf(list), net: NET, judged: [] }),
        );
        const pairsOf = ({ pairs }: typeof first & object) =>
          new Map(pairs.map((pair) => [[...pair.caseNos].sort().join('~'), pair.score]));
        const scores = pairsOf(second!);
        expect(second!.compared).toBe(first!.compared);
        expect(scores.size).toBe(first!.pairs.length);
        for (const [key, score] of pairsOf(first!)) expect(scores.get(key)).toBeCloseTo(score, 9);
        expect(second!.proposals.map(({ caseNos }) => [...caseNos].sort().join(' ')).sort()).toEqual(
          first!.proposals.map(({ caseNos }) => [...caseNos].sort().join(' ')).sort(),
        );
      }),
      { numRuns: 40 },
    );
  });
});
