import type { Task } from '../../tasks/task.ts';

/** Events of a stretch of days, cell by cell, each cell's in the order of time. */
export interface CellTimes {
  /** Days since the begin of the stretch. */
  readonly days: Float64Array;
  /** First event of each cell in `days`; one more than there are cells. */
  readonly starts: Uint32Array;
  /** Length of the stretch in days. */
  readonly lengthDays: number;
}

/** λ of a cell = its background + θ ω Σ exp(−ω · days since each of its events), events per day. */
export interface SelfExcitingFit {
  readonly background: Float64Array;
  /** Events that one event sets off on average. */
  readonly theta: number;
  /** How fast that fades, per day. */
  readonly omega: number;
  /** Intensity of each cell at the end of the stretch. */
  readonly intensity: Float64Array;
}

/** Before the first step: a third of the events follow others, within two weeks. */
const FIRST = { theta: 0.3, omega: 1 / 14 };
const MOST_STEPS = 200;
const SMALLEST_CHANGE = 1e-6;

/**
 * Fits background and excitation by expectation–maximisation (Mohler et al., J. Am. Stat. Assoc. 110, 2015, 1399–1411,
 * eq. 2–5): each step shares every event between the background of its cell and the earlier events there. Events of
 * the same moment do not set off each other; what would follow after the end is allowed for in θ.
 */
export function* fitSelfExciting({ days, starts, lengthDays }: CellTimes): Task<SelfExcitingFit> {
  const cells = starts.length - 1;
  let { theta, omega } = FIRST;
  const background = new Float64Array(cells);
  for (let cell = 0; cell < cells; cell++)
    background[cell] = ((1 - theta) * (starts[cell + 1]! - starts[cell]!)) / lengthDays;
  const intensity = new Float64Array(cells);
  for (let step = 0; step < MOST_STEPS; step++) {
    let followed = 0;
    let waited = 0;
    let possible = 0;
    for (let cell = 0; cell < cells; cell++) {
      let own = 0;
      // Σ exp(−ω · age) and Σ age · exp(−ω · age) of the events before `day`; those of `day` itself wait.
      let [sum, aged, day, waiting] = [0, 0, 0, 0];
      for (let event = starts[cell]!; event <= starts[cell + 1]!; event++) {
        const isEnd = event === starts[cell + 1];
        const now = isEnd ? lengthDays : days[event]!;
        if (now > day) {
          const fade = Math.exp(-omega * (now - day));
          aged = fade * (aged + (now - day) * (sum + waiting));
          sum = fade * (sum + waiting);
          [day, waiting] = [now, 0];
        }
        const rate = background[cell]! + theta * omega * sum;
        if (isEnd) intensity[cell] = rate;
        else {
          own += background[cell]! / rate;
          followed += (theta * omega * sum) / rate;
          waited += (theta * omega * aged) / rate;
          possible += 1 - Math.exp(-omega * (lengthDays - now));
          waiting += 1;
        }
      }
      background[cell] = own / lengthDays;
    }
    yield;
    const [lastTheta, lastOmega] = [theta, omega];
    theta = possible > 0 ? followed / possible : 0;
    omega = waited > 0 ? followed / waited : omega;
    if (Math.abs(theta - lastTheta) < SMALLEST_CHANGE && Math.abs(omega - lastOmega) < SMALLEST_CHANGE) break;
  }
  return { background, theta, omega, intensity };
}
