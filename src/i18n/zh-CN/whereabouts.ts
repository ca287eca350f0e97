/** Where something is, told from what people know. */
export default {
  whereabouts: {
    at: '{{name}}旁',
    from: '{{name}}{{direction}}方 {{distance}}',
    join: ' ',
    metres: '{{n}} 米',
    kilometres: '{{n}} 公里',
    direction: {
      north: '北',
      northeast: '东北',
      east: '东',
      southeast: '东南',
      south: '南',
      southwest: '西南',
      west: '西',
      northwest: '西北',
    },
  },
};
