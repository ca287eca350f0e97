import { lazy } from 'react';
import { fetchAgain } from '../../api/fetch-again.ts';
import { withTexts } from '../../i18n/index.ts';

/** The editor of tours with its texts: fetched when the first tour is written at. */
export const LazyTourEditor = lazy(() =>
  fetchAgain(async () => {
    const { TourEditor: component } = await withTexts(['tourEditor'], import('./editor/TourEditor.tsx'));
    return { default: component };
  }),
);
