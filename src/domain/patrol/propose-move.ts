import { below, chance, pick } from '../random/distributions.ts';
import type { Random } from '../random/random.ts';
import type { CompiledPatrol } from './compile-patrol.ts';
import { withoutStop, withoutVisit, withStopFor, withVisit, type DraftPlan } from './draft-plan.ts';
import { goodNeighbours, type GoodNeighbours } from './good-neighbours.ts';
import { isOpenTo } from './fill-greedily.ts';
import { EMPTY_DRAFT, type DraftRound, type RoundScorer } from './round-scorer.ts';

/** Rounds of teams that a move would change. */
export type ProposedMove = readonly { readonly team: number; readonly round: DraftRound }[];

interface MoveContext {
  readonly patrol: CompiledPatrol;
  readonly scorer: RoundScorer;
  readonly near: GoodNeighbours;
  readonly plan: DraftPlan;
  readonly random: Random;
  readonly team: number;
  readonly round: DraftRound;
}

type Proposer = (context: MoveContext) => ProposedMove;

const only = (team: number, round: DraftRound): ProposedMove => [{ team, round }];

/** A stop that the team may visit after another: a good neighbour of it, or any. −1 where the drawn one is not open. */
function someStop({ patrol, near, plan, random, team }: MoveContext, before: number | undefined): number {
  const stop =
    before === undefined || near.width === 0 || chance(random, 0.3)
      ? below(random, patrol.stopCount)
      : near.stops[before * near.width + below(random, near.width)]!;
  return isOpenTo(patrol, plan, team, stop) ? stop : -1;
}

/** 2-opt: a part of the round backwards (Croes, Operations Research 6, 1958, 791–812). Its waits are dropped. */
const reverse: Proposer = ({ random, team, round: { stops, notBefore } }) => {
  const [a, b] = [below(random, stops.length), below(random, stops.length)];
  const [from, to] = [Math.min(a, b), Math.max(a, b) + 1];
  if (to - from < 2) return [];
  return only(team, {
    stops: [...stops.slice(0, from), ...stops.slice(from, to).reverse(), ...stops.slice(to)],
    notBefore: notBefore.map((minute, at) => (at >= from && at < to ? 0 : minute)),
  });
};

const relocateVisit: Proposer = ({ random, team, round }) => {
  const at = below(random, round.stops.length);
  return only(team, withVisit(withoutVisit(round, at), below(random, round.stops.length), round.stops[at]!));
};

/** Two visits of a team change places. */
const swapVisits: Proposer = ({ random, team, round: { stops, notBefore } }) => {
  const [a, b] = [below(random, stops.length), below(random, stops.length)];
  if (stops[a] === stops[b]) return [];
  const swapped = stops.with(a, stops[b]!).with(b, stops[a]!);
  return only(team, { stops: swapped, notBefore: notBefore.with(a, 0).with(b, 0) });
};

/** A stop passes to another team, or two teams exchange one each. */
const passStop: Proposer = ({ patrol, plan, random, team, round }) => {
  const other = below(random, patrol.teamCount);
  if (other === team) return [];
  const theirs = plan.rounds[other]!;
  const stop = round.stops[below(random, round.stops.length)]!;
  if (theirs.stops.length > 0 && chance(random, 0.5)) {
    const back = theirs.stops[below(random, theirs.stops.length)]!;
    return [
      { team, round: withStopFor(round, stop, back) },
      { team: other, round: withStopFor(theirs, back, stop) },
    ];
  }
  return [
    { team, round: withoutStop(round, stop) },
    { team: other, round: withVisit(theirs, below(random, theirs.stops.length + 1), stop) },
  ];
};

/** Another stop takes the place of one, in all its visits or in one of them. */
const replaceStop: Proposer = (context) => {
  const { random, team, round } = context;
  const at = below(random, round.stops.length);
  const other = someStop(context, round.stops[at - 1]);
  if (other < 0) return [];
  if (chance(random, 0.5) && !round.stops.includes(other))
    return only(team, withStopFor(round, round.stops[at]!, other));
  return only(team, { stops: round.stops.with(at, other), notBefore: round.notBefore.with(at, 0) });
};

