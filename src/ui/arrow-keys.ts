import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity };
const SIDE_STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/**
 * Moves the focus among the rows (`[data-row]`) of a list with the arrow keys, Home and End; with `sideways` also left and
 * right. Give the first row the tab stop and the others `tabIndex` −1.
 */
export function moveFocusByArrows(event: KeyboardEvent<HTMLElement>, sideways = false): void {
  const step = STEPS[event.key] ?? (sideways ? SIDE_STEPS[event.key] : undefined);
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  if (at === -1) return;
  event.preventDefault();
  rows[Math.max(0, Math.min(rows.length - 1, at + step))]?.focus();
}
