import type { Theme } from './theme.ts';
import { wall } from './wall.ts';

/** A dark desk: the wall's hues with a little more light, because it is read from near and beside white paper. */
export const deskDark: Theme = {
  ...wall,
  id: 'desk-dark',
  typeScale: 0.9,
  leastTextPx: 0,
  ui: {
    ...wall.ui,
    background: '#0d1420',
    panel: 'rgba(15,23,36,.98)',
    panelSolid: '#0f1724',
    raised: '#152236',
    border: '#24364f',
    hover: '#18293f',
    active: '#1b3553',
    faint: '#7d91aa',
  },
  map: { ...wall.map, outside: '#0d1420', land: '#121d2e' },
};
