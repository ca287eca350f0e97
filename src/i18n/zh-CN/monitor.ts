import situation from './situation.ts';
import surges from './surges.ts';

/** What the monitor shows: its panels, and what comes in a crowd. */
export default { ...situation, ...surges };
