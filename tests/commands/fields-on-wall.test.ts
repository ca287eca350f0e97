import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenToKeys } from '../../src/commands/registry.ts';
import { createAppState, type AppState } from '../../src/state/stores/app-state.ts';

/** As much of a list or a field for a number as the keys ask of it. */
class Field extends EventTarget {
  readonly dataset: Record<string, string> = {};
  readonly isContentEditable = false;
  readonly showPicker = vi.fn();
  readonly kind: 'select' | 'input';
  constructor(kind: 'select' | 'input') {
    super();
    this.kind = kind;
  }
  matches(selector: string): boolean {
    return this.kind === 'select' ? selector === 'select' : selector.includes('input:not(');
  }
}

class List extends Field {
  constructor() {
    super('select');
  }
}

const root = {
  activeElement: null,
  querySelector: () => null,
  querySelectorAll: () => [],
  contains: () => false,
  closest: () => null,
};

beforeEach(() => {
  vi.stubGlobal('HTMLElement', Field);
  vi.stubGlobal('HTMLSelectElement', List);
  vi.stubGlobal('innerWidth', 1920);
  vi.stubGlobal('innerHeight', 1080);
  vi.stubGlobal('Element', Field);
  vi.stubGlobal('document', { ...root, body: root });
});
afterEach(() => vi.unstubAllGlobals());

const modifiers = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

/** Presses a key on a field; returns whether the field keeps it. */
function press(state: AppState, target: Field, key: string): boolean {
  const listeners: ((event: KeyboardEvent) => void)[] = [];
  const page = { addEventListener: (_: string, listener: (typeof listeners)[0]) => listeners.push(listener) };
  listenToKeys(page as unknown as Window, state);
  const event = {
    key,
    ...modifiers,
    target,
    repeat: false,
    isComposing: false,
    defaultPrevented: false,
    preventDefault: () => void (event.defaultPrevented = true),
    stopPropagation: () => undefined,
  };
  for (const listener of listeners) if (!event.defaultPrevented) listener(event as unknown as KeyboardEvent);
  return !event.defaultPrevented;
}

test.each(['?kiosk', '?kiosk&w=tour'])(
  'a list on a wall keeps no key of the remote, and OK opens it: %s',
  (query) => {
    const { state } = createAppState(query);
    const list = new List();
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', '1', '5', '0', 'Backspace'])
      expect(press(state, list, key), key).toBe(false);
    expect(list.showPicker).not.toHaveBeenCalled();
    expect(press(state, list, 'Enter')).toBe(false);
    expect(list.showPicker).toHaveBeenCalledTimes(1);
    state.interface.getState().show({ kind: 'help' });
    // What means nothing here chooses nothing either.
    expect(press(state, list, '1')).toBe(false);
  },
);

test('a list at a desk keeps its keys', () => {
  const { state } = createAppState('');
  for (const key of ['ArrowDown', '1', 'Enter']) expect(press(state, new List(), key), key).toBe(true);
});

test.each(['?kiosk', '?kiosk&w=tour'])(
  'up and down lead out of a field for a number and change nothing: %s',
  (query) => {
    const { state } = createAppState(query);
    for (const key of ['ArrowUp', 'ArrowDown'])
      expect(press(state, new Field('input'), key), key).toBe(false);
    for (const key of ['ArrowLeft', '1', 'Backspace'])
      expect(press(state, new Field('input'), key), key).toBe(true);
  },
);
