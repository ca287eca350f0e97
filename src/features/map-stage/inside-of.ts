import type { UnitIndex } from '../../api/unit-index.ts';
import { isWithin } from '../../domain/grids/codes.ts';

/** Whether a unit lies inside the focus: by its code, or by membership where the focus is an area. No focus holds all. */
export function insideOf(focusCode: string | null, unitIndex: UnitIndex): (code: string) => boolean {
  if (focusCode === null) return () => true;
  const members = unitIndex.get(focusCode)?.memberCodes;
  return members === undefined ? (code) => isWithin(code, focusCode) : (code) => members.includes(code);
}
