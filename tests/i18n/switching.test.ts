import i18next from 'i18next';
import { beforeEach, expect, test, vi } from 'vitest';
import type * as Translation from '../../src/i18n/index.ts';

/** What was asked of the network, and what of it cannot be had. */
const network = vi.hoisted(() => ({ asked: [] as string[], cut: new Set<string>() }));
vi.mock('../../src/i18n/languages.ts', () => {
  const part = (language: string, name: string) => async () => {
    network.asked.push(`${language}/${name}`);
    await Promise.resolve();
    if (network.cut.has(`${language}/${name}`)) throw new Error(`no ${language}/${name}`);
    return { default: { [name]: `${name} in ${language}` } };
  };
  const partsOf = (language: string) => ({
    page: part(language, 'page'),
    wall: part(language, 'wall'),
    dossier: part(language, 'dossier'),
  });
  return { TEXTS: { 'zh-CN': partsOf('zh-CN'), en: partsOf('en') } };
});

let translation: typeof Translation;
const t = (key: string): string => i18next.t(key);

beforeEach(async () => {
  network.asked.length = 0;
  network.cut.clear();
  vi.resetModules();
  translation = await import('../../src/i18n/index.ts');
});

test('a language is fetched when it is chosen, in all parts that are in use', async () => {
  await translation.startTranslation('zh-CN');
  expect(await translation.withTexts(['wall'], Promise.resolve('module'))).toBe('module');
  expect(network.asked).toEqual(['zh-CN/page', 'zh-CN/wall']);
  await translation.changeLanguage('en');
  expect(network.asked.slice(2)).toEqual(['en/page', 'en/wall']);
  expect([t('page'), t('wall'), translation.shownLanguage()]).toEqual(['page in en', 'wall in en', 'en']);
  await translation.changeLanguage('zh-CN');
  expect(network.asked).toHaveLength(4);
  expect(t('page')).toBe('page in zh-CN');
});

test('a language whose texts cannot be had is not shown, and can be tried again', async () => {
  await translation.startTranslation('zh-CN');
  network.cut.add('en/page');
  await expect(translation.changeLanguage('en')).rejects.toThrow('no en/page');
  expect([t('page'), translation.shownLanguage()]).toEqual(['page in zh-CN', 'zh-CN']);
  network.cut.clear();
  await translation.changeLanguage('en');
  expect([t('page'), translation.shownLanguage()]).toEqual(['page in en', 'en']);
});

test('the page begins in the fallback language where the texts of its own cannot be had', async () => {
  network.cut.add('en/page');
  await translation.startTranslation('en');
  expect([t('page'), translation.shownLanguage()]).toEqual(['page in zh-CN', 'zh-CN']);
});

test('a part that cannot be had in the language comes in the fallback language', async () => {
  await translation.startTranslation('en');
  network.cut.add('en/dossier');
  await translation.withTexts(['dossier'], Promise.resolve());
  expect([t('page'), t('dossier')]).toEqual(['page in en', 'dossier in zh-CN']);
  network.cut.add('zh-CN/wall').add('en/wall');
  await expect(translation.withTexts(['wall'], Promise.resolve())).rejects.toThrow('no zh-CN/wall');
});

test('a part that arrives while the language changes is there in both', async () => {
  await translation.startTranslation('zh-CN');
  const change = translation.changeLanguage('en');
  await translation.withTexts(['wall'], Promise.resolve());
  expect(t('wall')).toMatch(/^wall in/);
  await change;
  expect(t('wall')).toBe('wall in en');
});

test('of two choices the last one is shown, whichever arrives first', async () => {
  await translation.startTranslation('zh-CN');
  const first = translation.changeLanguage('en');
  await translation.changeLanguage('zh-CN');
  await first;
  expect(translation.shownLanguage()).toBe('zh-CN');
});
