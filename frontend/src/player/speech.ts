// The device's own voice (Web Speech). Voices turn up late on some browsers and never on others.

import { SpeechQueue, type Synthesiser } from "./pure/speech-queue";

export interface VoiceChoice {
  readonly on: boolean;
  /** The name of a voice of this device; empty for the best one of the language. */
  readonly name: string;
  readonly lang: string;
  /** 0 to 100. */
  readonly volume: number;
}

const TIMING = { now: () => Date.now(), later: (act: () => void, ms: number) => setTimeout(act, ms) };

/** Make the queue of this device's voice; null where the browser has none. */
export function deviceVoice(choice: VoiceChoice): SpeechQueue | null {
  if (!("speechSynthesis" in window) || typeof SpeechSynthesisUtterance === "undefined") return null;
  speechSynthesis.cancel();
  const queue = new SpeechQueue(synthesiser(choice), TIMING);
  speechSynthesis.addEventListener?.("voiceschanged", () => queue.reset());
  addEventListener("pagehide", () => speechSynthesis.cancel());
  return queue;
}

function synthesiser(choice: VoiceChoice): Synthesiser {
  let current: SpeechSynthesisUtterance | null = null; // kept, or some browsers collect it before it ends
  return {
    speak: (text, { began, ended }) => {
      const utterance = new SpeechSynthesisUtterance(text);
      const voice = chosenVoice(speechSynthesis.getVoices(), choice);
      if (voice !== null) utterance.voice = voice;
      utterance.lang = voice?.lang ?? choice.lang;
      utterance.volume = choice.volume / 100;
      utterance.onstart = began;
      utterance.onend = ended;
      utterance.onerror = ended;
      current = utterance;
      speechSynthesis.resume();
      speechSynthesis.speak(utterance);
    },
    hush: () => {
      if (current !== null) speechSynthesis.cancel();
      current = null;
    },
  };
}

/** Return the chosen voice, else one of the language. Only voices of the device: others send every sentence away. */
export function chosenVoice(
  voices: readonly SpeechSynthesisVoice[],
  { name, lang }: Pick<VoiceChoice, "name" | "lang">,
): SpeechSynthesisVoice | null {
  const language = lang.slice(0, 2).toLowerCase();
  const own = voices.filter((voice) => voice.localService);
  const fitting = own.filter((voice) => voice.lang.toLowerCase().startsWith(language));
  return own.find((voice) => voice.name === name) ?? fitting[0] ?? null;
}
