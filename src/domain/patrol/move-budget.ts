/** Moves that are left, counted down; work ends with them and not by a clock. */
export interface MoveBudget {
  left: number;
}

/** Moves between two turns of a task. */
const MOVES_PER_TURN = 512;

/** Takes one move; `true` where others should get their turn. */
export function takeMove(budget: MoveBudget): boolean {
  budget.left -= 1;
  return budget.left % MOVES_PER_TURN === 0;
}
