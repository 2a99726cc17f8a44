// The questions of the end, the last screen, and coming back to a session.

import { activeMs, sessionLeftMs } from "./clock";
import {
  type Act,
  type Asking,
  type Choice,
  type Dialog,
  type Of,
  PLAIN,
  questionDialog,
  scale,
  TODAY,
} from "./dialog-parts";
import type { Say } from "./phrases";
import { blockAt } from "./route";
import type { EndAnswers } from "./state";
import { isRouted } from "./timeline";
import { lengthText, sideWord } from "./view";

const A_LOT = 6; // of 10: as on Today, from here on the danger signs come before anything else

export function endDialog(asking: Asking, mode: Of<"end">): Dialog {
  const { say, state } = asking;
  const open = state.openQuestions[0];
  if (mode.stage === "questions" && open !== undefined) return endQuestion(asking, open);
  if (mode.stage === "note") return noteDialog(asking, mode);
  const isPain = mode.stage !== "effort";
  const pass: Choice = { label: say("end_pass"), act: { do: "number", value: null }, look: "quiet" };
  const back: Choice = { label: say("back"), act: { do: "previous" }, look: "quiet" };
  return {
    ...PLAIN,
    key: `end.${mode.stage}`,
    title: say(isPain ? "end_pain" : "end_effort"),
    words: [say(isPain ? "pain_score_hint" : "end_effort_hint")],
    layout: "scale",
    choices: scale((value) => ({ do: "number", value })),
    footer: isPain ? [pass] : [back, pass],
  };
}

/** At the end a question says which exercise and side it is about; a rolled route is asked about as a whole. */
function endQuestion(asking: Asking, open: { question: string; block: number }): Dialog {
  const dialog = questionDialog(asking, open.question, "end");
  const block = blockAt(asking.timeline, open.block);
  const side = isRouted(block) ? [] : [sideWord(block.side, asking.say).toLowerCase()];
  const about = [block.name, ...side].join(", ");
  return { ...dialog, key: `${dialog.key}.${open.block}`, words: [about, ...dialog.words], escape: null };
}

function noteDialog({ say }: Asking, mode: Of<"end">): Dialog {
  return {
    ...PLAIN,
    key: "end.note",
    title: say("end_note"),
    words: [say("end_note_hint")],
    layout: "note",
    note: mode.answers.note,
    choices: [{ label: say("end_save"), act: { do: "save" }, look: "primary" }],
    footer: [{ label: say("back"), act: { do: "previous" }, look: "quiet" }],
  };
}

export function finishedDialog({ state, now, say, isSent }: Asking, mode: Of<"finished">): Dialog {
  const seconds = Math.round(activeMs(state, now) / 1000);
  const minutes =
    seconds < 90
      ? say("seconds_short", { seconds })
      : say("minutes_short", { minutes: Math.round(seconds / 60) });
  return {
    ...PLAIN,
    key: `finished.${isSent}`,
    title: say(mode.answers.completed ? "done_title" : "done_stopped"),
    words: [say("done_time", { minutes }), say(isSent ? "done_sent" : "done_waiting")],
    choices: [
      ...(hurtsALot(mode.answers) ? [whatToDo(say)] : []),
      { label: say("done_today"), act: { do: "visit", href: TODAY }, look: "primary" },
      { label: say("done_history"), act: { do: "visit", href: "/history/" } },
    ],
  };
}

function hurtsALot({ pain }: EndAnswers): boolean {
  return pain !== null && pain >= A_LOT;
}

function whatToDo(say: Say): Choice {
  return { label: say("help_go"), act: { do: "visit", href: "/help-now/" }, look: "danger" };
}

export function helpDialog({ say }: Asking): Dialog {
  return {
    ...PLAIN,
    key: "help",
    title: say("help_title"),
    words: [say("help_body")],
    choices: [{ ...whatToDo(say), look: "primary" }],
  };
}

export function resumeDialog({ timeline, state, now, say }: Asking, mode: Of<"resume">): Dialog {
  const block = blockAt(timeline, state.block);
  const side = block.side === "both" ? "" : `, ${sideWord(block.side, say).toLowerCase()}`;
  const time = lengthText(Math.ceil(sessionLeftMs(timeline, state, now) / 1000), say);
  const place = say("resume_place", { name: `${block.name}${side}`, time });
  const finish: Act = mode.open.name === "end" ? { do: "resume" } : { do: "ask-why" };
  const goOn: Choice = { label: say("resume_go_on"), act: { do: "resume" }, look: "primary" };
  return {
    ...PLAIN,
    key: "resume",
    title: say("resume_title"),
    words: [mode.open.name === "end" ? say("resume_questions") : place],
    choices: [
      ...(mode.open.name === "end" ? [] : [goOn]),
      { label: say("resume_finish"), act: finish },
      { label: say("resume_discard"), act: { do: "discard" }, hint: say("resume_discard_hint") },
    ],
    footer: [{ label: say("done_today"), act: { do: "visit", href: TODAY }, look: "quiet" }],
    escape: { do: "visit", href: TODAY },
  };
}
