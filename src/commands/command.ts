import type { AppState } from '../state/stores/app-state.ts';
import type { KeyScope } from './layers.ts';

/** One named action: button, shortcut, palette and help all use the same object. */
export interface Command {
  readonly id: string;
  /** Key of its name in the texts. */
  readonly labelKey: string;
  /** Heading under which help and palette list it: key of a text. */
  readonly groupKey: string;
  readonly icon?: string;
  /** `Space`, `t`, `?`, `Mod+z` (Ctrl or ⌘), `Mod+Shift+z`; absent where it has none. */
  readonly shortcut?: string;
  /** A second key for the same, which help and palette do not list. */
  readonly otherShortcut?: string;
  /** Where its keys work: on the map alone, unless this says otherwise. */
  readonly worksIn?: readonly KeyScope[];
  /** The key on a wall that nobody sits at (`kiosk`), where it goes before the keys of the desk; and in a dialog anywhere. */
  readonly wallShortcut?: string;
  /** The keys in the tour, where they go before all others; help and palette list the first. */
  readonly tourShortcuts?: readonly string[];
  /** Whether a key that is held runs it once only. */
  readonly isOncePerPress?: boolean;
  /** Where it has something to act on; absent where it always has. The palette lists it only there. */
  readonly isThere?: (state: AppState) => boolean;
  /** For a switch: whether it is on now. */
  readonly isOn?: (state: AppState) => boolean;
  readonly run: (state: AppState) => void;
}
