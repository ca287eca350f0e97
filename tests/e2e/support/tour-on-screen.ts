import type { Page } from 'playwright-core';

/** Sides of a part of the window, CSS px. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a page shows of a stop. */
export interface StopOnScreen {
  readonly width: number;
  readonly height: number;
  /** CSS px of one px of the map. */
  readonly scale: number;
  /** Where the map looks, by the link: longitude, latitude, zoom. */
  readonly camera: readonly [number, number, number];
  /** The part of the map that nothing covers. */
  readonly free: Box;
  /** Texts that are not whole: cut off by their box, over its edge, or outside of the window. */
  readonly overflows: readonly string[];
  /** What the page says that is missing. */
  readonly problems: readonly string[];
  /** Variables without a number. */
  readonly missing: readonly string[];
  readonly values: readonly {
    readonly variable: string;
    readonly value: number;
    readonly from: number | undefined;
    readonly to: number | undefined;
  }[];
}

/** Reads what a page shows of its stop. Throws where it shows none. */
export function readScreen(page: Page): Promise<StopOnScreen> {
  return page.evaluate(() => {
    const card = document.querySelector<HTMLElement>('[data-part="stop"]');
    const foot = document.querySelector<HTMLElement>('[data-part="tour"] footer');
    const middle = document.querySelector('.Shell-module_middle')?.getBoundingClientRect();
    const mapFoot = document.querySelector<HTMLElement>('.Shell-module_middleFoot');
    if (!card || !foot || !middle || !mapFoot) throw new Error('the page shows no stop');
    const boxOf = (element: Element) => element.getBoundingClientRect();
    const isOver = (inner: DOMRect, outer: DOMRect | Box) =>
      inner.left < outer.left - 1 || inner.right > outer.right + 1 || inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1;
    const overflows: string[] = [];
    const own = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    for (const part of [card, foot]) {
      if (isOver(boxOf(part), own)) overflows.push(`${part.className} leaves the window`);
      for (const element of part.querySelectorAll<HTMLElement>('*')) {
        if (element.children.length > 0 || element.textContent === '' || boxOf(element).width === 0) continue;
        if (isOver(boxOf(element), boxOf(part))) overflows.push(element.textContent);
      }
    }
    if (boxOf(card).bottom > boxOf(foot).top + 1) overflows.push('the card lies over the foot');
    const isInMiddle = boxOf(card).left < middle.right - 1 && boxOf(card).right > middle.left + 1 &&
      boxOf(card).top < middle.bottom - 1 && boxOf(card).bottom > middle.top + 1;
    if (isInMiddle) overflows.push('the card lies over the map’s free part');
    const [lng = 0, lat = 0, zoom = 0] = (new URL(location.href).searchParams.get('at') ?? '').split(',').map(Number);
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const values = [...card.querySelectorAll<HTMLElement>('[data-variable][data-value]')].map(({ dataset }) => ({
      variable: dataset['variable'] ?? '',
      value: Number(dataset['value']),
      from: dataset['from'] === undefined ? undefined : Number(dataset['from']),
      to: dataset['to'] === undefined ? undefined : Number(dataset['to']),
    }));
    const texts = (selector: string) =>
      [...card.querySelectorAll<HTMLElement>(selector)].map(({ innerText }) => innerText.trim());
    return {
      width: innerWidth,
      height: innerHeight,
      scale: Math.max(1, rem / 16),
      camera: [lng, lat, zoom] as const,
      free: {
        left: middle.left,
        top: middle.top,
        right: middle.right,
        bottom: mapFoot.clientHeight < middle.height * 0.3 ? middle.bottom - mapFoot.clientHeight : middle.bottom,
      },
      overflows,
      problems: texts('ul[role="status"] li'),
      missing: [...card.querySelectorAll<HTMLElement>('[data-kind="missing"]')].map(
        ({ dataset }) => dataset['variable'] ?? '',
      ),
      values,
    };
  }); // prettier-ignore
}

/** Where a box of degrees lies on the screen: Web Mercator, a world of 512 px at zoom 0, the camera in the middle. */
export function screenBox(
  { width, height, scale, camera: [lng, lat, zoom] }: StopOnScreen,
  [west, south, east, north]: readonly [number, number, number, number],
): Box {
  const worldPx = 512 * 2 ** zoom * scale;
  const x = (degrees: number) => width / 2 + ((degrees - lng) / 360) * worldPx;
  const mercator = (degrees: number) => Math.asinh(Math.tan((degrees * Math.PI) / 180)) / (2 * Math.PI);
  const y = (degrees: number) => height / 2 + (mercator(lat) - mercator(degrees)) * worldPx;
  return { left: x(west), right: x(east), top: y(north), bottom: y(south) };
}
