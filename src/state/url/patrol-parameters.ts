import { SUBJECTS } from '../../domain/engine/api/answer.ts';
import {
  DESK_LEFT_PAGES,
  DESK_RIGHT_PAGES,
  HOTSPOT_PICTURES,
  TIPS_PAGES,
  type PatrolView,
} from '../view/patrol-view.ts';
import { choice, IDENTIFIER, identifier, withView, type LinkState, type Parameter } from './parameter.ts';

const withPatrol = (state: LinkState, patch: Partial<PatrolView>): LinkState =>
  withView(state, { patrol: { ...state.view.patrol, ...patch } });

/** What the patrol desk shows. */
export const PATROL_PARAMETERS = {
  count: choice(SUBJECTS, (s) => s.view.patrol.subject, (s, subject) => withPatrol(s, { subject })),
  desk: choice(DESK_LEFT_PAGES, (s) => s.view.patrol.left, (s, left) => withPatrol(s, { left })),
  side: choice(DESK_RIGHT_PAGES, (s) => s.view.patrol.right, (s, right) => withPatrol(s, { right })),
  tips: choice(TIPS_PAGES, (s) => s.view.patrol.tipsPage, (s, tipsPage) => withPatrol(s, { tipsPage })),
  poster: identifier((s) => s.view.patrol.posterId, (s, posterId) => withPatrol(s, { posterId })),
  hot: choice(HOTSPOT_PICTURES, (s) => s.view.patrol.picture, (s, picture) => withPatrol(s, { picture })),
  line: identifier((s) => s.view.patrol.lineId, (s, lineId) => withPatrol(s, { lineId })),
  plan: identifier((s) => s.view.patrol.planId, (s, planId) => withPatrol(s, { planId })),
  series: identifier((s) => s.view.patrol.seriesId, (s, seriesId) => withPatrol(s, { seriesId })),
  pair: {
    write: ({ view }) => view.patrol.pair?.join('~') ?? '',
    read: (text, state) => {
      if (text === '') return withPatrol(state, { pair: null });
      const [one, other, rest] = text.split('~');
      if (one === undefined || other === undefined || rest !== undefined || one === other) return undefined;
      return [one, other].every((caseNo) => IDENTIFIER.test(caseNo))
        ? withPatrol(state, { pair: [one, other] })
        : undefined;
    },
  },
} satisfies Readonly<Record<string, Parameter>>; // prettier-ignore
