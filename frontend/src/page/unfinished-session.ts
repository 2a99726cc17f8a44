// Today offers to go on with a session that was left in the middle, and questions that stand before it say that it is
// open. Only this device knows about it.

/** Where the player notes a session that is not over; it removes the note at the end. */
export const UNFINISHED = "endrange.unfinished";

/** Show what the page says about an open session if the player left a note. */
export function showUnfinishedSession(document: Document): void {
  const offer = document.getElementById("unfinished-session");
  if (offer !== null && hasNote()) {
    offer.hidden = false;
  }
}

function hasNote(): boolean {
  try {
    return localStorage.getItem(UNFINISHED) !== null;
  } catch {
    return false; // storage may be blocked; then there is no note either
  }
}
