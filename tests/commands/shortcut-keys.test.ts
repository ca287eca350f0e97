import { expect, test } from 'vitest';
import { shortcutKeys } from '../../src/commands/shortcut-keys.ts';

test.each([
  ['Mod+z', ['Ctrl', 'Z']],
  ['Mod+Shift+z', ['Ctrl', 'Shift', 'Z']],
  ['Escape', ['Esc']],
  ['Space', ['Space']],
  ['ArrowLeft', ['←']],
  ['?', ['?']],
])('%s is written as the keys of a keyboard', (shortcut, keys) => {
  expect(shortcutKeys(shortcut)).toEqual(keys);
});
