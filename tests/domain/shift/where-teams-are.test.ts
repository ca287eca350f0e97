import { expect, it } from 'vitest';
import type { SheetVisit } from '../../../src/domain/shift/written-plan.ts';
import { whereTeamIs } from '../../../src/domain/shift/where-teams-are.ts';

const visit = (lng: number, arrive: string, leave: string, travelMinutes: number): SheetVisit => ({
  stopId: String(lng),
  name: String(lng),
  position: [lng, 27.8],
  arriveAt: `2026-11-20T${arrive}:00+08:00`,
  leaveAt: `2026-11-20T${leave}:00+08:00`,
  travelMinutes,
  reason: { kind: 'cases' },
  isLocked: false,
});
const round = [visit(113, '17:10', '17:20', 10), visit(113.1, '17:50', '18:00', 20)];
const at = (time: string) => whereTeamIs(round, Date.parse(`2026-11-20T${time}:00+08:00`));

it('a team that keeps to its sheet stays, waits, walks in time, and is nowhere before and after', () => {
  expect(at('17:05')).toBeNull();
  expect(at('17:15')).toEqual([113, 27.8]);
  // Twenty minutes of way: it waits until 17:30.
  expect(at('17:25')).toEqual([113, 27.8]);
  expect(at('17:40')![0]).toBeCloseTo(113.05, 9);
  expect(at('17:50')).toEqual([113.1, 27.8]);
  expect(at('18:01')).toBeNull();
  expect(whereTeamIs([], 0)).toBeNull();
});
