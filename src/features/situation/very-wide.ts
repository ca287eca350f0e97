/** A wall of several screens side by side: the columns are two panels wide (see wide.css) and show both their pages. */
export const VERY_WIDE = '(min-aspect-ratio: 3/1) and (min-width: 3000px)';
