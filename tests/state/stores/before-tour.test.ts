import { describe, expect, it } from 'vitest';
import { createAppState } from '../../../src/state/stores/app-state.ts';
import { applyStateFromQueryString, DEFAULT_LINK_STATE } from '../../../src/state/url/link-state.ts';

const LINK =
  '?t=30d&cat=A&in=430202000000&layers=units,cameras&metric=overdue&at=113.1,27.8,12&sel=unit:430202000000';

/** What a stop changes. */
function lead(state: ReturnType<typeof createAppState>['state']): void {
  state.filter
    .getState()
    .replace({ ...state.filter.getState().filter, unitCode: '430211000000', categories: [] });
  state.view.getState().change({
    layers: ['markets'],
    metric: 'density',
    selection: null,
    camera: { center: [113, 27], zoom: 9, bearing: 0, pitch: 0 },
    tour: { id: null, stop: 4, isPresenter: false },
  });
}

describe('a tour that is left', () => {
  it('gives back filter, view, layers and metric in the workspace that was left for it', () => {
    const { state } = createAppState(LINK);
    const before = { filter: state.filter.getState().filter, view: state.view.getState().view };
    state.view.getState().enterWorkspace('tour');
    lead(state);
    state.view.getState().enterWorkspace('monitor');
    expect(state.filter.getState().filter).toBe(before.filter);
    expect(state.view.getState().view).toEqual(before.view);
  });

  it('gives another workspace its own layers, and everything else back', () => {
    const { state } = createAppState(LINK);
    const { camera, selection } = state.view.getState().view;
    state.view.getState().enterWorkspace('tour');
    lead(state);
    state.view.getState().enterWorkspace('patrol');
    expect(state.view.getState().view).toMatchObject({
      camera,
      selection,
      layers: ['unitLabels', 'hotspots', 'markets', 'busLines'],
      metric: 'density',
      tour: { id: null, stop: null, isPresenter: false },
    });
  });

  it('begins anew where the link began in the tour', () => {
    const { state } = createAppState('?w=tour&stop=5');
    expect(state.view.getState().view.tour).toEqual({ id: null, stop: 5, isPresenter: false });
    lead(state);
    state.view.getState().enterWorkspace('monitor');
    expect(state.view.getState().view).toEqual(DEFAULT_LINK_STATE.view);
    expect(state.filter.getState().filter).toEqual(DEFAULT_LINK_STATE.filter);
  });

  it('leaves a link that is followed as it is', () => {
    const { state } = createAppState(LINK);
    state.view.getState().enterWorkspace('tour');
    lead(state);
    const { state: link } = applyStateFromQueryString(DEFAULT_LINK_STATE, '?cat=B&metric=count');
    state.view.getState().change(link.view);
    state.filter.getState().replace(link.filter);
    expect(state.view.getState().view).toEqual(link.view);
    expect(state.filter.getState().filter).toEqual(link.filter);
    // Nothing is kept for later.
    state.view.getState().enterWorkspace('tour');
    state.view.getState().enterWorkspace('monitor');
    expect(state.filter.getState().filter).toEqual(link.filter);
  });
});
