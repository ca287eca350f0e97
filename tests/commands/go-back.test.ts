import { afterEach, expect, test, vi } from 'vitest';
import { goBack, leave } from '../../src/commands/go-back.ts';
import { handleKey } from '../../src/commands/registry.ts';
import { createAppState, type AppState } from '../../src/state/stores/app-state.ts';

/** An element of the page inside of what `inside` selects. */
class FakeElement {
  isBlurred = false;
  readonly inside: string;
  constructor(inside: string) {
    this.inside = inside;
  }
  closest(selector: string) {
    return selector === this.inside || selector === '[data-part="shell"]' ? this : null;
  }
  matches() {
    return false;
  }
  blur() {
    this.isBlurred = true;
  }
}

function focusOn(activeElement: FakeElement | null): void {
  vi.stubGlobal('HTMLElement', FakeElement);
  vi.stubGlobal('document', { activeElement, querySelectorAll: () => [] });
}

function press(state: AppState, key: string, repeat = false): void {
  const modifiers = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
  const event = { key, repeat, ...modifiers, target: null, preventDefault: () => undefined };
  handleKey(event as unknown as KeyboardEvent, state);
}

const backs = (state: AppState): number => state.trail.getState().backRequests;
const linkOf = ({ view, filter }: AppState) => ({
  view: view.getState().view,
  filter: filter.getState().filter,
});

afterEach(() => vi.unstubAllGlobals());

test('Back takes the focus along in one press where it is still on what made the step', () => {
  const row = new FakeElement('ul');
  for (const [focusAtStep, steps] of [
    [row, 1],
    [null, 0],
  ] as const) {
    const { state } = createAppState('?kiosk&sel=incident:ZZ-1');
    state.trail.getState().setBefore(linkOf(createAppState('?kiosk').state), focusAtStep);
    focusOn(row);
    goBack(state);
    expect(backs(state)).toBe(steps);
    expect(row.isBlurred).toBe(true);
    focusOn(null);
    goBack(state);
    expect(backs(state)).toBe(1);
  }
});

test('Back takes the focus along in one press out of a dossier, wherever it is there', () => {
  const { state } = createAppState('?kiosk&sel=incident:ZZ-1');
  state.trail.getState().setBefore(linkOf(createAppState('?kiosk').state), null);
  focusOn(new FakeElement('[data-part="dossier"]'));
  goBack(state);
  expect(backs(state)).toBe(1);
});

test('Back that is held goes back once', () => {
  focusOn(null);
  const { state } = createAppState('?kiosk&in=430202001000&page=handover&sel=unit:430202001000');
  press(state, 'Backspace');
  for (let times = 0; times < 9; times++) press(state, 'Backspace', true);
  expect(linkOf(state)).toMatchObject({
    view: { page: 'map', selection: { id: '430202001000' } },
    filter: { unitCode: '430202001000' },
  });
  press(state, 'Backspace');
  expect(linkOf(state).view.selection).toBeNull();
});

test('the panel of the audit that has the keys is left first, at a desk also by Backspace', () => {
  for (const key of ['Escape', 'Backspace']) {
    focusOn(new FakeElement('[data-part="audit"]'));
    const { state } = createAppState('?audit=open&in=430202000000&sel=unit:430202000000');
    press(state, key);
    expect(linkOf(state)).toMatchObject({
      view: { audit: null, selection: { id: '430202000000' } },
      filter: { unitCode: '430202000000' },
    });
  }
  focusOn(null);
  const { state } = createAppState('?audit=open&sel=unit:430202000000');
  leave(state);
  expect(linkOf(state).view).toMatchObject({ audit: 'open', selection: null });
});

test.each(['?kiosk&w=tour&stop=2', '?w=tour&stop=2'])(
  'Back climbs no unit of a stop of the tour: %s',
  (query) => {
    focusOn(null);
    const { state } = createAppState(`${query}&in=430202001000`);
    press(state, 'Backspace');
    expect(linkOf(state)).toMatchObject({
      view: { tour: { stop: 2 } },
      filter: { unitCode: '430202001000' },
    });
    state.trail.getState().setBefore(linkOf(createAppState('?kiosk&w=tour&stop=1').state));
    press(state, 'Backspace');
    expect(backs(state)).toBe(1);
    expect(linkOf(state).filter.unitCode).toBe('430202001000');
  },
);
