import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNeighbourSearch, metresBetween } from '../../../src/domain/situation/neighbours.ts';
import { oneCauseSteps, type CauseReport } from '../../../src/domain/situation/one-cause.ts';
import { createPastCells, type PastCells } from '../../../src/domain/situation/past-cells.ts';
import { createDisjointSets } from '../../../src/domain/arrays/disjoint-sets.ts';
import { runTask } from '../../../src/domain/tasks/task.ts';
import { DAY_MS } from '../../../src/domain/time/civil-day.ts';
import { parseIso } from '../../../src/domain/time/zone.ts';

const start = parseIso('2026-11-14');
const PLACE = { longitude: 113.1, latitude: 27.8 };
/** A degree of latitude is 111.2 km, so 0.001 is 111 m. */
const north = (metres: number) => ({ ...PLACE, latitude: PLACE.latitude + metres / 111_195 });

const report = (
  eventNo: string,
  place: { longitude: number; latitude: number },
  categoryCode = 'C2',
): CauseReport => ({
  eventNo,
  categoryCode,
  reportedAt: start + Number(eventNo.replaceAll(/\D/g, '')) * 3_600_000,
  ...place,
});

/** 180 days in which `perWeek` reports of the category came from the place, and 1,000 of others from elsewhere. */
function pastOf(perWeek: number, place = PLACE): PastCells {
  const past = createPastCells();
  if (perWeek > 0) past.add('C2', place.longitude, place.latitude, Math.round((perWeek * 180) / 7));
  past.add('C2', 113.5, 27.9, 100);
  past.add('C1', 113.5, 27.9, 900);
  return past;
}

const find = (reports: CauseReport[], past = pastOf(0)) =>
  runTask(oneCauseSteps({ reports, past, pastMs: 180 * DAY_MS, dispersion: 0.01 }));

const five = [0, 60, 120, 180, 240].map((metres, index) => report(`n${index + 1}`, north(metres)));

describe('many reports with one cause', () => {
  it('are proposed with their reports in order, their middle and their reach', () => {
    const [proposal, ...others] = find(five.toReversed());
    expect(others).toEqual([]);
    expect(proposal).toMatchObject({ categoryCode: 'C2', reports: five });
    expect(metresBetween(proposal!, north(120))).toBeLessThan(1);
    expect(proposal!.radiusM).toBeCloseTo(120, 0);
    expect(proposal!.probability).toBeLessThan(1e-4);
    expect(proposal!.expected).toBeLessThan(0.01);
  });

  it('by hand: a place without a past, city share 1/10, 180 days', () => {
    const windows = 180 / 7;
    const priorMean = (0.1 * 0.5) / windows + 1e-6;
    const [proposal] = find(five);
    expect(proposal!.expected).toBeCloseTo(2 / (2 / priorMean + windows), 12);
  });

  it('are none where as many come every week, and two are never many', () => {
    expect(find(five, pastOf(5))).toEqual([]);
    expect(find(five, pastOf(0.3))).toHaveLength(1);
    expect(find(five.slice(0, 2))).toEqual([]);
  });

  it('are none of different categories or further apart than 300 m', () => {
    expect(find(five.map((one, index) => ({ ...one, categoryCode: `C${index}` })))).toEqual([]);
    expect(find(five.map((one, index) => ({ ...one, ...north(310 * index) })))).toEqual([]);
  });

  it('are two proposals in two places, and one where significant reports reach each other', () => {
    const far = five.map((one, index) => ({ ...one, ...north(5_000 + index), eventNo: `f${index + 1}` }));
    expect(find([...five, ...far])).toHaveLength(2);
    const beside = five.map((one, index) => ({ ...one, ...north(260 + index), eventNo: `f${index + 1}` }));
    expect(find([...five, ...beside]).map(({ reports }) => reports.length)).toEqual([10]);
  });

  it('need more to be significant among many others', () => {
    const three = five.slice(0, 3);
    const others = Array.from({ length: 4_000 }, (_, index) =>
      report(`x${index}`, north(50_000 + 400 * index), 'C1'),
    );
    expect(find(three, pastOf(0.15))).toHaveLength(1);
    expect(find([...three, ...others], pastOf(0.15))).toEqual([]);
  });

  it('do not depend on the order in which the reports come', () => {
    const reports = fc.array(
      fc.record({ metres: fc.integer({ min: 0, max: 2_000 }), kind: fc.constantFrom('C1', 'C2') }),
      {
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(reports, fc.integer({ min: 0, max: 39 }), (list, turn) => {
        const made = list.map(({ metres, kind }, index) => report(`n${index}`, north(metres), kind));
        const turned = [...made.slice(turn), ...made.slice(0, turn)];
        const shape = (all: ReturnType<typeof find>) =>
          all.map(({ reports }) => reports.map(({ eventNo }) => eventNo).join()).sort();
        expect(shape(find(turned))).toEqual(shape(find(made)));
      }),
    );
  });
});

describe('the parts of it', () => {
  const points = fc.array(
    fc.record({
      longitude: fc.double({ min: 113.1, max: 113.12, noNaN: true }),
      latitude: fc.double({ min: 27.8, max: 27.82, noNaN: true }),
    }),
    { maxLength: 60 },
  );

  it('neighbours are exactly those within the radius', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 10, max: 1_000 }), (list, radiusM) => {
        const plain = list.map((one, index) =>
          list.flatMap((other, at) => (at !== index && metresBetween(one, other) <= radiusM ? [at] : [])),
        );
        const search = createNeighbourSearch(list, radiusM);
        expect(list.map((_, index) => search(index))).toEqual(plain);
      }),
    );
  });

  it('sets are the connected components of what was joined', () => {
    const links = fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { maxLength: 40 });
    fc.assert(
      fc.property(links, (pairs) => {
        const sets = createDisjointSets(30);
        const plain = Array.from({ length: 30 }, (_, item) => item);
        for (const [a, b] of pairs) {
          sets.join(a, b);
          const [from, to] = [Math.max(plain[a]!, plain[b]!), Math.min(plain[a]!, plain[b]!)];
          for (const [item, set] of plain.entries()) if (set === from) plain[item] = to;
        }
        expect(plain.map((_, item) => sets.find(item))).toEqual(plain);
      }),
    );
  });

  it('the past counts cells around a place, and forgets what is taken away', () => {
    const past = createPastCells();
    past.add('C2', 113.1004, 27.8004, 7);
    past.add('C1', 113.1024, 27.8004, 3);
    past.add('C2', 113.1064, 27.8004, 5);
    expect(past.near('C2', 113.1005, 27.8005, 300)).toEqual({ own: 7, all: 10 });
    expect(past.near('C9', 113.1005, 27.8005, 300)).toEqual({ own: 0, all: 10 });
    expect(past.shareOf('C2')).toBeCloseTo(12 / 15, 12);
    past.add('C2', 113.1004, 27.8004, -7);
    expect(past.near('C2', 113.1005, 27.8005, 300)).toEqual({ own: 0, all: 3 });
    expect(createPastCells().shareOf('C2')).toBe(0);
  });
});
