/** The keys of a shortcut as a keyboard names them: `Mod+Shift+z` → Ctrl, Shift, Z. Single letters are capitals. */
export function shortcutKeys(shortcut: string): string[] {
  return shortcut
    .split('+')
    .map((key) =>
      key === 'Mod' ? 'Ctrl' : key === 'Escape' ? 'Esc' : key.length === 1 ? key.toUpperCase() : key,
    );
}
