import { expect, test } from 'vitest';
import { findKnownIncident, watchKnownIncident } from '../../../src/features/emergency/known-incident.ts';
import type { EngineAnswer } from '../../../src/domain/engine/api/answer.ts';
import type { LiveEvent } from '../../../src/schemas/live.ts';
import type { Situation } from '../../../src/schemas/situation.ts';

const place = { longitude: 113.1, latitude: 27.8, unitCode: '430211001001', reportedAt: 1_795_000_000_000 };
const item = (eventNo: string, title: string) => ({ ...place, eventNo, title, categoryCode: 'B1' });
const row = (eventNo: string) => ({
  ...place,
  kind: 'incident',
  eventNo,
  category: 'C2',
  time: place.reportedAt,
});

/** What the page holds; other fields are not looked at. */
const knowledge = (found: {
  burning?: unknown[];
  radar?: unknown[];
  newest?: unknown[];
  rows?: unknown[];
  marks?: unknown[];
}) => ({
  situations: [
    { burning: found.burning ?? [], radar: [{ department: null, items: found.radar ?? [] }] },
  ] as unknown as Situation[],
  newest: (found.newest ?? []).map((incident) => ({ incident })) as LiveEvent[],
  answer: {
    list: { rows: found.rows ?? [] },
    marks: [{ kind: 'cluster' }, ...(found.marks ?? [])],
  } as unknown as EngineAnswer,
});

test('an incident is known from the panels, the stream, the list or the map, with its title where they have it', () => {
  const found = (where: Parameters<typeof knowledge>[0]) => findKnownIncident('E1', knowledge(where));
  expect(found({ burning: [item('E1', '火灾')], rows: [row('E1')] })).toMatchObject({
    ...place,
    title: '火灾',
  });
  expect(found({ radar: [item('E1', '漏水')] })?.title).toBe('漏水');
  expect(found({ newest: [item('E2', '别的'), item('E1', '走失')] })?.title).toBe('走失');
  expect(found({ rows: [row('E2'), row('E1')] })).toMatchObject({
    ...place,
    title: undefined,
    categoryCode: 'C2',
  });
  expect(found({ marks: [row('E1')] })).toMatchObject({ ...place, categoryCode: 'C2' });
  expect(found({ burning: [item('E2', '火灾')], marks: [row('E3')] })).toBeUndefined();
  expect(findKnownIncident('E1', { situations: [], newest: [], answer: null })).toBeUndefined();
});

test('an incident that the page does not hold yet is found as soon as a store has it, once', () => {
  let held = knowledge({});
  const listeners = new Set<() => void>();
  const source = (look: () => void) => {
    listeners.add(look);
    return () => void listeners.delete(look);
  };
  const titles: unknown[] = [];
  const end = watchKnownIncident(
    'E1',
    () => held,
    [source],
    ({ title }) => titles.push(title),
  );
  const change = () => [...listeners].forEach((look) => look());
  change();
  expect(titles).toEqual([]);
  held = knowledge({ burning: [item('E1', '火灾')] });
  change();
  change();
  expect([titles, listeners.size]).toEqual([['火灾'], 0]);
  end();
});

test('a report that is a date stays one', () => {
  const reportedAt = Date.parse('2026-11-28T00:00:00+08:00');
  const dated = { ...item('E1', '火灾'), reportedAt, knownToDay: ['reportedAt'] };
  expect(findKnownIncident('E1', knowledge({ burning: [dated] }))?.reportedAt).toBe(reportedAt + 0.5);
});
