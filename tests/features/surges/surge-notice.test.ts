import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { acknowledgeSurges, surgesQuery } from '../../../src/api/surges.ts';
import { groupSurges } from '../../../src/domain/situation/surge-groups.ts';
import {
  isAbout,
  nextSurgeNotice,
  readSurges,
  shownSince,
} from '../../../src/features/surges/surge-notice.ts';
import { isSurgeNew } from '../../../src/features/surges/use-surge-tone.ts';
import type { SurgeRecord, SurgesReply } from '../../../src/schemas/surges.ts';

const TIANYUAN = '430211';
const HETANG = '430202';
const surge = (countyCode: string, more: Partial<SurgeRecord> = {}): SurgeRecord => ({
  id: `${countyCode}-D5-1`,
  countyCode,
  categoryCode: 'D5',
  firstAt: 0,
  startedAt: 1,
  endedAt: null,
  count: 12,
  expected: 0.4,
  low: 0,
  high: 2,
  probability: 1e-9,
  longitude: 113.13,
  latitude: 27.83,
  radiusM: 142,
  unitCode: `${countyCode}001001`,
  positions: [],
  acknowledgedAt: null,
  ...more,
});

afterEach(() => vi.unstubAllGlobals());

test('a tone is heard for a county that begins to surge, once, and not for what was there when the page began', () => {
  const one = [surge(TIANYUAN)];
  const two = [...one, surge(HETANG)];
  expect(isSurgeNew(undefined, one)).toBe(false);
  expect(isSurgeNew([], one)).toBe(true);
  expect(isSurgeNew(one, one)).toBe(false);
  expect(isSurgeNew(one, two)).toBe(true);
  expect(isSurgeNew(two, one)).toBe(false);
  // The county is told of already: another category, or a start that a late report has moved.
  expect(isSurgeNew(one, [...one, surge(TIANYUAN, { id: 'all', categoryCode: null })])).toBe(false);
  expect(isSurgeNew(one, [surge(TIANYUAN, { id: 'moved' })])).toBe(false);
});

test('no tone for what was acknowledged, is over, or was taken back; one for what begins after that', () => {
  const seen = [surge(TIANYUAN, { acknowledgedAt: 5 })];
  expect(isSurgeNew([], seen)).toBe(false);
  expect(isSurgeNew([], [surge(TIANYUAN, { endedAt: 5 })])).toBe(false);
  expect(isSurgeNew(seen, [surge(TIANYUAN)])).toBe(false);
  expect(isSurgeNew(seen, [...seen, surge(TIANYUAN, { id: 'next' })])).toBe(true);
});

test('what is not acknowledged is told of wherever it is: in the strip where the page looks at it, else in the line', () => {
  const groups = groupSurges([surge(TIANYUAN), surge(HETANG, { count: 40 })]);
  const notice = (focus: string | null, hasStrip: boolean, from = groups) => {
    const found = nextSurgeNotice(from, (county) => focus === null || county === focus, hasStrip);
    return found && [found.group.countyCode, found.isInStrip, found.others];
  };
  expect(notice(null, true)).toEqual([HETANG, true, 1]);
  expect(notice(TIANYUAN, true)).toEqual([TIANYUAN, true, 1]);
  expect(notice(TIANYUAN, false)).toEqual([TIANYUAN, false, 1]);
  expect(notice('430281', true)).toEqual([HETANG, false, 1]);
  const elsewhere = groupSurges([surge(TIANYUAN, { acknowledgedAt: 5 }), surge(HETANG)]);
  expect(notice(TIANYUAN, true, elsewhere)).toEqual([HETANG, false, 1]);
  expect(notice(null, true, groupSurges([surge(HETANG, { acknowledgedAt: 5 })]))).toBeUndefined();
});

test('a press acknowledges what was shown for a second, not what came while it went down', () => {
  const [old, fresh] = [surge(TIANYUAN), surge(TIANYUAN, { id: 'fresh' })];
  const first = shownSince(new Map(), [old], 1_000);
  const second = shownSince(first, [old, fresh], 1_900);
  expect(readSurges([old, fresh], second, 1_999)).toEqual([]);
  expect(readSurges([old, fresh], second, 2_000)).toEqual([old]);
  expect(readSurges([old, fresh], second, 2_900)).toEqual([old, fresh]);
  expect(readSurges([old], new Map(), 2_000)).toEqual([]);
  // Not shown for a while: its second begins anew.
  expect(shownSince(shownSince(second, [fresh], 3_000), [old], 4_000)).toEqual(new Map([[old.id, 4_000]]));
});

test('an attempt that failed is said of the surges that it was about, and of no later one', () => {
  expect(isAbout([surge(TIANYUAN)], [surge(TIANYUAN), surge(HETANG)])).toBe(true);
  expect(isAbout([surge(TIANYUAN)], [surge(HETANG)])).toBe(false);
  expect(isAbout([], [surge(HETANG)])).toBe(false);
});

test('a question that was asked before the acknowledgement does not bring the surge back', async () => {
  const queries = new QueryClient();
  const reply = (acknowledgedAt: number | null): SurgesReply => ({
    asOf: 10,
    falseAlarmsPerMonth: 2,
    isReadingPast: false,
    surges: [surge(TIANYUAN, { acknowledgedAt })],
  });
  let answerOld = (): void => undefined;
  vi.stubGlobal('fetch', async (_: string, { method, signal }: RequestInit = {}) => {
    if (method === 'POST') return Response.json(reply(5));
    return new Promise<Response>((resolve, reject) => {
      answerOld = () => resolve(Response.json(reply(null)));
      signal?.addEventListener('abort', () => reject(new Error('aborted')));
    });
  });
  const asked = queries.fetchQuery(surgesQuery).catch(() => undefined);
  await acknowledgeSurges(queries, { ids: ['430211-D5-1'], isAcknowledged: true });
  answerOld();
  await asked;
  await vi.waitFor(() => expect(queries.isFetching()).toBe(0));
  expect(queries.getQueryData(surgesQuery.queryKey)?.surges?.[0]?.acknowledgedAt).toBe(5);
});
