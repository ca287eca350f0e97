import { describe, expect, it } from 'vitest';
import { keepDraft, readDrafts } from '../../../../src/features/tour/editor/draft-storage.ts';
import { createDraftStore, isChanged } from '../../../../src/features/tour/editor/draft-store.ts';
import {
  changeLabel,
  changeOptionalLabel,
  moveEntry,
} from '../../../../src/features/tour/editor/edit-list.ts';
import { faultsAt, faultsOf } from '../../../../src/features/tour/editor/faults.ts';
import { insetBox, takenView } from '../../../../src/features/tour/editor/take-view.ts';
import { planStop, widenEdges } from '../../../../src/features/tour/plan-stop.ts';
import { DEFAULT_FILTER } from '../../../../src/domain/engine/api/filter.ts';
import { tourSchema, tourStopSchema, type Tour } from '../../../../src/schemas/tours.ts';
import { dictionary, leaves } from '../../../support/texts.ts';

const TOUR: Tour = tourSchema.parse({
  id: 'visit',
  title: { 'zh-CN': '调研' },
  stops: ['a', 'b', 'c'].map((id) => ({
    id,
    title: { 'zh-CN': id },
    text: { 'zh-CN': '文' },
    view: { bounds: [113, 27, 113.2, 27.2] },
  })),
});
const titled = (title: string): Tour => ({ ...TOUR, title: { 'zh-CN': title } });
const texts = leaves(dictionary('zh-CN'));
const say = (key: string, values: Record<string, unknown> = {}): string =>
  (texts.get(key) ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));

