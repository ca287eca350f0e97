export default {
  patrolPlace: { page: '地点' },
};
