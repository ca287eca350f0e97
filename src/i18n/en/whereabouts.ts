import type chinese from '../zh-CN/whereabouts.ts';

export default {
  whereabouts: {
    at: 'at {{name}}',
    from: '{{distance}} {{direction}} of {{name}}',
    join: ', ',
    metres: '{{n}} m',
    kilometres: '{{n}} km',
    direction: {
      north: 'north',
      northeast: 'north-east',
      east: 'east',
      southeast: 'south-east',
      south: 'south',
      southwest: 'south-west',
      west: 'west',
      northwest: 'north-west',
    },
  },
} satisfies typeof chinese;
