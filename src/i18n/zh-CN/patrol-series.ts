export default {
  patrolSeries: { page: '串并' },
};