const insertVisit: Proposer = (context) => {
  const { random, team, round } = context;
  const at = below(random, round.stops.length + 1);
  const isAgain = round.stops.length > 0 && chance(random, 0.4);
  const stop = isAgain
    ? round.stops[below(random, round.stops.length)]!
    : someStop(context, round.stops[at - 1]);
  return stop < 0 ? [] : only(team, withVisit(round, at, stop));
};

const removeVisit: Proposer = ({ random, team, round }) =>
  only(team, withoutVisit(round, below(random, round.stops.length)));

/** One visit goes, another comes elsewhere in the round. */
const exchangeVisit: Proposer = (context) => {
  const { random, round } = context;
  return insertVisit({ ...context, round: withoutVisit(round, below(random, round.stops.length)) });
};

/** Longest wait that one move adds. */
const MOST_WAIT_MINUTES = 40;

/** A visit begins some minutes later than it does, or as soon as it can; those after it may move up again. */
const shiftVisit: Proposer = ({ scorer, random, team, round }) => {
  const { stops, notBefore } = round;
  const at = below(random, stops.length);
  const wait = Math.ceil(MOST_WAIT_MINUTES * random.next() ** 2);
  const minute = chance(random, 0.3) ? 0 : scorer.visits(team, round)[at]!.arriveMinute + wait;
  const shifted = notBefore.with(at, minute);
  return only(team, { stops, notBefore: chance(random, 0.5) ? shifted : shifted.fill(0, at + 1) });
};

const PROPOSERS: readonly Proposer[] = [
  reverse,
  relocateVisit,
  relocateVisit,
  swapVisits,
  passStop,
  replaceStop,
  replaceStop,
  insertVisit,
  removeVisit,
  exchangeVisit,
  exchangeVisit,
  shiftVisit,
  shiftVisit,
];

const ORDER_PROPOSERS: readonly Proposer[] = [reverse, relocateVisit, swapVisits];
const CHAIN_OF_ONE = PROPOSERS.filter((propose) => propose !== passStop);
const CHAIN_OF_TWO = [...ORDER_PROPOSERS, shiftVisit, removeVisit];

/** How often a move is followed by another before anyone looks at it: the step between may break a limit. */
const CHAIN_CHANCE = 0.3;

/** A move and one more in a round of it. Where stops pass between teams, only order and times change further. */
function chained(context: MoveContext, move: ProposedMove): ProposedMove {
  const { random } = context;
  const at = below(random, move.length);
  const { team, round } = move[at]!;
  if (round.stops.length === 0) return move;
  const propose = pick(random, move.length > 1 ? CHAIN_OF_TWO : CHAIN_OF_ONE);
  const [next] = propose({ ...context, team, round });
  return next === undefined ? move : move.with(at, next);
}

/** Draws moves of every kind, or such that only change the order of one round. Empty where nothing would change. */
export interface MoveSource {
  any(plan: DraftPlan, random: Random): ProposedMove;
  order(plan: DraftPlan, team: number, random: Random): ProposedMove;
}

/** A source of random moves. */
export function createMoveSource(patrol: CompiledPatrol, scorer: RoundScorer): MoveSource {
  const near = goodNeighbours(patrol);
  return {
    any(plan, random) {
      if (patrol.teamCount === 0 || patrol.stopCount === 0) return [];
      const team = below(random, patrol.teamCount);
      const round = plan.rounds[team] ?? EMPTY_DRAFT;
      const propose = round.stops.length === 0 ? insertVisit : pick(random, PROPOSERS);
      const context = { patrol, scorer, near, plan, random, team, round };
      let move = propose(context);
      while (move.length > 0 && chance(random, CHAIN_CHANCE)) move = chained(context, move);
      return move;
    },
    order(plan, team, random) {
      const round = plan.rounds[team] ?? EMPTY_DRAFT;
      if (round.stops.length < 2) return [];
      return pick(random, ORDER_PROPOSERS)({ patrol, scorer, near, plan, random, team, round });
    },
  };
}
