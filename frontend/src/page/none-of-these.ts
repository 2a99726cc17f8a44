// "None of these" gives way to a tick. It takes no tick away itself: a danger sign is not to be lost by one tap.

/** Take "none of these" away as soon as something of the same question is ticked. */
export function letNoneGiveWay(document: Document): void {
  document.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== "checkbox" || !target.checked) return;
    const none = target.closest(".choices")?.querySelector<HTMLInputElement>(".choice-none input");
    if (none && none !== target) none.checked = false;
  });
}
