/* The coverage audit: fetched when it is first opened. */
export { AuditOnMap } from '../features/audit/AuditOnMap.tsx';
export { AuditPanel } from '../features/audit/AuditPanel.tsx';
