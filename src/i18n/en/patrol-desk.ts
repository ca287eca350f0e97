import type chinese from '../zh-CN/patrol-desk.ts';

export default {
  patrol: {
    leftPages: 'What the left column shows',
    rightPages: 'What the right column shows',
    tools: 'Layers',
    cases: 'Cases',
  },
} satisfies typeof chinese;
