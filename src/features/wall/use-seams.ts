import { useEffect } from 'react';
import { placeOffSeams, seamLines, type Span, type Split } from '../../domain/screen/video-wall.ts';
import * as panelStyles from '../../ui/Panel.module.css';

/** Nothing lies nearer to a seam than this, rem: two bezels and a little air. */
const MARGIN_REM = 0.75;

/** What lies side by side, and what lies one below the other in the columns. */
const ROWS = '[data-part="numbers"]';
const INCIDENTS = '[data-part="incidents"]';
const PANELS = `[data-part="column"] :is(${INCIDENTS}, .${panelStyles.panel}:not(${INCIDENTS} .${panelStyles.panel}))`;

const stacksOf = (shell: Element): Element[] => [
  ...new Set([...shell.querySelectorAll(PANELS)].flatMap(({ parentElement }) => parentElement ?? [])),
];

const childrenOf = (parent: Element): HTMLElement[] =>
  [...parent.children].filter((child): child is HTMLElement => child instanceof HTMLElement);

const marginPx = (): number =>
  MARGIN_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

function free(part: HTMLElement): void {
  for (const property of [
    'margin-left',
    'margin-right',
    'margin-top',
    'flex',
    'height',
    'max-height',
    'min-height',
  ])
    part.style.removeProperty(property);
}

/** Each tile keeps its cell and takes the larger part of it beside the seam. */
function placeTiles(row: Element, seams: readonly number[]): void {
  for (const tile of childrenOf(row)) {
    free(tile);
    const { left, right, width } = tile.getBoundingClientRect();
    const [placing] = placeOffSeams([{ from: left, to: right }], seams, marginPx(), right);
    if (placing === undefined || placing.lengthPx >= width) continue;
    tile.style.marginLeft = `${placing.spacePx}px`;
    tile.style.marginRight = `${width - placing.spacePx - placing.lengthPx}px`;
  }
}

function placeStack(stack: Element, seams: readonly number[]): void {
  const panels = childrenOf(stack);
  panels.forEach(free);
  const spans = panels.map((panel): Span => {
    const { top, bottom } = panel.getBoundingClientRect();
    return { from: top, to: bottom };
  });
  const placings = placeOffSeams(spans, seams, marginPx(), stack.getBoundingClientRect().bottom);
  for (const [index, { spacePx, lengthPx }] of placings.entries()) {
    const panel = panels[index];
    if (panel === undefined || panel.offsetHeight === 0) continue;
    if (spacePx > 0) panel.style.marginTop = `${spacePx}px`;
    // What is placed keeps its size: a panel that shrinks to make room would pull the ones after it onto the seam.
    Object.assign(panel.style, { flex: 'none', height: `${lengthPx}px`, minHeight: '0', maxHeight: 'none' });
  }
}

/** Keeps tiles and panels off the seams of a video wall, whenever one of them changes its size or comes and goes. */
export function useSeams(split: Split | null): void {
  useEffect(() => {
    if (split === null) return;
    const shell = document.querySelector('[data-part="shell"]');
    if (shell === null) return;
    let frame = 0;
    const layOut = (): void => {
      frame = 0;
      const { x, y } = seamLines(split, innerWidth, innerHeight);
      for (const row of shell.querySelectorAll(ROWS)) placeTiles(row, x);
      for (const stack of stacksOf(shell)) placeStack(stack, y);
    };
    const ask = (): void => {
      if (frame === 0) frame = requestAnimationFrame(layOut);
    };
    const sizes = new ResizeObserver(ask);
    const watchSizes = (): void => {
      sizes.disconnect();
      for (const part of [...shell.querySelectorAll(`${ROWS}, ${PANELS}`), ...stacksOf(shell)])
        sizes.observe(part);
    };
    const comings = new MutationObserver(() => {
      watchSizes();
      ask();
    });
    comings.observe(shell, { childList: true, subtree: true });
    watchSizes();
    addEventListener('resize', ask);
    ask();
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      comings.disconnect();
      removeEventListener('resize', ask);
      [...shell.querySelectorAll(ROWS), ...stacksOf(shell)].flatMap(childrenOf).forEach(free);
    };
  }, [split]);
}
