import type { TipId } from '../../domain/cases/tips.ts';

/** A simple picture for each tip that a poster shows large: strokes in a box of 48 by 48. */
export const POSTER_MARKS: Readonly<Record<TipId, string>> = {
  // A jacket with a phone on its inside.
  innerPocket: 'M17 6l-9 5v31h14V14zM31 6l9 5v31H26V14zM17 6l7 8 7-8M28.5 22h8v12h-8zM31 31h3',
  // An open eye over a row of heads.
  watchCrowd:
    'M5 17s7-10 19-10 19 10 19 10-7 10-19 10S5 17 5 17zM24 12.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM6 42c0-5 3-8 7-8s7 3 7 8M28 42c0-5 3-8 7-8s7 3 7 8',
  // A receiver.
  call110: 'M12 6l7 9-4 5c2 5 6 9 11 11l5-4 9 7c-1 5-4 8-8 8C19 41 7 28 6 14c0-4 3-7 6-8z',
  // A hand on a phone over a stall.
  phoneAtStall: 'M6 6h36l-3 10H9zM9 16v26M39 16v26M9 30h30M20 20h8v14h-8zM23 31h2',
  // A bag on the chest.
  bagInFront:
    'M24 4a5 5 0 1 1 0 10 5 5 0 0 1 0-10zM12 44V26c0-6 5-9 12-9s12 3 12 9v18M16 18l16 12M17 28h14v12H17zM17 33h14',
  // A bracelet under a sleeve.
  goldCovered: 'M6 14h20v20H6zM26 17c7 0 12 1 16 4M26 31c7 0 12-1 16-4M31 16.5v15M34 17v14',
  // A buttoned coat.
  thickCoat: 'M16 6l-8 6v30h32V12l-8-6M16 6l8 8 8-8M24 14v28M28 22v.1M28 29v.1M28 36v.1',
  // A purse that is closed.
  yearEndCash: 'M6 14h36v26H6zM6 22h36M18 14c0-5 3-8 6-8s6 3 6 8M24 28v6',
  // Heads close together.
  holidayCrowd:
    'M14 8a5 5 0 1 1 0 10 5 5 0 0 1 0-10zM34 8a5 5 0 1 1 0 10 5 5 0 0 1 0-10zM24 16a5 5 0 1 1 0 10 5 5 0 0 1 0-10zM5 42c0-9 3-18 9-18M43 42c0-9-3-18-9-18M14 42c0-8 4-12 10-12s10 4 10 12',
  // Words handed on.
  tellOthers: 'M6 8h26v18H18l-8 7v-7H6zM36 16h6v18h-4v6l-7-6H20v-4',
};
