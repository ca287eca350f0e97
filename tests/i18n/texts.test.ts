import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/commands/registry.ts';
import {
  PROGRESSES,
  RESOLUTIONS,
  INCIDENT_STATUSES,
  TIERS,
  URGENCIES,
} from '../../src/domain/incidents/life-cycle.ts';
import { ACTOR_ROLES } from '../../src/domain/incidents/transitions.ts';
import { ALL_TEXTS } from '../../src/i18n/dictionary.ts';
import { mapTexts } from '../../src/i18n/map.ts';
import type { TextTree } from '../../src/i18n/texts.ts';
import { CAMERA_STATUSES, OWNER_SECTORS } from '../../src/schemas/cameras.ts';
import { FACILITY_TYPES, placeSchema } from '../../src/schemas/places.ts';
import { LAYER_IDS, METRICS, WORKSPACES, THEME_NAMES } from '../../src/state/view/view-state.ts';

function leaves(tree: TextTree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree))
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [inner, text] of leaves(value, `${prefix}${key}.`)) found.set(inner, text);
  return found;
}

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();
const all = new Map(Object.values(ALL_TEXTS).flatMap((texts) => [...leaves(texts['zh-CN'])]));

describe.each(Object.entries(ALL_TEXTS))('%s', (_name, texts) => {
  const chinese = leaves(texts['zh-CN']);
  const english = leaves(texts.en);

  test('has the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  test('names the same values in both languages, and leaves no text empty but the qualifier of equality', () => {
    for (const [key, text] of chinese) {
      if (key !== 'dossier.qualifier.eq')
        expect(text.length * (english.get(key)?.length ?? 0), key).toBeGreaterThan(0);
      const isSubset = placeholders(english.get(key) ?? '').every((name) =>
        placeholders(text).includes(name),
      );
      expect(isSubset, `${key}: ${english.get(key)}`).toBe(true);
    }
  });

  test('has no Chinese in its English texts', () => {
    expect([...english].filter(([key, text]) => /[\u4e00-\u9fff]/.test(text) && key !== 'app.title')).toEqual(
      [],
    );
  });
});

test('subjects do not overwrite each other', () => {
  const roots = Object.values(ALL_TEXTS).flatMap((texts) => Object.keys(texts['zh-CN']));
  expect(roots.filter((root, index) => roots.indexOf(root) !== index)).toEqual([]);
});

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) return sources(file);
    return /\.tsx?$/.test(name) ? [file] : [];
  });
}

test('every key that is written out in the code exists', () => {
  const root = path.resolve(import.meta.dirname, '../../src');
  const used = sources(root).flatMap((file) => {
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

test.each(['zh-CN', 'en'] as const)('every word of the life cycle has its own text in %s', (language) => {
  const texts = new Map(Object.values(ALL_TEXTS).flatMap((subject) => [...leaves(subject[language])]));
  const keys = [
    ...ACTOR_ROLES.map((id) => `incident.role.${id}`),
    ...INCIDENT_STATUSES.map((id) => `incident.status.${id}`),
    ...RESOLUTIONS.map((id) => `incident.resolutions.${id}`),
    ...TIERS.map((id) => `tier.${id}`),
    ...URGENCIES.map((id) => `incident.urgencies.${id}`),
  ];
  expect(keys.filter((key) => !texts.has(key))).toEqual([]);
});

test('what needs no more work is not called by the word of the completion rate', () => {
  const { zh, en } = { zh: mapTexts['zh-CN'], en: mapTexts.en };
  expect(leaves(zh).get('progress.done')).not.toContain('办结');
  expect(leaves(en).get('progress.done')?.toLowerCase()).not.toContain('complet');
});
