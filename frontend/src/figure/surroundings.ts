// What happens around a figure: seen or not, its size, the theme, whether motion is wanted.

export interface Surroundings {
  seen(isSeen: boolean): void;
  resized(): void;
  recoloured(): void;
  motionUnwanted(isUnwanted: boolean): void;
}

/** Reports the present state where it differs from "seen, motion wanted", then every change, until stopped. */
export function watchSurroundings(host: HTMLElement, report: Surroundings): () => void {
  const stops = [
    watchSeen(host, report),
    watchSize(host, report),
    watchMedia("(prefers-reduced-motion: reduce)", (isUnwanted) => report.motionUnwanted(isUnwanted)),
    watchMedia("(prefers-color-scheme: dark)", () => report.recoloured()),
    watchTheme(report),
  ];
  if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) report.motionUnwanted(true);
  return () => {
    for (const stop of stops) stop();
  };
}

function watchSeen(host: HTMLElement, report: Surroundings): () => void {
  let isOnScreen = true;
  const tell = (): void => report.seen(isOnScreen && !document.hidden);
  const observer = new IntersectionObserver((entries) => {
    isOnScreen = entries.at(-1)?.isIntersecting ?? true;
    tell();
  });
  observer.observe(host);
  document.addEventListener("visibilitychange", tell);
  return () => {
    observer.disconnect();
    document.removeEventListener("visibilitychange", tell);
  };
}

function watchSize(host: HTMLElement, report: Surroundings): () => void {
  const observer = new ResizeObserver(() => report.resized());
  observer.observe(host);
  return () => observer.disconnect();
}

function watchMedia(query: string, tell: (matches: boolean) => void): () => void {
  const media = window.matchMedia(query);
  const changed = (event: MediaQueryListEvent): void => tell(event.matches);
  media.addEventListener("change", changed);
  return () => media.removeEventListener("change", changed);
}

function watchTheme(report: Surroundings): () => void {
  const observer = new MutationObserver(() => report.recoloured());
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
