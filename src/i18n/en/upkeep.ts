import type chinese from '../zh-CN/upkeep.ts';

export default {
  newBuild: {
    title: 'A new version is installed.',
    hint: 'The page loads anew and comes back to this view.',
    missing: 'This part opens once the page has loaded anew; it comes back to this view.',
    load: 'Load now',
    later: 'Later',
  },
  firstSteps: {
    title: 'Your first minute: three steps',
    map: 'Read the map.',
    mapHint:
      'Areas are grids; brighter means more incidents. A ring stands for the incidents of a place: finished, in time, near the deadline, overdue.',
    time: 'Choose a time.',
    timeHint: 'Drag over the bars below, or press “24 h”; every number follows.',
    open: 'Open a thing.',
    openHint:
      'Click a grid to go one level down, a ring or a row to open its incident; / searches, ? lists all keys.',
    done: 'Got it',
  },
} satisfies typeof chinese;
