import type { Situation } from '../../../src/schemas/situation.ts';

export const AS_OF = Date.parse('2026-11-20T15:40:00+08:00');
const MINUTE_MS = 60_000;

/** An incident with `leftMinutes` to its deadline (negative: late by as much). */
export function incident(eventNo: string, leftMinutes: number, breachProbability: number | null = null) {
  return {
    eventNo,
    title: `title of ${eventNo}`,
    categoryCode: 'A1',
    tier: 'L1',
    urgency: 'normal',
    unitCode: '430202001001',
    longitude: 113,
    latitude: 27,
    reportedAt: AS_OF - 600 * MINUTE_MS,
    deadlineAt: AS_OF + leftMinutes * MINUTE_MS,
    used: 0.9,
    breachProbability,
    n: 40,
  };
}

/** A situation with two overdue incidents, one emergency without a limit, a watch list and a silent grid. */
export function aSituation(): Situation {
  return {
    asOf: AS_OF,
    unitCode: null,
    today: { from: AS_OF, reported: 42, usual: { expected: 40.25, low: 25, high: 57, weeks: 8 } },
    completion: {
      definitionId: 'completionRate',
      numerator: 6245,
      denominator: 6329,
      value: 6245 / 6329,
      from: AS_OF - 30 * 86_400_000,
      to: AS_OF,
    },
    open: 1234,
    overdue: 60,
    dueSoon: 7,
    pressing: 61,
    burning: [
      { ...incident('ZZ-9', 0), urgency: 'emergency', deadlineAt: null, used: null, status: 'handling' },
      { ...incident('ZZ-1', -30), status: 'handling' },
      { ...incident('ZZ-2', -200), status: 'handling' },
    ],
    radar: [
      {
        department: 'D1',
        items: [incident('ZZ-1', -30, 1), incident('ZZ-3', 20, 0.5), incident('ZZ-4', 25, 0.49)],
      },
      { department: null, items: [incident('ZZ-5', 50, 0.9), incident('ZZ-6', 50)] },
    ],
    channelHours: { from: 0, to: 1, channels: [], counts: [], withoutHour: 0 },
    categories: [],
    tiers: [],
    command: [],
    assessment: { period: '2026-10', definitionId: 'completionRate', level: 'county', rows: [] },
    cameras: {
      asOf: AS_OF - 5 * MINUTE_MS,
      online: 3847,
      total: 4000,
      nearMarkets: [
        { placeId: 'p1', name: 'market 1', longitude: 113, latitude: 27, online: 5, total: 6 },
        { placeId: 'p2', name: 'market 2', longitude: 113, latitude: 27, online: 4, total: 4 },
      ],
    },
    whistles: { called: 0, arrived: 0, medianMs: null, waiting: [] },
    rulesAsOf: AS_OF - MINUTE_MS,
    silent: [
      {
        unitCode: '430202001001',
        longitude: 113,
        latitude: 27,
        lastAt: AS_OF,
        expected: 5.25,
        probability: 0.005,
      },
      {
        unitCode: '430202001002',
        longitude: 113,
        latitude: 27,
        lastAt: AS_OF,
        expected: 9,
        probability: 0.0001,
      },
    ],
    oneCause: [],
    unusual: [],
    budgets: [],
    isReadingPast: false,
  };
}
