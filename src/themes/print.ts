import { deskLight } from './desk-light.ts';
import type { Theme } from './theme.ts';

/** Paper: white ground, no translucency, lines that survive a black-and-white printer. */
export const print: Theme = {
  ...deskLight,
  id: 'print',
  ui: {
    ...deskLight.ui,
    background: '#ffffff',
    panel: '#ffffff',
    panelSolid: '#ffffff',
    raised: '#f6f6f6',
    border: '#9aa4ae',
    hover: '#f1f1f1',
    active: '#e4ecf3',
    text: '#000000',
    muted: '#3a444f',
    faint: '#525d68',
  },
  map: { ...deskLight.map, outside: '#ffffff', land: '#ffffff', countyLine: '#000000', label: '#000000' },
};
