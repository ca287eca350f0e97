/** Shapes that stand beside colours, in the legend, in lists and on the map. */
export type ShapeName = 'circle' | 'ring' | 'triangle' | 'square' | 'diamond' | 'star' | 'cross';
