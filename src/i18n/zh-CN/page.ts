import cases from './cases.ts';
import commands from './commands.ts';
import emergency from './emergency.ts';
import filters from './filters.ts';
import map from './map.ts';
import panels from './panels.ts';
import shell from './shell.ts';
import time from './time.ts';

/** What every page shows at once. */
export default { ...shell, ...map, ...panels, ...filters, ...time, ...commands, ...cases, ...emergency };
