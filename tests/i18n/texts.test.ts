import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { LAYER_IDS } from '../../src/domain/view/layer-ids.ts';
import { METRICS } from '../../src/domain/view/map-view.ts';
import { COMMANDS } from '../../src/commands/registry.ts';
import {
  PROGRESSES,
  RESOLUTIONS,
  INCIDENT_STATUSES,
  TIERS,
  URGENCIES,
} from '../../src/domain/incidents/life-cycle.ts';
import { ACTOR_ROLES } from '../../src/domain/incidents/transitions.ts';
import { RATE_DEFINITIONS } from '../../src/domain/incidents/rates.ts';
import { FALLBACK_LANGUAGE, LANGUAGES } from '../../src/domain/view/languages.ts';
import { TEXTS } from '../../src/i18n/languages.ts';
import { CAMERA_STATUSES, OWNER_SECTORS } from '../../src/schemas/cameras.ts';
import { FACILITY_TYPES, placeSchema } from '../../src/schemas/places.ts';
import { WORKSPACES, THEME_NAMES } from '../../src/state/view/view-state.ts';
import { dictionary, leaves, textsOf } from '../support/texts.ts';

const sourceRoot = path.resolve(import.meta.dirname, '../../src');
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();
const all = leaves(dictionary(FALLBACK_LANGUAGE));
const others = LANGUAGES.filter((language) => language !== FALLBACK_LANGUAGE);

test('a folder of texts is a language, and the reverse', () => {
  const folders = readdirSync(path.join(sourceRoot, 'i18n'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(folders.sort()).toEqual([...LANGUAGES].sort());
});

describe.each(
  others.flatMap((language) => [...textsOf(language)].map(([part, texts]) => ({ language, part, texts }))),
)('$part in $language', ({ part, texts }) => {
  const first = leaves(textsOf(FALLBACK_LANGUAGE).get(part) ?? {});
  const other = leaves(texts);

  test('has the same keys as the fallback language', () => {
    expect([...other.keys()].sort()).toEqual([...first.keys()].sort());
  });

  test('names the same values, and leaves no text empty but the qualifier of equality', () => {
    for (const [key, text] of first) {
      if (key !== 'dossier.qualifier.eq')
        expect(text.length * (other.get(key)?.length ?? 0), key).toBeGreaterThan(0);
      const isSubset = placeholders(other.get(key) ?? '').every((name) => placeholders(text).includes(name));
      expect(isSubset, `${key}: ${other.get(key)}`).toBe(true);
    }
  });
});

test.each([...textsOf('en')])('%s has no Chinese in its English texts', (_part, texts) => {
  expect(
    [...leaves(texts)].filter(([key, text]) => /[\u4e00-\u9fff]/.test(text) && key !== 'app.title'),
  ).toEqual([]);
});

test('files of texts do not overwrite each other', () => {
  const roots = [...textsOf(FALLBACK_LANGUAGE).values()].flatMap((texts) => Object.keys(texts));
  expect(roots.filter((root, index) => roots.indexOf(root) !== index)).toEqual([]);
});

test.each(LANGUAGES)('every text is in a part that the page can fetch, in %s', async (language) => {
  const parts = await Promise.all(Object.values(TEXTS[language]).map((load) => load()));
  const roots = parts.flatMap(({ default: texts }) => Object.keys(texts));
  expect(roots.sort()).toEqual(Object.keys(dictionary(language)).sort());
});

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) return sources(file);
    return /\.tsx?$/.test(name) ? [file] : [];
  });
}

test('every key that is written out in the code exists', () => {
  const used = sources(sourceRoot).flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(/(?:\bt\(|Key: )'([a-z][\w-]*(?:\.[\w-]+)*)'/gi)].map(([, key]) => key ?? '');
  });
  expect(used.length).toBeGreaterThan(80);
  expect(used.filter((key) => !all.has(key))).toEqual([]);
});

test('every code that the page may show has a text', () => {
  const keys = [
    ...LAYER_IDS.map((id) => `layer.${id}`),
    ...METRICS.flatMap((id) => [`metric.${id}`, `metricShort.${id}`]),
    ...WORKSPACES.map((id) => `workspace.${id}`),
    ...THEME_NAMES.map((id) => `theme.${id}`),
    ...PROGRESSES.map((id) => `progress.${id}`),
    ...TIERS.map((id) => `tier.${id}`),
    ...URGENCIES.map((id) => `incident.urgencies.${id}`),
    ...INCIDENT_STATUSES.map((id) => `incident.status.${id}`),
    ...RESOLUTIONS.map((id) => `incident.resolutions.${id}`),
    ...CAMERA_STATUSES.map((id) => `cameraDossier.statuses.${id}`),
    ...OWNER_SECTORS.map((id) => `cameraDossier.owners.${id}`),
    ...[1, 2, 3, 9].map((id) => `camera.class${id}`),
    ...FACILITY_TYPES.map((id) => `facilityType.${id}`),
    ...placeSchema.shape.kind.options.map((id) => `place.kinds.${id}`),
    ...COMMANDS.flatMap((command) => [command.labelKey, command.groupKey]),
  ];
  expect(keys.filter((key) => !all.has(key))).toEqual([]);
});

test.each(LANGUAGES)('every quantity of the units of the bundled city has a name in %s', (language) => {
  const folder = path.resolve(import.meta.dirname, '../../data/zhuzhou');
  const names = new Set<string>();
  for (const file of readdirSync(folder).filter((name) => /^units-.*\.geojson$/.test(name))) {
    const { features } = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as {
      features: { properties: { quantities?: Record<string, unknown> } }[];
    };
    for (const { properties } of features)
      for (const name of Object.keys(properties.quantities ?? {})) names.add(name);
  }
  expect(names.size).toBeGreaterThan(10);
  const texts = leaves(dictionary(language));
  expect([...names].filter((name) => !texts.has(`unit.quantity.${name}`))).toEqual([]);
});

test.each(LANGUAGES)('every word of the life cycle has its own text in %s', (language) => {
  const texts = leaves(dictionary(language));
  const keys = [
    ...ACTOR_ROLES.map((id) => `incident.role.${id}`),
    ...INCIDENT_STATUSES.map((id) => `incident.status.${id}`),
    ...RESOLUTIONS.map((id) => `incident.resolutions.${id}`),
    ...TIERS.map((id) => `tier.${id}`),
    ...URGENCIES.map((id) => `incident.urgencies.${id}`),
  ];
  expect(keys.filter((key) => !texts.has(key))).toEqual([]);
});

test.each(LANGUAGES)('every rate has a name and a formula in %s', (language) => {
  const texts = leaves(dictionary(language));
  for (const { definitionId } of RATE_DEFINITIONS)
    for (const key of [`rates.${definitionId}.name`, `rates.${definitionId}.formula`])
      expect(texts.get(key)?.length, key).toBeGreaterThan(1);
});

test('what needs no more work is not called by the word of the completion rate', () => {
  expect(leaves(dictionary('zh-CN')).get('progress.done')).not.toContain('办结');
  expect(leaves(dictionary('en')).get('progress.done')?.toLowerCase()).not.toContain('complet');
});
