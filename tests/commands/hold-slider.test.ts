import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { handleArrow } from '../../src/commands/registry.ts';
import { holdSlider } from '../../src/commands/hold-slider.ts';
import { createAppState } from '../../src/state/stores/app-state.ts';

/** As much of an element as the keys ask of a slider. */
class Slider extends EventTarget {
  readonly dataset: Record<string, string> = {};
  readonly isContentEditable = false;
  matches(selector: string): boolean {
    return selector.includes('[role="slider"]');
  }
}

beforeEach(() => vi.stubGlobal('HTMLElement', Slider));
afterEach(() => vi.unstubAllGlobals());

const sliderOf = () => new Slider() as unknown as HTMLElement;

test('OK takes hold of a slider; OK, Back and another focus let go', () => {
  const slider = sliderOf();
  const isHeld = () => slider.dataset['held'] === 'true';
  expect(holdSlider(slider, 'Backspace')).toBe(false);
  expect(holdSlider(slider, 'ArrowLeft')).toBe(false);
  for (const release of ['Enter', 'Backspace', 'Escape']) {
    expect(holdSlider(slider, 'Enter')).toBe(true);
    expect(isHeld()).toBe(true);
    expect(holdSlider(slider, 'ArrowLeft')).toBe(false);
    expect(holdSlider(slider, release)).toBe(true);
    expect(isHeld()).toBe(false);
  }
  holdSlider(slider, 'Enter');
  slider.dispatchEvent(new Event('blur'));
  expect(isHeld()).toBe(false);
});

test('on a wall an arrow that only walks past a slider does not move it', () => {
  const { state } = createAppState('?kiosk');
  state.interface.getState().show({ kind: 'help' });
  const slider = sliderOf();
  /** Whether the slider still gets the key. */
  const press = (key: string): boolean => {
    const stopPropagation = vi.fn();
    const preventDefault = vi.fn();
    handleArrow(
      {
        key,
        ctrlKey: false,
        metaKey: false,
        shiftKey: false,
        altKey: false,
        isComposing: false,
        stopPropagation,
        preventDefault,
        target: slider,
      } as unknown as KeyboardEvent,
      state,
    );
    return stopPropagation.mock.calls.length === 0;
  };
  expect(press('ArrowLeft')).toBe(false);
  holdSlider(slider, 'Enter');
  expect(press('ArrowLeft')).toBe(true);
  expect(press('ArrowUp')).toBe(false);
});
