import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneCauseSteps } from '../../../src/domain/situation/one-cause.ts';
import { createPastCells } from '../../../src/domain/situation/past-cells.ts';
import { byDepartment } from '../../../src/domain/situation/radar.ts';
import { silentGrids } from '../../../src/domain/situation/silent-grids.ts';
import { createWeekProfile } from '../../../src/domain/situation/week-profile.ts';
import { summariseWhistles, type Whistle } from '../../../src/domain/situation/whistles.ts';
import { runTask } from '../../../src/domain/tasks/task.ts';
import { DAY_MS } from '../../../src/domain/time/civil-day.ts';
import { HOURS_OF_WEEK } from '../../../src/domain/time/zone.ts';

const NUMBERS = ['a', 'b', 'c', 'd', 'e'] as const;
/** Event numbers, each once, in any order. */
const shuffled = fc.shuffledSubarray([...NUMBERS], { minLength: NUMBERS.length });

describe('what is alike stands in the order of its number, however it comes', () => {
  it('deadlines of one moment', () => {
    fc.assert(
      fc.property(shuffled, (numbers) => {
        const items = numbers.map((eventNo) => ({ eventNo, deadlineAt: 7 }));
        const [only] = byDepartment(items, () => 'FIRE', 3, 9);
        expect(only!.items.map(({ eventNo }) => eventNo)).toEqual(NUMBERS);
      }),
    );
  });

  it('whistles of one moment', () => {
    fc.assert(
      fc.property(shuffled, (numbers) => {
        const whistles = numbers.map((eventNo): Whistle => ({
          eventNo,
          title: '路面坑洼',
          departments: [],
          calledAt: 7,
          arrivedAt: null,
          isFinished: false,
        }));
        expect(summariseWhistles(whistles, 9).waiting.map(({ eventNo }) => eventNo)).toEqual(NUMBERS);
      }),
    );
  });

  it('grids as silent as each other, the most unlikely silence first', () => {
    const profile = createWeekProfile(Array.from({ length: HOURS_OF_WEEK }, () => 1));
    fc.assert(
      fc.property(shuffled, (codes) => {
        const grids = codes.map((unitCode) => ({
          unitCode,
          count: unitCode === 'c' ? 90 : 80,
          lastAt: 80 * DAY_MS,
        }));
        const input = { grids, from: 0, until: 100 * DAY_MS, profile, dispersion: 0 };
        expect(silentGrids(input).map(({ unitCode }) => unitCode)).toEqual(['c', 'a', 'b', 'd', 'e']);
      }),
    );
  });

  it('reports of one moment with one cause', () => {
    fc.assert(
      fc.property(shuffled, (numbers) => {
        const reports = numbers.map((eventNo) => ({
          eventNo,
          categoryCode: 'C2',
          reportedAt: eventNo === 'e' ? 1 : 2,
          longitude: 113.1,
          latitude: 27.8,
        }));
        const past = createPastCells();
        past.add('C1', 113.5, 27.9, 1000);
        const [proposal] = runTask(oneCauseSteps({ reports, past, pastMs: 180 * DAY_MS, dispersion: 0.01 }));
        expect(proposal!.reports.map(({ eventNo }) => eventNo)).toEqual(['e', 'a', 'b', 'c', 'd']);
        expect(proposal).toMatchObject({ categoryCode: 'C2', radiusM: 0 });
        expect(proposal!.longitude).toBeCloseTo(113.1, 9);
      }),
    );
  });
});

describe('proposals', () => {
  it('stand in the order of their chance, the most unlikely first', () => {
    const at = (eventNo: string, latitude: number, categoryCode = 'C2') => ({
      eventNo,
      categoryCode,
      reportedAt: 1,
      longitude: 113.1,
      latitude,
    });
    const reports = [
      ...[1, 2, 3, 4].map((one) => at(`four ${one}`, 27.8)),
      ...[1, 2, 3, 4, 5, 6].map((one) => at(`six ${one}`, 27.9)),
      ...[1, 2, 3, 4, 5].map((one) => at(`five ${one}`, 28)),
    ];
    const past = createPastCells();
    past.add('C1', 113.5, 27.9, 1000);
    const proposals = runTask(oneCauseSteps({ reports, past, pastMs: 180 * DAY_MS, dispersion: 0.01 }));
    expect(proposals.map(({ reports: members }) => members.length)).toEqual([6, 5, 4]);
  });
});
