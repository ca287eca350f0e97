import { expect, test } from 'vitest';
import type { Situation } from '../../../src/schemas/situation.ts';
import { alarmsOf, hasNewAlarm } from '../../../src/features/wall/use-alarm.ts';

const AS_OF = 1_000_000;
const item = (eventNo: string, urgency: string, deadlineAt: number): Situation['burning'][number] => ({
  eventNo,
  title: eventNo,
  categoryCode: 'A1',
  tier: 'L1',
  urgency,
  unitCode: '430202001001',
  longitude: 113,
  latitude: 27,
  reportedAt: 0,
  deadlineAt,
  used: 1,
  breachProbability: null,
  n: 0,
  status: 'handling',
});
const alarms = (...burning: Situation['burning']) => alarmsOf({ burning, asOf: AS_OF });

test('what burnt when the page began is no news', () => {
  expect(hasNewAlarm(undefined, alarms(item('a', 'emergency', AS_OF + 1)))).toBe(false);
});

test('a new emergency, a new overdue incident, and an emergency that becomes overdue are heard', () => {
  const emergency = item('a', 'emergency', AS_OF + 1);
  const before = alarms(emergency);
  expect(hasNewAlarm(before, before)).toBe(false);
  expect(hasNewAlarm(before, alarms(emergency, item('b', 'emergency', AS_OF + 1)))).toBe(true);
  expect(hasNewAlarm(before, alarms(emergency, item('b', 'normal', AS_OF - 1)))).toBe(true);
  expect(hasNewAlarm(before, alarms(item('a', 'emergency', AS_OF - 1)))).toBe(true);
});

test('what is over is not heard', () => {
  expect(
    hasNewAlarm(alarms(item('a', 'normal', 0), item('b', 'normal', 0)), alarms(item('a', 'normal', 0))),
  ).toBe(false);
});
