/* The emergency mode; fetched when it is first turned on. */
export { EmergencyDesk } from '../features/emergency/EmergencyDesk.tsx';
export { EmergencyPanel } from '../features/emergency/EmergencyPanel.tsx';
