import situation from './situation.ts';
import surges from './surges.ts';

export default { ...situation, ...surges };
