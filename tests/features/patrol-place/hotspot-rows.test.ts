import type { TFunction } from 'i18next';
import { describe, expect, test } from 'vitest';
import { hotspotRows } from '../../../src/features/patrol-place/hotspot-rows.ts';
import en from '../../../src/i18n/en/patrol-place.ts';
import zh from '../../../src/i18n/zh-CN/patrol-place.ts';
import { composeScene } from '../../../src/layers/compose-scene.ts';
import { THEMES } from '../../../src/themes/index.ts';
import { fullInput } from '../../layers/fixtures.ts';
import { nearRepeat, PICTURES, significance } from '../../support/place-pictures.ts';

/** Every text by its whole key. */
function keysOf(texts: object, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'string' ? [prefix + name] : keysOf(text as object, `${prefix}${name}.`),
  );
}
const known = new Set(keysOf(zh));

/** Answers with the key, and refuses one that has no text. */
const t = ((key: string) => {
  if (!known.has(key)) throw new Error(`no text for ${key}`);
  return key;
}) as TFunction;
const rowsOf = (picture: (typeof PICTURES)[number]) => hotspotRows(picture, t, ['SIM-1'], () => '广场');

test('both languages have the same texts', () => {
  expect(keysOf(en)).toEqual(keysOf(zh));
});

describe.each(PICTURES.map((picture) => [picture.kind, picture] as const))('%s', (kind, picture) => {
  test('has texts for its columns, its legend and its emptiness', () => {
    const { heads, rows, emptyKey } = rowsOf(picture);
    for (const head of heads) t(`patrolPlace.head.${head}`);
    for (const head of heads) t(`patrolPlace.headHint.${head}`);
    t(emptyKey);
    expect(rows.length).toBeGreaterThan(0);
    for (const { values, name } of rows) {
      expect(values).toHaveLength(heads.length);
      expect(name).not.toBe('');
    }
    const input = fullInput();
    for (const isOutdated of [false, true]) {
      const place = { picture, isOutdated, lineId: null, stretch: null, spot: null };
      const { legend } = composeScene({ ...input, desk: { ...input.desk, place } }, THEMES.wall);
      const entry = legend.find(({ id }) => id === 'hotspot-picture')!;
      t(entry.titleKey);
      t(entry.noteKey!);
      for (const { labelKey } of entry.rows) t(labelKey!);
    }
    t(`patrolPlace.picture.${kind}.hint`);
  });
});

test('only hot cells with cases are listed, the highest score first; few cases are marked', () => {
  const cell = significance.drawn[0]!;
  const picture = {
    ...significance,
    drawn: [
      { ...cell, key: 'second', z: 3, cases: 4 },
      { ...cell, key: 'empty', z: 9, cases: 0, weight: 0 },
      { ...cell, key: 'first', z: 5 },
      significance.drawn[1]!,
    ],
  };
  const { rows } = rowsOf(picture);
  expect(rows.map(({ id, isFew, hint }) => [id, isFew, hint])).toEqual([
    ['first', false, undefined],
    ['second', true, 'patrolPlace.few'],
  ]);
});

test('what is missing is named: too few cases, nothing significant, no near repeats, none alive', () => {
  const empty = (picture: (typeof PICTURES)[number]) => rowsOf(picture).emptyKey;
  expect(empty({ ...significance, drawn: [] })).toBe('patrolPlace.noneSignificant');
  expect(empty({ ...significance, level: null, drawn: [] })).toBe('patrolPlace.tooFew');
  const noReach = { radiusM: [null], threshold: 0 };
  expect(empty({ ...nearRepeat, zones: [], reach: noReach })).toBe('patrolPlace.noNearRepeat');
  expect(empty({ ...nearRepeat, zones: [] })).toBe('patrolPlace.noZones');
  expect(empty({ ...nearRepeat, zones: [], table: null, reach: null })).toBe('patrolPlace.tooFew');
});
