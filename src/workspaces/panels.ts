/* The panels around the map: fetched beside it, so that the map does not wait for them. */
export { EventList } from '../features/events/EventList.tsx';
export { FiltersPanel } from '../features/filters/FiltersPanel.tsx';
export { SearchBox } from '../features/search/SearchBox.tsx';
export { TimeBar } from '../features/time-filter/TimeBar.tsx';
