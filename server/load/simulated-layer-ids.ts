/** Layers that no file holds: what the simulator makes for the bundled city. */
export const SIMULATED_INCIDENTS = 'simulated-incidents';
export const SIMULATED_CASES = 'simulated-cases';
