import { deskDark } from './desk-dark.ts';
import { deskLight } from './desk-light.ts';
import { print } from './print.ts';
import type { Theme, ThemeId } from './theme.ts';
import { wallNight } from './wall-night.ts';
import { wall } from './wall.ts';

export const THEMES: Readonly<Record<ThemeId, Theme>> = {
  wall,
  'wall-night': wallNight,
  'desk-dark': deskDark,
  'desk-light': deskLight,
  print,
};

/** A theme as CSS custom properties: `--text`, `--panel`, `--progress-done`, `--sequential-0` … */
export function cssVariables(theme: Theme): Record<string, string> {
  const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const entries = [
    ...Object.entries(theme.ui).map(([name, value]) => [`--${kebab(name)}`, value]),
    ...Object.entries(theme.progress).map(([name, value]) => [`--progress-${kebab(name)}`, value]),
    ...theme.sequential.map((value, step) => [`--sequential-${step}`, value]),
    ['--type-scale', String(theme.typeScale)],
  ];
  return Object.fromEntries(entries) as Record<string, string>;
}
