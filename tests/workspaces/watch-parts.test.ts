import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchParts } from '../../src/workspaces/watch-parts.ts';

/** An element whose parts are what the test says, and the sizes that are watched, as a browser tells of them. */
function page(parts: readonly string[]) {
  const element = { querySelectorAll: () => shown } as unknown as Element;
  const named = new Map<string, Element>();
  const elementOf = (name: string): Element => {
    const known = named.get(name) ?? ({ name } as unknown as Element);
    named.set(name, known);
    return known;
  };
  let shown = parts.map(elementOf);
  const show = (next: readonly string[]): void => {
    shown = next.map(elementOf);
    changed?.();
  };
  return { element, elementOf, show };
}

let changed: (() => void) | undefined;
let told: ((part: Element) => void) | undefined;

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly watched = new Set<Element>();
      constructor(tell: () => void) {
        told = (part) => void (this.watched.has(part) && tell());
      }
      observe(part: Element): void {
        this.watched.add(part);
        told?.(part);
      }
      disconnect(): void {
        this.watched.clear();
      }
    },
  );
  vi.stubGlobal(
    'MutationObserver',
    class {
      constructor(tell: () => void) {
        changed = tell;
      }
      observe(): void {}
      disconnect(): void {
        changed = undefined;
      }
    },
  );
});
afterEach(() => void vi.unstubAllGlobals());

test('a part that comes later is looked at, and at each of its sizes', () => {
  const look = vi.fn();
  const { element, elementOf, show } = page([]);
  watchParts(element, 'aside', look);
  look.mockClear();
  show(['legend']);
  expect(look).toHaveBeenCalled();
  look.mockClear();
  told?.(elementOf('legend'));
  expect(look).toHaveBeenCalledTimes(1);
});

test('a part that goes and comes back is looked at each time', () => {
  const look = vi.fn();
  const { element, show } = page(['legend', 'notice']);
  watchParts(element, 'aside', look);
  for (const parts of [['notice'], ['legend', 'notice'], ['another', 'notice']]) {
    look.mockClear();
    show(parts);
    expect(look, parts.join()).toHaveBeenCalled();
  }
});

test('what changes beside the parts is no reason to look, nor is anything once it has ended', () => {
  const look = vi.fn();
  const { element, elementOf, show } = page(['legend']);
  const stop = watchParts(element, 'aside', look);
  look.mockClear();
  show(['legend']);
  expect(look).not.toHaveBeenCalled();
  stop();
  show(['legend', 'notice']);
  told?.(elementOf('legend'));
  expect(look).not.toHaveBeenCalled();
});
