/* The panels of the monitor: fetched when it is entered. */
export { MonitorLeft } from '../features/situation/MonitorLeft.tsx';
export { MonitorRight } from '../features/situation/MonitorRight.tsx';
export { SurgeStrip } from '../features/surges/SurgeStrip.tsx';
