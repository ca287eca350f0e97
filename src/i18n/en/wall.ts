import type chinese from '../zh-CN/wall.ts';

export default {
  wall: {
    group: 'Wall and remote control (kiosk in the link)',
    command: {
      rotation: 'Start or stop the rotation',
      nextStop: 'Rotation: next place',
      previousStop: 'Rotation: previous place',
      stop: {
        0: 'Rotation: the whole city',
        1: 'Rotation: place 1',
        2: 'Rotation: place 2',
        3: 'Rotation: place 3',
        4: 'Rotation: place 4',
        5: 'Rotation: place 5',
      },
      newerIncident: 'Choose the newer incident',
      olderIncident: 'Choose the older incident',
      ok: 'OK: into the chosen unit; emergency mode of the chosen incident; else the newest incident',
      back: 'Back: close, deselect, one level up',
      dim: 'Night colours: automatic, on, off',
      sound: 'Sound on or off',
      handover: 'Shift hand-over',
    },
    rotationOf: 'Rotation {{at}}/{{of}}',
    paused: 'paused',
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
