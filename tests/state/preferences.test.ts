import { describe, expect, test } from 'vitest';
import { readPreferences, rememberPreferences, startOfReader } from '../../src/state/preferences.ts';
import { createViewStore } from '../../src/state/stores/view-store.ts';
import { applyStateFromQueryString } from '../../src/state/url/link-state.ts';
import { DEFAULT_VIEW } from '../../src/state/view/view-state.ts';

/** A storage of a browser with this text in it. */
function memoryOf(text: string | null = null) {
  let kept = text;
  return {
    getItem: () => kept,
    setItem: (_: string, value: string) => {
      kept = value;
    },
  };
}

const forbidden = {
  getItem: (): string => {
    throw new DOMException('denied', 'SecurityError');
  },
  setItem: (): void => {
    throw new DOMException('full', 'QuotaExceededError');
  },
};

const startFor = (languages: readonly string[], text: string | null = null, hasRoom = true) =>
  startOfReader({ memory: memoryOf(text), languages, hasRoom }).view;

describe('where a page starts', () => {
  test.each([
    [['zh-CN', 'en'], 'zh-CN'],
    [['zh-Hant-TW'], 'zh-CN'],
    [['en-US', 'zh-CN'], 'en'],
    [['fr-FR', 'en-GB', 'zh'], 'en'],
    [['fr-FR'], 'zh-CN'],
    [[], 'zh-CN'],
  ])('a browser of %j reads %s', (languages, language) => {
    expect(startFor(languages).language).toBe(language);
  });

  test('what is remembered goes before the browser, and the link before both', () => {
    const memory = memoryOf('{"language":"zh-CN","theme":"desk-light","columns":"left"}');
    const start = startOfReader({ memory, languages: ['en'], hasRoom: true });
    expect(start.view).toMatchObject({ language: 'zh-CN', theme: 'desk-light', columns: 'left' });
    const { view } = applyStateFromQueryString(start, 'lang=en&theme=print&cols=both').state;
    expect(view).toMatchObject({ language: 'en', theme: 'print', columns: 'both' });
  });

  test('a wall keeps its theme, and a phone its closed columns', () => {
    const memory = memoryOf('{"theme":"desk-light","columns":"both"}');
    const start = startOfReader({ memory, languages: ['zh'], hasRoom: false });
    expect(applyStateFromQueryString(start, 'kiosk').state.view.theme).toBe('wall');
    expect(start.view.columns).toBe('auto');
  });

  test.each(['', '{', 'null', '7', '"x"', '[]', '{"theme":"pink","language":7,"columns":{}}'])(
    'a storage of %j is as good as an empty one',
    (text) => expect(startFor([], text)).toEqual(DEFAULT_VIEW),
  );

  test('a storage that is forbidden or not there breaks nothing', () => {
    expect(readPreferences(forbidden)).toEqual({});
    expect(startOfReader({ memory: undefined, languages: [], hasRoom: true }).view).toEqual(DEFAULT_VIEW);
    const view = createViewStore();
    rememberPreferences(view, forbidden, () => true);
    view.getState().prefer({ theme: 'print' });
    expect(view.getState().view.theme).toBe('print');
  });
});

describe('what is remembered', () => {
  test('is what was chosen by hand, each by itself', () => {
    const memory = memoryOf();
    const view = createViewStore();
    const end = rememberPreferences(view, memory, () => true);
    view.getState().prefer({ theme: 'desk-light' });
    view.getState().prefer({ language: 'en' });
    view.getState().prefer({ columns: 'right' });
    expect(readPreferences(memory)).toEqual({ theme: 'desk-light', language: 'en', columns: 'right' });
    end();
    view.getState().prefer({ theme: 'print' });
    expect(readPreferences(memory).theme).toBe('desk-light');
  });

  test('is not what a link says, nor what is chosen on a wall, nor the columns of a phone', () => {
    const memory = memoryOf();
    const view = createViewStore();
    rememberPreferences(view, memory, () => false);
    view.getState().change({ theme: 'print', language: 'en', columns: 'none' });
    view.getState().prefer({ columns: 'both' });
    view.getState().change({ wall: { ...view.getState().view.wall, kiosk: true } });
    view.getState().prefer({ theme: 'desk-light' });
    expect(readPreferences(memory)).toEqual({});
  });
});
