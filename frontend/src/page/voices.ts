// Settings: the voices of this device to choose from, and a sentence to hear one. Only voices that speak on the
// device itself: the others would send every sentence to another computer.

/** Fill the list of voices and make "Listen" work; a device without voices keeps the list as it is. */
export function offerVoices(document: Document): void {
  const select = document.querySelector<HTMLSelectElement>("select[data-voices]");
  if (select === null || !("speechSynthesis" in window)) {
    return;
  }
  const fill = (): void => addVoices(select, document.documentElement.lang);
  fill();
  speechSynthesis.addEventListener("voiceschanged", fill); // some browsers learn their voices late
  const sample = document.querySelector<HTMLElement>("[data-voice-sample]");
  const button = sample?.querySelector<HTMLButtonElement>("[data-say]");
  if (sample && button) {
    sample.hidden = false;
    button.addEventListener("click", () => say(button.dataset.say ?? "", select.value));
  }
}

function addVoices(select: HTMLSelectElement, language: string): void {
  const known = new Set(Array.from(select.options, (option) => option.value));
  for (const voice of localVoices(language)) {
    const value = valueFor(voice);
    if (!known.has(value)) {
      select.add(new Option(`${voice.name} (${voice.lang})`, value));
    }
  }
}

/** The device's own voices, those of the page's language first. */
function localVoices(language: string): SpeechSynthesisVoice[] {
  const main = language.slice(0, 2);
  const isOurs = (voice: SpeechSynthesisVoice): boolean => voice.lang.startsWith(main);
  return speechSynthesis
    .getVoices()
    .filter((voice) => voice.localService)
    .sort((a, b) => Number(isOurs(b)) - Number(isOurs(a)) || a.name.localeCompare(b.name));
}

function valueFor(voice: SpeechSynthesisVoice): string {
  return `${voice.lang}|${voice.name}`;
}

function say(text: string, value: string): void {
  const utterance = new SpeechSynthesisUtterance(text);
  const voice = speechSynthesis.getVoices().find((each) => valueFor(each) === value);
  if (voice) {
    utterance.voice = voice;
    utterance.lang = voice.lang;
  }
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
}
