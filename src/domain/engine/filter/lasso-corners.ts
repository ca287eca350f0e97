/** Corners that an area drawn by hand has at least. */
export const FEWEST_LASSO_CORNERS = 3;
/** Corners that an area drawn by hand has at most. */
export const MOST_LASSO_CORNERS = 200;
