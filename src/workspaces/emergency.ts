import { dossierTexts } from '../i18n/dossier.ts';
import { addTexts } from '../i18n/index.ts';

addTexts(dossierTexts);

/* The emergency mode; fetched when it is first turned on. */
export { EmergencyDesk } from '../features/emergency/EmergencyDesk.tsx';
export { EmergencyPanel } from '../features/emergency/EmergencyPanel.tsx';