describe('a list', () => {
  it('moves an entry to its new place and keeps the others in their order', () => {
    expect(moveEntry(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moveEntry(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    const list = ['a', 'b'];
    for (const [from, to] of [[0, 0], [0, 2], [0, -1], [5, 0]] as const) expect(moveEntry(list, from, to)).toBe(list); // prettier-ignore
  });
});

describe('a text in languages', () => {
  it('loses what is left empty, but for the fallback language', () => {
    const both = changeLabel({ 'zh-CN': '一' }, 'en', 'one');
    expect(both).toEqual({ 'zh-CN': '一', en: 'one' });
    expect(changeLabel(both, 'en', '')).toEqual({ 'zh-CN': '一' });
    expect(changeLabel(both, 'zh-CN', '')).toEqual({ 'zh-CN': '', en: 'one' });
    expect(changeOptionalLabel({ 'zh-CN': '一' }, 'zh-CN', '')).toBeUndefined();
    expect(changeOptionalLabel(undefined, 'en', 'one')).toEqual({ 'zh-CN': '', en: 'one' });
  });
});

describe('the tour that is written', () => {
  const opened = () => {
    const store = createDraftStore();
    store.getState().open({ tour: TOUR, version: 2 }, TOUR, false);
    return store;
  };

  it('takes letters of one field back in one step, and goes forth again', () => {
    const store = opened();
    const { change, undo, redo } = store.getState();
    change(titled('x'), 'title.zh-CN');
    change(titled('xy'), 'title.zh-CN');
    change(titled('xyz'));
    const shown = () => store.getState().draft?.tour.title['zh-CN'];
    undo();
    expect(shown()).toBe('xy');
    undo();
    expect(shown()).toBe('调研');
    undo();
    redo();
    redo();
    expect(shown()).toBe('xyz');
    undo();
    change(titled('new'));
    redo();
    expect(shown()).toBe('new');
  });

  it('stays at a stop that is there, and takes a removed one back', () => {
    const store = opened();
    store.getState().goTo(2);
    store.getState().change({ ...TOUR, stops: TOUR.stops.slice(0, 2) });
    expect(store.getState().at).toBe(1);
    store.getState().undo();
    expect(store.getState().draft?.tour.stops.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('knows what is not saved', () => {
    const store = opened();
    expect(isChanged(store.getState())).toBe(false);
    store.getState().change(titled('x'));
    expect(isChanged(store.getState())).toBe(true);
    store.getState().noteSaved({ ...titled('x'), origin: 'saved', version: 3 }, titled('x'));
    expect(isChanged(store.getState())).toBe(false);
    expect(store.getState().draft?.version).toBe(3);
  });
});

describe('a reply of the server', () => {
  it('that comes late changes no other tour', () => {
    const store = createDraftStore();
    const other: Tour = { ...TOUR, id: 'other' };
    store.getState().open({ tour: other, version: 7 }, other, false);
    store.getState().noteSaved({ ...TOUR, origin: 'saved', version: 3 }, TOUR);
    expect(store.getState()).toMatchObject({ draft: { tour: { id: 'other' }, version: 7 }, saved: other });
  });

  it('with the tour of somebody else leaves the own one a step back', () => {
    const store = createDraftStore();
    store.getState().open({ tour: TOUR, version: 2 }, TOUR, false);
    store.getState().change(titled('mine'));
    store.getState().takeOver({ tour: titled('theirs'), version: 5 }, titled('theirs'));
    expect(isChanged(store.getState())).toBe(false);
    store.getState().undo();
    expect(store.getState().draft).toEqual({ tour: titled('mine'), version: 5 });
    expect(isChanged(store.getState())).toBe(true);
  });
});

describe('what is not saved', () => {
  const shelf = (text: string | null, isFull = false) => ({
    getItem: () => text,
    setItem: (_: string, value: string) => {
      if (isFull) throw new Error('full');
      text = value;
    },
  });

  it('is kept by tour, with its faults, until it is forgotten', () => {
    const kept = shelf(null);
    const faulty: Tour = { ...titled(''), stops: TOUR.stops.map((stop) => ({ ...stop, seconds: -1 })) };
    expect(keepDraft(kept, 'visit', { tour: faulty, version: 2, basedOn: 'zhuzhou.city' })).toBe(true);
    expect(keepDraft(kept, 'other', { tour: TOUR, version: 0 })).toBe(true);
    expect(readDrafts(kept)).toEqual({
      visit: { tour: faulty, version: 2, basedOn: 'zhuzhou.city' },
      other: { tour: TOUR, version: 0 },
    });
    keepDraft(kept, 'visit', undefined);
    expect(Object.keys(readDrafts(kept))).toEqual(['other']);
  });

  it('is read and kept beside what cannot be read', () => {
    const kept = shelf(JSON.stringify({ visit: { tour: TOUR, version: 2 }, strange: { tour: 'newer' } }));
    expect(Object.keys(readDrafts(kept))).toEqual(['visit']);
    keepDraft(kept, 'visit', undefined);
    keepDraft(kept, 'strange', undefined);
    expect(JSON.parse(kept.getItem() ?? '')).toEqual({ strange: { tour: 'newer' } });
  });

  it('is nothing where the browser holds something else, or holds nothing', () => {
    for (const text of ['', 'x', '[]', '{"a":{"tour":{}}}']) expect(readDrafts(shelf(text))).toEqual({});
    expect(keepDraft(shelf(null, true), 'visit', { tour: TOUR, version: 0 })).toBe(false);
  });
});

describe('what is wrong', () => {
  it('is told at its field, in Chinese', () => {
    const [first, ...rest] = TOUR.stops;
    const faulty = {
      ...TOUR,
      stops: [{ ...first, seconds: 1, title: { 'zh-CN': ' ' }, view: { padding: 0.1 } }, ...rest],
    };
    const faults = faultsOf(faulty, 'zh-CN', say);
    expect(faults.map(({ path }) => path).sort()).toEqual(['stops.0.seconds', 'stops.0.view']);
    expect(faultsAt(faults, 'stops.0.view')).toEqual([{ path: 'stops.0.view', message: '须有单元或范围' }]);
    expect(faultsAt(faults, 'stops.0.seconds')).toEqual([{ path: 'stops.0.seconds', message: '至少 5' }]);
    const [fault] = faultsOf({ ...TOUR, id: 'A B' }, 'zh-CN', say);
    expect(fault?.message).toMatch(/[\u4e00-\u9fff]/);
    expect(faultsAt(faults, 'stops.0.vie')).toEqual([]);
  });

  it('is an empty text too', () => {
    expect(faultsOf(titled(' '), 'zh-CN', say)).toEqual([{ path: 'title.zh-CN', message: '不能为空' }]);
    expect(faultsOf(TOUR, 'zh-CN', say)).toEqual([]);
  });
});

describe('what the map shows', () => {
  const filter = {
    ...DEFAULT_FILTER,
    categories: ['A', 'B2'],
    unitCode: '430204000000',
    range: { kind: 'preset', preset: '30d' },
  } as const;

  it('becomes a stop that shows the same again', () => {
    const taken = takenView(
      [113, 27, 113.4, 27.2],
      0.1,
      { layers: ['units', 'cameras'], metric: 'overdue', level: 'finest' },
      filter,
    );
    expect(taken).toMatchObject({
      view: { bounds: [113.04, 27.02, 113.36, 27.18], padding: 0.1 },
      layers: ['units', 'cameras'],
      metric: 'overdue',
      level: 'finest',
      range: '30d',
    });
    const stop = tourStopSchema.parse({ ...TOUR.stops[0], ...taken });
    const plan = planStop(stop, new Map([['430204000000', { geometry: undefined }]]) as never, [0, 0, 1, 1]);
    expect(plan.problems).toEqual([]);
    expect(plan.filter).toEqual(filter);
  });

  it('is inset by what the padding widens again', () => {
    const edges = { top: 0, bottom: 0, left: 0, right: 0 };
    const [west, , east] = insetBox([0, 0, 1000, 500], 0.1);
    const wide = widenEdges(edges, 0.1, { width: 1000, height: 500 });
    expect([wide.left, 1000 - wide.right]).toEqual([west, east]);
  });
});
