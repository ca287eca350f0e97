import type chinese from '../zh-CN/wall.ts';

export default {
  wall: {
    group: 'Wall and remote control (kiosk in the link)',
    command: {
      rotation: 'Start or stop the rotation',
      nextStop: 'Rotation: next place',
      previousStop: 'Rotation: previous place',
      stop: {
        1: 'Rotation: place 1',
        2: 'Rotation: place 2',
        3: 'Rotation: place 3',
        4: 'Rotation: place 4',
      },
      move: {
        up: 'Focus up; scrolls where there is nothing to focus',
        down: 'Focus down; scrolls where there is nothing to focus',
        left: 'Focus left',
        right: 'Focus right',
      },
      ok: 'OK: opens what has the focus; without focus, goes into the chosen unit or dossier',
      back: 'Back: closes what is on top, then the view before',
      home: 'Away from now: back to now first; then the first view of this wall (asks in an emergency)',
      dim: 'Night colours: automatic, on, off',
      sound: 'Sound on or off',
      handover: 'Shift hand-over',
    },
    keys: 'Keys of the remote control',
    hint: 'Arrows move · OK opens · Back · 0 home',
    rotationOf: 'Rotation {{at}}/{{of}}',
    paused: 'paused',
    pausedFor: 'paused, goes on in {{n}} s',
    behind: 'The map is not of now',
    closesIn: { minutes: 'this closes in {{n}} min', seconds: 'this closes in {{n}} s' },
    open: '{{n}} open',
    city: 'Whole city',
    said: {
      rotationOn: 'Rotation is on',
      rotationOff: 'Rotation is off',
      soundOn: 'Sound is on',
      soundOff: 'Sound is off',
      dim: {
        auto: 'Night colours: automatic (22–6 h)',
        on: 'Night colours: on',
        off: 'Night colours: off',
      },
    },
  },
} satisfies typeof chinese;
