import { addTexts } from '../i18n/index.ts';
import { situationTexts } from '../i18n/situation.ts';

/* The panels of the monitor: fetched when it is entered. */
export { MonitorLeft } from '../features/situation/MonitorLeft.tsx';
export { MonitorRight } from '../features/situation/MonitorRight.tsx';

addTexts(situationTexts);
