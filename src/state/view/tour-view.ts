/** Which tour is on and where it stands, as far as a link carries it. */
export interface TourView {
  /** `null` = the first of the data set. */
  readonly id: string | null;
  /** The first stop is 1; `null` = it begins by itself at the first one. */
  readonly stop: number | null;
  /** Whether this is the window of the presenter, which leads the tour of another window. */
  readonly isPresenter: boolean;
}

export const DEFAULT_TOUR_VIEW: TourView = { id: null, stop: null, isPresenter: false };
