import type chinese from '../zh-CN/commands.ts';

export default {
  command: {
    group: { time: 'Time', filter: 'Filter', page: 'Page', workspace: 'Workspace', layer: 'Layers' },
    play: 'Play or pause',
    stepBack: 'One step back',
    stepForward: 'One step forward',
    speed: 'Change playback speed',
    preset: { '24h': 'Last 24 hours', '7d': 'Last 7 days', '30d': 'Last 30 days', all: 'All time' },
    filtersPanel: 'Open or close the filters',
    clearFilters: 'Clear filters',
    undo: 'Undo filter change',
    redo: 'Redo filter change',
    highlightMode: 'Filter or highlight',
    lasso: 'Draw an area',
    marketDay: 'Market days only',
    weekClock: 'Open or close the week clock',
    levelUp: 'One level up',
    search: 'Search',
    theme: 'Change theme',
    painter: 'Change painter (auto · GPU · CPU)',
    language: 'Change language',
    deselect: 'Close dialog or deselect',
    palette: 'Command palette',
    help: 'Keyboard help',
    emergency: 'Emergency: start it for the chosen event, or end it',
  },
} satisfies typeof chinese;
