import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type * as Translation from '../../src/i18n/index.ts';
import { createInterfaceStore } from '../../src/state/stores/interface-store.ts';
import type * as Following from '../../src/workspaces/follow-language.ts';

/** What of the network is held back until it is let go, and what of it cannot be had. */
const network = vi.hoisted(() => ({ held: new Map<string, Promise<void>>(), cut: new Set<string>() }));
vi.mock('../../src/i18n/languages.ts', () => {
  const part = (name: string) => async () => {
    await network.held.get(name);
    if (network.cut.has(name)) throw new Error(`no ${name}`);
    return { default: { [name]: name } };
  };
  const partsOf = (language: string) => ({ page: part(`${language}/page`), wall: part(`${language}/wall`) });
  return { TEXTS: { 'zh-CN': partsOf('zh-CN'), en: partsOf('en') } };
});

let translation: typeof Translation;
let following: typeof Following;

/** Holds a part back; what lets it go. */
function hold(name: string): () => void {
  let letGo = () => {};
  network.held.set(name, new Promise<void>((resolve) => (letGo = resolve)));
  return letGo;
}

/** A page that follows the language of its view, as the hook does. */
function makePage() {
  const store = createInterfaceStore();
  let leave = () => {};
  const choose = (language: 'zh-CN' | 'en') => {
    leave();
    leave = following.followLanguage(language, {
      noted: store.getState().noteLanguageChange,
      shown: store.getState().endLanguageChange,
      goBack: choose,
    });
  };
  return { choose, note: () => store.getState().languageChange };
}

beforeEach(async () => {
  vi.useFakeTimers();
  network.held.clear();
  network.cut.clear();
  vi.resetModules();
  translation = await import('../../src/i18n/index.ts');
  following = await import('../../src/workspaces/follow-language.ts');
  await translation.startTranslation('zh-CN');
});
afterEach(() => {
  vi.useRealTimers();
});

test('texts that did not come are told of, also where another part of the page is still on its way', async () => {
  const letGo = hold('zh-CN/wall');
  const coming = translation.withTexts(['wall'], Promise.resolve());
  network.cut.add('en/page');
  const page = makePage();
  page.choose('en');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(page.note()).toEqual({ kind: 'failed', language: 'en', message: 'no en/page' });
  letGo();
  await coming;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(page.note()).toEqual({ kind: 'failed', language: 'en', message: 'no en/page' });
  network.cut.clear();
  page.choose('en');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(page.note()).toBeNull();
});

test('a change that takes long is told of until it is there, or until one stays with what is shown', async () => {
  const letGo = hold('en/page');
  const page = makePage();
  page.choose('en');
  await vi.advanceTimersByTimeAsync(299);
  expect(page.note()).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  expect(page.note()).toEqual({ kind: 'loading', language: 'en' });
  page.choose('zh-CN');
  await vi.advanceTimersByTimeAsync(0);
  expect(page.note()).toBeNull();
  page.choose('en');
  await vi.advanceTimersByTimeAsync(300);
  expect(page.note()).toEqual({ kind: 'loading', language: 'en' });
  letGo();
  await vi.advanceTimersByTimeAsync(0);
  expect(page.note()).toBeNull();
});
