/** Two short notes, a fourth apart, quiet enough for a room where people speak. */
const NOTES_HZ = [660, 880];
const NOTE_S = 0.16;
const LOUDNESS = 0.12;

let context: AudioContext | undefined;

/** Plays the tone of the wall; silent where the browser has not been touched yet, because it allows no sound then. */
export async function playTone(): Promise<void> {
  context ??= new AudioContext();
  if (context.state === 'suspended') await context.resume().catch(() => undefined);
  const begins = context.currentTime;
  for (const [index, hz] of NOTES_HZ.entries()) {
    const at = begins + index * NOTE_S;
    const gain = context.createGain();
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
    gain.gain.linearRampToValueAtTime(0, at + NOTE_S);
    gain.connect(context.destination);
    const voice = context.createOscillator();
    voice.frequency.value = hz;
    voice.connect(gain);
    voice.start(at);
    voice.stop(at + NOTE_S);
  }
}
