/* The panels around the map: fetched beside it, so that the map does not wait for them. */
export { listenToKeys } from '../commands/registry.ts';
export { linkAddressBar } from '../state/connection/address-bar.ts';
export { EmergencyGate } from '../features/emergency/EmergencyGate.tsx';
export { IncidentList } from '../features/incident-list/IncidentList.tsx';
export { Header } from '../features/header/Header.tsx';
export { ActiveFilters } from '../features/filters/ActiveFilters.tsx';
export { FiltersPanel } from '../features/filters/FiltersPanel.tsx';
export { Lasso } from '../features/lasso/Lasso.tsx';
export { SearchBox } from '../features/search/SearchBox.tsx';
export { TimeBar } from '../features/time-filter/TimeBar.tsx';
export { LayerControl } from '../features/layer-control/LayerControl.tsx';
export { Legend } from '../features/legend/Legend.tsx';
export { Notice } from '../features/notice/Notice.tsx';
export { PrintedMap } from './PrintedMap.tsx';
export { NumberBar } from '../features/number-bar/NumberBar.tsx';
