// An answer that goes with no other ("none of these", "nothing new") gives way to a tick. It takes no tick away itself:
// a danger sign is not to be lost by one tap.

/** Take that answer away as soon as something of the same question is ticked. */
export function letNoneGiveWay(document: Document): void {
  document.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== "checkbox" || !target.checked) return;
    const none = target.closest(".choices")?.querySelector<HTMLInputElement>("[data-goes-alone] input");
    if (none && none !== target) none.checked = false;
  });
}
