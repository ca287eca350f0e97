const KEY_NAMES: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

/** The keys of a shortcut as a keyboard names them: `Mod+Shift+z` → Ctrl, Shift, Z. Single letters are capitals. */
export function shortcutKeys(shortcut: string): string[] {
  return shortcut.split('+').map((key) => KEY_NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}
