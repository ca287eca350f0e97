/** Short notes, quiet enough for a room where people speak. */
const NOTE_S = 0.16;
const LOUDNESS = 0.12;

let context: AudioContext | undefined;

/** Plays notes one after the other, in Hz; silent where the browser has not been touched yet, because it allows no sound then. */
export async function playTone(notesHz: readonly number[]): Promise<void> {
  context ??= new AudioContext();
  if (context.state === 'suspended') await context.resume().catch(() => undefined);
  const begins = context.currentTime;
  for (const [index, hz] of notesHz.entries()) {
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
