/** The sign of the n-th camera, in the list and on the map: 1, 2, 3 … */
export const cameraSign = (index: number): string => String(index + 1);

/** The sign of the n-th station or post: A, B, C … */
export const postSign = (index: number): string => String.fromCharCode('A'.charCodeAt(0) + index);
