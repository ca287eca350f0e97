import desk from './patrol-desk.ts';
import forecast from './patrol-forecast.ts';
import place from './patrol-place.ts';
import plan from './patrol-plan.ts';
import series from './patrol-series.ts';
import time from './patrol-time.ts';
import tips from './patrol-tips.ts';

export default { ...desk, ...forecast, ...place, ...plan, ...series, ...time, ...tips };
