/** Two soft notes, a falling third: noticed across a room, and nothing like a fire alarm. Frequencies in hertz (A5, F5). */
const NOTES = [880, 698.46] as const;
const NOTE_S = 0.28;
const ATTACK_S = 0.02;
/** Of full volume; the laptop's own volume still counts. */
const LOUDNESS = 0.18;

/**
 * Plays the alert sound once, made here: no file is loaded, so the page's policy stays as it is. Silent where the system has no sound,
 * or where a page may not play any.
 */
export function playTwoTone(): void {
  if (typeof AudioContext === 'undefined') return;
  try {
    const context = new AudioContext();
    const last = NOTES.map((hertz, index) => playNote(context, hertz, context.currentTime + index * NOTE_S)).at(-1);
    last?.addEventListener('ended', () => void context.close());
  } catch {
    // Without a sound device the alert is still in the window, on the desktop and on the badge.
  }
}

function playNote(context: AudioContext, hertz: number, startS: number): OscillatorNode {
  const oscillator = new OscillatorNode(context, { type: 'sine', frequency: hertz });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, startS);
  volume.gain.linearRampToValueAtTime(LOUDNESS, startS + ATTACK_S);
  volume.gain.exponentialRampToValueAtTime(0.001, startS + NOTE_S);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(startS);
  oscillator.stop(startS + NOTE_S);
  return oscillator;
}
