// The colour of the browser's own frame follows the theme that the person chose by hand.

/** Give the frame of the browser the page's own surface colour. */
export function followTheme(document: Document): void {
  const root = document.documentElement;
  if (root.dataset.theme === undefined) {
    return;
  }
  const colour = getComputedStyle(root).getPropertyValue("--surface").trim();
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    meta.content = colour;
  }
}
