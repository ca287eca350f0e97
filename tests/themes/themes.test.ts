import { describe, expect, test } from 'vitest';
import { PROGRESSES } from '../../src/domain/incidents/life-cycle.ts';
import { contrast, luminance, parseColour, seenDistance } from '../../src/themes/colour.ts';
import { cssVariables, THEMES } from '../../src/themes/index.ts';

const themes = Object.values(THEMES);

test('contrast agrees with the published extremes and with a published pair', () => {
  expect(contrast('#000', '#fff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test('the wall at night gives half of the light of the wall by day, and no more than its ground', () => {
  const [day, night] = [THEMES.wall, THEMES['wall-night']];
  const light = (colour: string) => luminance(parseColour(colour));
  expect(light(night.ui.text) / light(day.ui.text)).toBeLessThan(0.65);
  for (const name of [
    'muted',
    'faint',
    'accent',
    'good',
    'warning',
    'danger',
    'background',
    'raised',
  ] as const)
    expect(light(night.ui[name]), name).toBeLessThan(light(day.ui[name]));
  for (const [step, colour] of night.sequential.entries())
    expect(light(colour)).toBeLessThan(light(day.sequential[step] ?? '#fff'));
  expect(light(night.map.land)).toBeLessThan(light(day.map.land));
});

test('a text that is no colour is refused with the text', () => {
  expect(() => parseColour('teal-ish')).toThrow('teal-ish');
});

describe.each(themes.map((theme) => [theme.id, theme] as const))('%s', (_id, theme) => {
  const { ui } = theme;
  test('every text colour has a contrast of at least 4.5 on every ground', () => {
    for (const text of [ui.text, ui.muted, ui.faint, ui.accent, ui.good, ui.warning, ui.danger])
      for (const ground of [ui.background, ui.panelSolid, ui.raised])
        expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    for (const ground of [ui.hover, ui.active])
      for (const text of [ui.text, ui.muted, ui.accent])
        expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(ui.onAccent, ui.accent)).toBeGreaterThanOrEqual(4.5);
  });

  test('map labels read on land and on their halo, counts read on the cluster disc', () => {
    for (const text of [theme.map.label, theme.map.labelMinor])
      for (const ground of [theme.map.land, theme.map.labelHalo])
        expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.map.discText, theme.map.disc)).toBeGreaterThanOrEqual(7);
  });

  test('progress colours stand out from the cluster disc by at least 3', () => {
    for (const progress of PROGRESSES)
      expect(contrast(theme.progress[progress], theme.map.disc), progress).toBeGreaterThanOrEqual(3);
  });

  test.each(['deuteranopia', 'protanopia'] as const)('the four progress colours differ with %s', (kind) => {
    for (const one of PROGRESSES)
      for (const other of PROGRESSES)
        if (one < other)
          expect(
            seenDistance(theme.progress[one], theme.progress[other], kind),
            `${one} ${other}`,
          ).toBeGreaterThan(0.045);
  });

  test('the sequential scale runs evenly in one direction of lightness', () => {
    const lights = theme.sequential.map((colour) => luminance(parseColour(colour)));
    const steps = lights.slice(1).map((light, index) => light - (lights[index] ?? 0));
    expect(theme.sequential).toHaveLength(7);
    expect(steps.every((step) => (theme.scheme === 'dark' ? step > 0 : step < 0))).toBe(true);
  });

  test('every colour becomes a CSS variable', () => {
    const variables = cssVariables(theme);
    expect(variables['--panel-solid']).toBe(ui.panelSolid);
    expect(variables['--progress-near-deadline']).toBe(theme.progress.nearDeadline);
    expect(Object.keys(variables).filter((name) => name.startsWith('--sequential-'))).toHaveLength(7);
  });
});
